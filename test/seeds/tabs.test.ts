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

  test('shows every chip of which a run is known and no other, and every loop', async () => {
    const answer = async (name: string) => ask(tabs.find(({ query }) => query.includes(`query ${name} {`))!.query);
    const { chips } = await answer('ChipSpeeds');
    const all = await ask('{ chips(first: 100, where: { runs: { some: {} } }) { nodes { name } } }');
    expect(chips.nodes.map(({ name }: { name: string }) => name)).toEqual(
      all.chips.nodes.map(({ name }: { name: string }) => name),
    );
    const { cycles } = await answer('MoneyLoops');
    expect(cycles.cycles.length).toBeGreaterThan(20);
    expect(cycles.cycles.length).toBeLessThan(50);
  });
});

test('a window of 1,440 pixels shows all tabs', () => {
  // About 9 pixels a character, and 33 around each name; the bar has 1,190.
  const widths = tabs.map(({ query }) => 33 + 9 * /^query (\w+)/m.exec(query)![1]!.length);
  expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThan(1_190);
});
