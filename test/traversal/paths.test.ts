import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findPaths, type PathMode, type PathRequest } from '../../src/traversal/paths.ts';
import type { EdgeHop } from '../../src/traversal/walk.ts';
import { overEmpty } from '../support/suites.ts';
import { orderedPaths, shortestOf, simplePaths } from './brute.ts';
import { type Island, lends, loadIsland, model, supplies } from './island.ts';
import { patience, plenty, questionsTo, runsOn, size } from './questions.ts';

const either: EdgeHop[] = [
  { by: 'edge', type: 'SUPPLIES', direction: 'BOTH' },
  { by: 'edge', type: 'PARTNERS_WITH', direction: 'BOTH' },
];
const modes: PathMode[] = ['SHORTEST', 'ALL_SHORTEST', 'SIMPLE'];

overEmpty('findPaths', (store) => {
  function find(island: Island, from: number, to: number, given: Partial<PathRequest> = {}) {
    const request = { hops: either, maxLength: size, mode: 'SHORTEST' as const, monotonic: false, first: 10 };
    const ends = { from: island.nodes[from]!, to: island.nodes[to]! };
    return findPaths(store(), island.read, model, { ...ends, ...request, budget: plenty, ...given });
  }

  test.each(modes)(
    '%s finds the first of the paths that brute force finds, in order of dates too',
    async (mode) => {
      await fc.assert(
        fc.asyncProperty(questionsTo(store()), fc.boolean(), async ({ lines, from, to, ...rest }, monotonic) => {
          const island = await loadIsland(store(), size, lines);
          const { nodes, facts } = island;
          const first = 7;
          const { paths, truncated } = await find(island, from, to, { ...rest, mode, monotonic, first });
          const all = simplePaths(facts, rest.hops, nodes[from]!, nodes[to]!, rest.maxLength);
          const fitting = monotonic ? orderedPaths(facts, all) : all;
          const wanted = mode === 'SIMPLE' ? fitting : shortestOf(fitting);
          expect(paths).toEqual(wanted.slice(0, mode === 'SHORTEST' ? 1 : first));
          expect(truncated).toBe(false);
        }),
        runsOn(store()),
      );
    },
    patience,
  );

  test(
    'is truncated exactly when the budget is below what it has to visit, and never visits more',
    async () => {
      await fc.assert(
        fc.asyncProperty(questionsTo(store()), fc.nat({ max: 20 }), async ({ lines, from, to, ...rest }, budget) => {
          const island = await loadIsland(store(), size, lines);
          const whole = await find(island, from, to, rest);
          const bounded = await find(island, from, to, { ...rest, budget });
          if (whole.factsVisited <= budget) expect(bounded).toEqual(whole);
          else expect(bounded.truncated).toBe(true);
          expect(bounded.factsVisited).toBeLessThanOrEqual(budget);
        }),
        runsOn(store()),
      );
    },
    patience,
  );

  test(
    'what a truncated search finds is as short as the shortest, along facts that are there',
    async () => {
      await fc.assert(
        fc.asyncProperty(questionsTo(store()), fc.nat({ max: 20 }), async ({ lines, from, to, ...rest }, budget) => {
          const island = await loadIsland(store(), size, lines);
          const { nodes, facts } = island;
          const all = shortestOf(simplePaths(facts, rest.hops, nodes[from]!, nodes[to]!, rest.maxLength));
          for (const path of (await find(island, from, to, { ...rest, budget })).paths) {
            const same = all.find((one) => one.nodes.join() === path.nodes.join());
            expect(same).toEqual(path);
          }
        }),
        runsOn(store()),
      );
    },
    patience,
  );

  test('a node is connected to itself by a path of no steps, whatever the length', async () => {
    const island = await loadIsland(store(), 2, [supplies(0, 1), supplies(1, 0)]);
    for (const mode of modes) {
      const answer = await find(island, 0, 0, { maxLength: 0, mode });
      expect(answer).toEqual({ paths: [{ nodes: [island.nodes[0]], steps: [] }], truncated: false, factsVisited: 0 });
    }
  });

  test('no path is an empty list', async () => {
    const island = await loadIsland(store(), 4, [supplies(0, 1), supplies(2, 3)]);
    for (const mode of modes) {
      expect(await find(island, 0, 3, { mode })).toEqual({ paths: [], truncated: false, factsVisited: 2 });
    }
  });

  test('returns no more paths than were asked for', async () => {
    const island = await loadIsland(store(), 4, [supplies(0, 1), supplies(0, 2), supplies(1, 3), supplies(2, 3)]);
    for (const first of [0, 1, 2]) {
      expect((await find(island, 0, 3, { first, mode: 'ALL_SHORTEST' })).paths).toHaveLength(first);
    }
  });

  test('parallel facts are one step, newest first; forward is the direction of the newest', async () => {
    const island = await loadIsland(store(), 2, [
      supplies(0, 1, '2024'),
      supplies(1, 0, '2025-06'),
      { type: 'PARTNERS_WITH', from: 1, to: 0, date: null },
    ]);
    const [older, newer, undated] = island.facts.map((fact) => fact.id);
    const { paths } = await find(island, 0, 1);
    expect(paths[0]!.steps).toEqual([
      {
        edgeIds: [newer, older, undated],
        types: ['SUPPLIES', 'PARTNERS_WITH'],
        forward: false,
        node: island.nodes[1],
      },
    ]);
  });

  test('dates in order: the same day is, a coarse date may be, and facts that cannot be are left out', async () => {
    const hops: EdgeHop[] = [{ by: 'edge', type: 'LENDS_TO', direction: 'OUT' }];
    const island = await loadIsland(store(), 4, [
      lends(0, 1, '2024-05-05'),
      lends(1, 2, '2024-05-05'),
      lends(1, 2, '2024-05-04'),
      lends(1, 2, '2024'),
      lends(2, 3, '2024-05'),
      lends(0, 3, '2024-06-01'),
    ]);
    const [, same, earlier, coarse] = island.facts.map((fact) => fact.id);
    const { paths } = await find(island, 0, 2, { hops, monotonic: true });
    expect(paths[0]!.steps[1]!.edgeIds).toEqual([same, coarse]);
    expect(paths[0]!.steps[1]!.edgeIds).not.toContain(earlier);
    const all = await find(island, 0, 3, { hops, monotonic: true, mode: 'SIMPLE' });
    expect(all.paths.map(({ steps }) => steps.length)).toEqual([1, 3]);
  });

  test('a filter takes facts away before anything is found', async () => {
    const island = await loadIsland(store(), 3, [supplies(0, 2, '2024'), supplies(0, 1), supplies(1, 2)]);
    const where = { op: 'isNull' as const, field: 'announcedOn' };
    expect((await find(island, 0, 2)).paths[0]!.nodes).toHaveLength(2);
    expect((await find(island, 0, 2, { where })).paths[0]!.nodes).toHaveLength(3);
  });

  test('sees what the view shows', async () => {
    const island = await loadIsland(store(), 3, [supplies(0, 1, '2026'), supplies(1, 2, '2024')]);
    const past: Island = { ...island, read: { ...island.read, view: { ...island.read.view, validAt: '2025-01-01' } } };
    expect((await find(island, 0, 2)).paths).toHaveLength(1);
    expect((await find(past, 0, 2)).paths).toHaveLength(0);
  });

  test('an unknown end is an error that names it', async () => {
    const island = await loadIsland(store(), 1, []);
    await expect(find(island, 0, 0, { to: 'Company:nobody' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      facts: { id: 'Company:nobody' },
    });
  });

  test('LDBC FinBench, shortest transfer path: along transfers alone; none is an empty list', async () => {
    const island = await loadIsland(store(), 5, [
      lends(0, 1),
      lends(1, 2),
      lends(2, 3),
      lends(3, 0),
      supplies(0, 3),
      { type: 'PARTNERS_WITH', from: 0, to: 4, date: null },
    ]);
    const hops: EdgeHop[] = [{ by: 'edge', type: 'LENDS_TO', direction: 'OUT' }];
    const shortest = await find(island, 0, 3, { hops });
    expect(shortest.paths.map(({ nodes }) => nodes)).toEqual([island.nodes.slice(0, 4)]);
    expect((await find(island, 0, 4, { hops })).paths).toEqual([]);
  });
});
