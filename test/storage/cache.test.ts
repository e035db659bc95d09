import { describe, expect, test } from 'vitest';
import { createMeter } from '../../src/graph/meter.ts';
import type { EdgeQuery, GraphStore, Read } from '../../src/graph/store.ts';
import { withCache } from '../../src/storage/cache.ts';
import { openSqlite } from '../../src/storage/sqlite/store.ts';
import { temporaryPath } from '../support/sqlite.ts';
import { model, voice } from '../support/statements.ts';
import { publish } from '../support/world.ts';

const { node, edge } = voice('one');
const query: EdgeQuery = {
  hops: [{ by: 'edge', type: 'OWNS', direction: 'OUT' }],
  order: { terms: [], fallback: 'DESC' },
  page: { limit: 10, from: 'start' },
  far: true,
};
const first = [
  node('Source:press', 'Press'),
  node('Company:a', 'A'),
  node('Company:b', 'B'),
  node('Company:c', 'C'),
  edge('OWNS', 'Company:a', 'Company:b', {}),
];

async function open(path = temporaryPath()): Promise<{ store: GraphStore; cached: GraphStore }> {
  const store = await openSqlite(model, { path });
  await store.prepare();
  return { store, cached: withCache(store) };
}

async function readAt(store: GraphStore): Promise<Read> {
  const call = { deadline: Date.now() + 60_000, meter: createMeter() };
  const { load } = await store.version(call);
  return { ...call, meter: createMeter(), view: { load, latest: true, validAt: null } };
}

/** Names at the far ends of what `Company:a` owns, and the statements that it took. */
async function owned(store: GraphStore): Promise<[unknown[], number]> {
  const read = await readAt(store);
  const [slice] = await store.edgesOf(['Company:a'], query, read);
  return [slice!.rows.map(({ far }) => far!.record.name), read.meter.statements];
}

