import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findSubgraph, type SubgraphRequest } from '../../src/traversal/subgraph.ts';
import type { EdgeHop } from '../../src/traversal/walk.ts';
import { overEmpty } from '../support/suites.ts';
import { subgraphOf } from './brute.ts';
import { type Island, lends, loadIsland, supplies } from './island.ts';
import { patience, plenty, questionsTo, runsOn, size } from './questions.ts';

const either: EdgeHop[] = [{ by: 'edge', type: 'LENDS_TO', direction: 'BOTH' }];

overEmpty('findSubgraph', (store) => {
  function find(island: Island, around: number[], given: Partial<SubgraphRequest> = {}) {
    const request = { depth: 1, hops: either, maxNodes: 200, perNode: 25, maxFacts: 1_000, budget: plenty };
    const nodes = around.map((index) => island.nodes[index]!);
    return findSubgraph(store(), island.read, { ...request, ...given, around: nodes });
  }
  const shape = fc.record({
    depth: fc.integer({ min: 1, max: 4 }),
    perNode: fc.integer({ min: 1, max: 5 }),
    maxNodes: fc.integer({ min: 2, max: size }),
  });

  test(
    'finds the nodes and facts that brute force finds',
    async () => {
      await fc.assert(
        fc.asyncProperty(questionsTo(store()), shape, async ({ lines, from, to, hops }, given) => {
          const island = await loadIsland(store(), size, lines);
          const around = [...new Set([from, to])];
          const { factsVisited, ...found } = await find(island, around, { hops, ...given });
          const ids = around.map((index) => island.nodes[index]!);
          expect(found).toEqual(subgraphOf(island.facts, hops, ids, given));
          expect(factsVisited).toBeGreaterThanOrEqual(found.facts.length);
        }),
        runsOn(store()),
      );
    },
    patience,
  );

  test(
    'never visits more than the budget',
    async () => {
      await fc.assert(
        fc.asyncProperty(questionsTo(store()), fc.nat({ max: 20 }), async ({ lines, from, hops }, budget) => {
          const island = await loadIsland(store(), size, lines);
          const whole = await find(island, [from], { hops, depth: 2, perNode: 3 });
          const bounded = await find(island, [from], { hops, depth: 2, perNode: 3, budget });
          expect(bounded.factsVisited).toBeLessThanOrEqual(budget);
          expect(whole.facts).toEqual(expect.arrayContaining(bounded.facts));
          if (!bounded.truncated) expect(bounded).toEqual(whole);
        }),
        runsOn(store()),
      );
    },
    patience,
  );

  test('returns no more facts than it may', async () => {
    const island = await loadIsland(store(), 3, [lends(0, 1, '2024'), lends(1, 2, '2023'), lends(0, 1, '2022')]);
    const { facts, truncated } = await find(island, [0], { depth: 2, maxFacts: 2 });
    expect(facts).toHaveLength(2);
    expect(truncated).toBe(true);
  });

  test('a hub on the way does not flood it', async () => {
    const lines = Array.from({ length: 60 }, (_, index) => lends(1, index + 2, '2020'));
    const island = await loadIsland(store(), 62, [lends(0, 1, '2024'), ...lines]);
    const { nodes, truncated } = await find(island, [0], { depth: 2, perNode: 5 });
    expect(nodes).toHaveLength(2 + 4);
    expect(truncated).toBe(true);
  });

  test('an unknown node is an error that names it', async () => {
    const island = await loadIsland(store(), 1, []);
    const request = { depth: 1, hops: either, maxNodes: 9, perNode: 9, maxFacts: 9, budget: plenty };
    const around = [island.nodes[0]!, 'Company:nobody'];
    await expect(findSubgraph(store(), island.read, { ...request, around })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      facts: { id: 'Company:nobody' },
    });
  });

  test('LDBC FinBench, truncated expansion: newest first, then by id', async () => {
    const island = await loadIsland(store(), 6, [
      lends(0, 1, '2023-01-01'),
      lends(0, 2, '2024-05-06'),
      lends(0, 3, '2024-05-06'),
      lends(0, 4),
      supplies(0, 5, '2025'),
    ]);
    const { nodes, facts } = await find(island, [0], { perNode: 2 });
    // Of two facts of one day the one whose id is greater comes first, as in every list of facts.
    expect(nodes).toEqual([0, 3, 2].map((index) => island.nodes[index]));
    expect(facts).toEqual([2, 1].map((index) => island.facts[index]!.id));
    expect((await find(island, [0], { perNode: 4 })).nodes.at(-1)).toBe(island.nodes[4]);
  });
});
