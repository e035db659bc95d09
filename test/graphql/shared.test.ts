import { expect, test } from 'vitest';
import { createShared } from '../../src/graphql/shared.ts';

/** Questions in the order in which they were put, each answered when the test says so. */
function questions() {
  const put: { asked: number; answer: (value: string) => void; fail: (error: Error) => void }[] = [];
  const ask = createShared(
    (asked: number) => new Promise<string>((answer, fail) => void put.push({ asked, answer, fail })),
  );
  return { put, ask };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

test('who asks at once shares a question, who asks while it is under way the next', async () => {
  const { put, ask } = questions();
  const first = [ask(1), ask(2)];
  await settled();
  const second = [ask(3), ask(4)];
  await settled();
  expect(put.map(({ asked }) => asked)).toEqual([1]);
  put[0]!.answer('before');
  expect(await Promise.all(first)).toEqual(['before', 'before']);
  await settled();
  expect(put.map(({ asked }) => asked)).toEqual([1, 3]);
  put[1]!.answer('after');
  expect(await Promise.all(second)).toEqual(['after', 'after']);
});

test('a question that fails does so for those who shared it, and for nobody else', async () => {
  const { put, ask } = questions();
  const first = [ask(1), ask(2)];
  await settled();
  const second = ask(3);
  put[0]!.fail(new Error('gone'));
  for (const one of first) await expect(one).rejects.toThrow('gone');
  await settled();
  put[1]!.answer('back');
  expect(await second).toBe('back');
});