describe('a store with a memory', () => {
  test('asks once, and again for what it does not know', async () => {
    const { cached } = await open();
    await publish(cached, first);
    expect(await owned(cached)).toEqual([['B'], 1]);
    expect(await owned(cached)).toEqual([['B'], 0]);
    const read = await readAt(cached);
    expect(await cached.edgesOf(['Company:a', 'Company:b', 'Company:a'], query, read)).toHaveLength(3);
    expect(read.meter.statements).toBe(1);
    expect((await cached.edgesOf(['Company:b', 'Company:a'], query, read)).map(({ rows }) => rows.length)).toEqual([
      0, 1,
    ]);
    expect(read.meter.statements).toBe(1);
  });

  test('knows that a node does not exist', async () => {
    const { cached } = await open();
    await publish(cached, first);
    for (const statements of [1, 0]) {
      const read = await readAt(cached);
      const rows = await cached.nodesByKey(['Company:none', 'Company:a', 'Company:none'], read);
      expect(rows.map((row) => row?.id ?? null)).toEqual([null, 'Company:a', null]);
      expect(read.meter.statements).toBe(statements);
    }
  });

  test('lists of nodes and figures as well, whichever of their lists are asked for', async () => {
    const { store, cached } = await open();
    await publish(cached, [...first, edge('RAISED', 'Company:a', 'FundingRound:r', {}), node('FundingRound:r', 'R')]);
    const page = { limit: 10, from: 'start' as const };
    const byName = {
      terms: [{ on: 'self' as const, field: 'name', direction: 'ASC' as const }],
      fallback: 'ASC' as const,
    };
    const hops = query.hops;
    const named = (keys: string[]) => ({ field: 'sources', keys });
    const asks: ((from: GraphStore, read: Read, keys: string[]) => Promise<unknown[]>)[] = [
      (from, read) => from.findNodes({ kinds: ['Company'], order: byName, page }, read),
      (from, read, keys) => from.findNodes({ kinds: ['Company'], order: byName, page, naming: named(keys) }, read),
      (from, read) => from.aggregate({ over: 'nodes', kinds: ['Company'] }, read),
      (from, read, keys) => from.aggregate({ over: 'nodes', kinds: ['Company'], naming: named(keys) }, read),
      (from, read, keys) =>
        from.aggregate({ over: 'edges', origins: keys.map((key) => `Company:${key}`), hops, distinct: false }, read),
    ];
    for (const ask of asks) {
      for (const [keys, statements] of [
        [['press', 'a'], 1],
        [['a', 'press', 'a'], 0],
      ] as const) {
        const read = await readAt(cached);
        expect(await ask(cached, read, [...keys])).toEqual(await ask(store, await readAt(store), [...keys]));
        expect(read.meter.statements).toBe(statements);
      }
    }
  });

  test('has nothing old to say after a load, be it its own or another connection’s', async () => {
    const path = temporaryPath();
    const { cached } = await open(path);
    const { store: other } = await open(path);
    await publish(cached, first);
    expect(await owned(cached)).toEqual([['B'], 1]);
    await publish(cached, [node('Company:b', 'B2')]);
    expect(await owned(cached)).toEqual([['B2'], 1]);
    await publish(other, [node('Company:b', 'B3'), edge('OWNS', 'Company:a', 'Company:c', {})]);
    expect((await owned(cached))[0].sort()).toEqual(['B3', 'C']);
    await other.close();
  });

  test('keeps nothing while a load is written, nor of one that was undone', async () => {
    const { cached } = await open(':memory:');
    await publish(cached, first);
    const load = await cached.load(['one']);
    await load.applyBatch([node('Company:b', 'Unpublished')]);
    await owned(cached);
    await load.discard();
    expect(await owned(cached)).toEqual([['B'], 1]);
    expect(await owned(cached)).toEqual([['B'], 0]);
  });

  test('answers other days and earlier loads as the store does', async () => {
    const { store, cached } = await open();
    await publish(cached, first);
    await publish(cached, [edge('OWNS', 'Company:a', 'Company:c', { validFrom: '2026-05' })]);
    const read = await readAt(cached);
    for (const view of [
      { load: 2, latest: true, validAt: '2026-01-01' },
      { load: 2, latest: true, validAt: '2026-06-01' },
      { load: 1, latest: false, validAt: null },
      { load: 2, latest: true, validAt: null },
    ]) {
      const asked = { ...read, view };
      for (let time = 0; time < 2; time++) {
        expect(await cached.edgesOf(['Company:a'], query, asked)).toEqual(
          await store.edgesOf(['Company:a'], query, asked),
        );
      }
    }
  });

  test('counts once what several ask for at once', async () => {
    const { store } = await open();
    const cached = withCache(store, 8_000);
    await publish(cached, first);
    const read = await readAt(cached);
    await cached.nodesByKey(['Company:b'], read);
    for (let time = 0; time < 30; time++) {
      await Promise.all([1, 2, 3].map(() => cached.nodesByKey([`Company:none-${time % 4}`], read)));
      // What is not asked together stays known: four names and one node are far from the limit.
      const before = read.meter.statements;
      await cached.nodesByKey(['Company:b'], read);
      expect(read.meter.statements).toBe(before);
    }
    const together = { ...read, meter: createMeter() };
    const fresh = withCache(store, 8_000);
    for (let time = 0; time < 10; time++) {
      await Promise.all(Array.from({ length: 20 }, () => fresh.nodesByKey(['Company:c'], together)));
    }
    const { statements } = together.meter;
    await fresh.nodesByKey(['Company:c'], together);
    expect(together.meter.statements).toBe(statements);
  });

  test('forgets what was asked least recently when there is too much of it', async () => {
    const { store } = await open();
    const cached = withCache(store, 8_000);
    await publish(cached, first);
    const ask = async (key: string) => {
      const read = await readAt(cached);
      await cached.nodesByKey([key], read);
      return read.meter.statements;
    };
    expect(await ask('Company:a')).toBe(1);
    for (let index = 0; index < 100; index++) await ask(`Company:none-${index}`);
    expect(await ask('Company:none-99')).toBe(0);
    expect(await ask('Company:a')).toBe(1);
  });
});
