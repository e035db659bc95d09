import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphStore } from '../../src/graph/store.ts';
import { openSqlite } from '../../src/storage/sqlite/store.ts';
import { type ShortestWeb, searchBetween } from '../../src/traversal/between.ts';
import { findShortestPaths, type Path, type PathRequest } from '../../src/traversal/paths.ts';
import { type EdgeHop, startWalk } from '../../src/traversal/walk.ts';
import { shortestPaths } from './brute.ts';
import { type Island, type Line, loadIsland, model, supplies } from './island.ts';

const size = 9;
const plenty = 200_000;
const either: EdgeHop[] = [
  { by: 'edge', type: 'SUPPLIES', direction: 'BOTH' },
  { by: 'edge', type: 'PARTNERS_WITH', direction: 'BOTH' },
];

let store: GraphStore;
beforeAll(async () => {
  store = await openSqlite(model, { path: ':memory:' });
  await store.prepare();
});
afterAll(() => store.close());

const number = fc.nat(size - 1);
const line: fc.Arbitrary<Line> = fc
  .record({
    type: fc.constantFrom('SUPPLIES', 'LENDS_TO', 'PARTNERS_WITH'),
    from: number,
    to: number,
    date: fc.constantFrom(null, '2024', '2024-03', '2025-01-02'),
  })
  .filter(({ from, to }) => from !== to);
const direction = fc.constantFrom('OUT' as const, 'IN' as const, 'BOTH' as const, 'BOTH' as const);
const allHops = fc.tuple(direction, direction).map(([supplies, lends]): EdgeHop[] => [
  { by: 'edge', type: 'PARTNERS_WITH', direction: 'BOTH' },
  { by: 'edge', type: 'SUPPLIES', direction: supplies },
  { by: 'edge', type: 'LENDS_TO', direction: lends },
]);
/** Unbiased, and so dense that most questions have an answer and many have several paths to choose from. */
const question = fc.noBias(
  fc.record({
    lines: fc.array(line, { minLength: 10, maxLength: 24 }),
    hops: fc.oneof(
      allHops,
      allHops.chain((all) => fc.subarray(all)),
    ),
    from: number,
    to: number,
    maxLength: fc.integer({ min: 1, max: size }),
  }),
);

function find(island: Island, from: number, to: number, given: Partial<PathRequest>) {
  const request = { hops: either, maxLength: size, first: 10, budget: plenty, ...given };
  return findShortestPaths(store, island.read, { from: island.nodes[from]!, to: island.nodes[to]!, ...request });
}

/** All paths of a web, by node ids. */
function follow(web: ShortestWeb, from: string, to: string): Path[] {
  if (from === to) return [{ nodes: [to], steps: [] }];
  const steps = [...web.get(from)!.values()].sort((a, b) => (a.node < b.node ? -1 : 1));
  return steps.flatMap((step) =>
    follow(web, step.node, to).map((rest) => ({ nodes: [from, ...rest.nodes], steps: [step, ...rest.steps] })),
  );
}

