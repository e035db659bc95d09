import { expect, test } from 'vitest';
import { tabs } from '../../src/http/tabs.ts';
import { overSeeds } from '../support/seeds.ts';

/** Lists of an answer, by the names on the way to them. */
function listsOf(value: unknown, way = ''): [string, unknown[]][] {
  if (Array.isArray(value)) return [[way, value], ...value.flatMap((one) => listsOf(one, way))];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => listsOf(one, `${way}/${name}`));
}

overSeeds('what GraphiQL opens with', (ask) => {
  test.each(tabs.map(({ title, query }) => [title, query] as const))('%s', async (_, query) => {
    const lists = listsOf(await ask(query));
    expect(lists.length).toBeGreaterThan(0);
    // Each list that the question asks for has something in it somewhere in the answer.
    for (const way of new Set(lists.map(([name]) => name))) {
      expect(Math.max(...lists.filter(([name]) => name === way).map(([, list]) => list.length)), way).toBeGreaterThan(
        0,
      );
    }
  });
});
