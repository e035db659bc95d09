import { expect, test } from 'vitest';
import { Recent, type Room } from '../../src/ingest/recent.ts';

const ample = 1_000_000;

/** Asks for each name, and sets those that are not known; gives how many were. */
function ask(recent: Recent<string>, names: Iterable<number>): number {
  let known = 0;
  for (const name of names) {
    const value = recent.get(String(name));
    if (value === undefined) recent.set(String(name), `value of ${name}`);
    else expect(value).toBe(`value of ${name}`);
    known += value === undefined ? 0 : 1;
  }
  return known;
}

function* random(among: number, times: number): Generator<number> {
  for (let seed = 7, count = 0; count < times; count += 1) {
    seed = (seed * 48_271) % 2_147_483_647;
    yield seed % among;
  }
}

function* upTo(count: number): Generator<number> {
  for (let at = 0; at < count; at += 1) yield at;
}

test('what is asked for again and again is held, as far as there is room', () => {
  const [roomy, tight]: Room[] = [{ left: ample }, { left: 8_000 }];
  const [large, small] = [new Recent<string>(roomy!), new Recent<string>(tight!)];
  for (const recent of [large, small]) ask(recent, random(50_000, 200_000));
  expect(ask(large, random(50_000, 10_000))).toBe(10_000);
  expect(ask(small, random(50_000, 10_000))).toBeLessThan(5_000);
  expect(tight!.left).toBe(0);
});

test('what nobody asks for again is forgotten, and its room is there for others', () => {
  const room: Room = { left: 100_000 };
  const recent = new Recent<string>(room);
  ask(recent, upTo(200_000));
  expect(room.left).toBe(99_000);
  expect(recent.get('150000')).toBeUndefined();
  expect(recent.get('199999')).toBe('value of 199999');
});