describe('findShortestPaths', () => {
  test('finds the first of the shortest paths that brute force finds', async () => {
    await fc.assert(
      fc.asyncProperty(question, async ({ lines, from, to, ...rest }) => {
        const island = await loadIsland(store, size, lines);
        const { nodes, facts } = island;
        const { paths, truncated } = await find(island, from, to, rest);
        const expected = shortestPaths(facts, rest.hops, nodes[from]!, nodes[to]!, rest.maxLength);
        expect(paths).toEqual(expected.slice(0, 1));
        expect(truncated).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  test('weaves all shortest paths that brute force finds', async () => {
    await fc.assert(
      fc.asyncProperty(question, async ({ lines, from, to, ...rest }) => {
        fc.pre(from !== to);
        const { nodes, facts, read } = await loadIsland(store, size, lines);
        const ends = { from: nodes[from]!, to: nodes[to]! };
        const web = await searchBetween(startWalk(store, read, plenty), { ...ends, ...rest });
        const found = web === null ? [] : follow(web, ends.from, ends.to);
        expect(found).toEqual(shortestPaths(facts, rest.hops, ends.from, ends.to, rest.maxLength));
      }),
      { numRuns: 200 },
    );
  });

  test('is truncated exactly when the budget is below what it has to visit, and never visits more', async () => {
    await fc.assert(
      fc.asyncProperty(question, fc.nat({ max: 20 }), async ({ lines, from, to, ...rest }, budget) => {
        const island = await loadIsland(store, size, lines);
        const whole = await find(island, from, to, rest);
        const bounded = await find(island, from, to, { ...rest, budget });
        if (whole.factsVisited <= budget) expect(bounded).toEqual(whole);
        else expect(bounded.truncated).toBe(true);
        expect(bounded.factsVisited).toBeLessThanOrEqual(budget);
      }),
      { numRuns: 200 },
    );
  });

  test('what a truncated search finds is as short as the shortest, along facts that are there', async () => {
    await fc.assert(
      fc.asyncProperty(question, fc.nat({ max: 20 }), async ({ lines, from, to, ...rest }, budget) => {
        const island = await loadIsland(store, size, lines);
        const { nodes, facts } = island;
        const all = shortestPaths(facts, rest.hops, nodes[from]!, nodes[to]!, rest.maxLength);
        for (const path of (await find(island, from, to, { ...rest, budget })).paths) {
          const same = all.find((one) => one.nodes.join() === path.nodes.join());
          expect(same).toBeDefined();
          for (const [index, step] of path.steps.entries()) {
            expect(same!.steps[index]!.edgeIds).toEqual(expect.arrayContaining(step.edgeIds));
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test('a node is connected to itself by a path of no steps, whatever the length', async () => {
    const island = await loadIsland(store, 2, [supplies(0, 1), supplies(1, 0)]);
    const answer = await find(island, 0, 0, { maxLength: 0 });
    expect(answer).toEqual({ paths: [{ nodes: [island.nodes[0]], steps: [] }], truncated: false, factsVisited: 0 });
  });

  test('no path is an empty list', async () => {
    const island = await loadIsland(store, 4, [supplies(0, 1), supplies(2, 3)]);
    expect(await find(island, 0, 3, {})).toEqual({ paths: [], truncated: false, factsVisited: 2 });
  });

  test('returns no more paths than were asked for', async () => {
    const island = await loadIsland(store, 2, [supplies(0, 1)]);
    expect((await find(island, 0, 1, { first: 0 })).paths).toEqual([]);
  });

  test('parallel facts are one step, newest first; forward is the direction of the newest', async () => {
    const island = await loadIsland(store, 2, [
      supplies(0, 1, '2024'),
      supplies(1, 0, '2025-06'),
      { type: 'PARTNERS_WITH', from: 1, to: 0, date: null },
    ]);
    const [older, newer, undated] = island.facts.map((fact) => fact.id);
    const { paths } = await find(island, 0, 1, {});
    expect(paths[0]!.steps).toEqual([{ edgeIds: [newer, older, undated], forward: false, node: island.nodes[1] }]);
  });

  test('sees what the view shows', async () => {
    const island = await loadIsland(store, 3, [supplies(0, 1, '2026'), supplies(1, 2, '2024')]);
    const past: Island = { ...island, read: { ...island.read, view: { ...island.read.view, validAt: '2025-01-01' } } };
    expect((await find(island, 0, 2, {})).paths).toHaveLength(1);
    expect((await find(past, 0, 2, {})).paths).toHaveLength(0);
  });

  test('an unknown end is an error that names it', async () => {
    const island = await loadIsland(store, 1, []);
    const request = {
      from: island.nodes[0]!,
      to: 'Company:nobody',
      hops: either,
      maxLength: 4,
      first: 1,
      budget: plenty,
    };
    await expect(findShortestPaths(store, island.read, request)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      facts: { id: 'Company:nobody' },
    });
  });
});
