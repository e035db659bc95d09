import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { circuitsOf } from '../../src/traversal/circuits.ts';
import { type CycleRequest, findCycles } from '../../src/traversal/cycles.ts';
import { strongComponents } from '../../src/traversal/strong-components.ts';
import type { EdgeHop } from '../../src/traversal/walk.ts';
import { overEmpty } from '../support/suites.ts';
import { simpleCycles } from './brute.ts';
import { type Island, lends, loadIsland, supplies } from './island.ts';
import { patience, plenty, questionsTo, runsOn, size } from './questions.ts';

const loans: EdgeHop[] = [{ by: 'edge', type: 'LENDS_TO', direction: 'OUT' }];

overEmpty('findCycles', (store) => {
  function find(island: Island, given: Partial<CycleRequest> = {}) {
    // Without `including` the whole store is searched, where other graphs are too.
    const where = { op: 'in' as const, field: 'id', values: island.facts.map(({ id }) => id) };
    const request = { including: null, hops: loans, maxLength: size, where, first: 100, budget: plenty };
    return findCycles(store(), island.read, { ...request, ...given });
  }

  test(
    'finds the cycles that brute force finds, each once, through a node or anywhere',
    async () => {
      await fc.assert(
        fc.asyncProperty(questionsTo(store()), fc.boolean(), async ({ lines, from, hops, maxLength }, anywhere) => {
          const island = await loadIsland(store(), size, lines);
          const including = anywhere ? null : island.nodes[from]!;
          const length = Math.max(2, maxLength);
          const { cycles, truncated } = await find(island, { hops, maxLength: length, including, first: 12 });
          const expected = simpleCycles(island.facts, hops, island.nodes, length, including);
          expect(cycles).toEqual(expected.slice(0, 12));
          expect(truncated).toBe(false);
        }),
        runsOn(store()),
      );
    },
    patience,
  );

  test(
    'never visits more than the budget, and what it finds within is there',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          questionsTo(store()),
          fc.nat({ max: 20 }),
          fc.boolean(),
          async ({ lines, from, hops }, budget, anywhere) => {
            const island = await loadIsland(store(), size, lines);
            const including = anywhere ? null : island.nodes[from]!;
            const { cycles, truncated, factsVisited } = await find(island, { hops, maxLength: 6, including, budget });
            const expected = simpleCycles(island.facts, hops, island.nodes, 6, including);
            for (const cycle of cycles) expect(expected).toContainEqual(cycle);
            expect(factsVisited).toBeLessThanOrEqual(budget);
            if (!truncated) expect(cycles).toEqual(expected.slice(0, 100));
          },
        ),
        runsOn(store()),
      );
    },
    patience,
  );

  test('a fact that runs both ways is no cycle by itself, two of them are one', async () => {
    const hops: EdgeHop[] = [{ by: 'edge', type: 'PARTNERS_WITH', direction: 'BOTH' }];
    const partners = (from: number, to: number, date: string | null = null) => ({
      type: 'PARTNERS_WITH',
      from,
      to,
      date,
    });
    const once = await loadIsland(store(), 2, [partners(0, 1)]);
    expect((await find(once, { hops, including: once.nodes[0]! })).cycles).toEqual([]);
    const twice = await loadIsland(store(), 2, [partners(0, 1), partners(0, 1, '2024')]);
    expect((await find(twice, { hops, including: twice.nodes[0]! })).cycles).toHaveLength(1);
    const triangle = await loadIsland(store(), 3, [partners(0, 1), partners(1, 2), partners(2, 0)]);
    const { cycles } = await find(triangle, { hops, including: triangle.nodes[0]! });
    expect(cycles.map(({ nodes }) => nodes.length)).toEqual([3]);
  });

  test('an unknown node is an error that names it', async () => {
    const island = await loadIsland(store(), 1, []);
    await expect(find(island, { including: 'Company:nobody' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      facts: { id: 'Company:nobody' },
    });
  });

  test('is stopped by the deadline', async () => {
    const island = await loadIsland(store(), 2, [lends(0, 1), lends(1, 0)]);
    const late = { ...island, read: { ...island.read, deadline: Date.now() - 1 } };
    await expect(find(late)).rejects.toMatchObject({ code: 'TIMEOUT' });
  });

  test('LDBC FinBench, triangles between two parties: from one to the other and back through a third', async () => {
    const island = await loadIsland(store(), 6, [
      lends(0, 1, '2024-01-01'),
      lends(1, 2),
      lends(2, 0),
      lends(1, 3),
      lends(3, 0),
      lends(1, 4),
      lends(0, 5),
      supplies(4, 0),
    ]);
    const { nodes } = island;
    const { cycles } = await find(island, { including: nodes[0]!, maxLength: 3 });
    const third = cycles.filter((cycle) => cycle.nodes[1] === nodes[1]).map((cycle) => cycle.nodes[2]);
    expect(third).toEqual([nodes[2], nodes[3]]);
  });
});

describe('strongComponents', () => {
  const graph = fc.array(fc.array(fc.nat(7), { maxLength: 3 }), { minLength: 8, maxLength: 8 });

  test('two nodes share one exactly when each can be reached from the other', () => {
    fc.assert(
      fc.property(graph, (edges) => {
        const reach = edges.map((_, start) => {
          const seen = new Set([start]);
          for (const node of seen) for (const end of edges[node]!) seen.add(end);
          return seen;
        });
        const components = strongComponents(new Map(edges.entries()));
        const component = edges.map((_, node) => components.findIndex((nodes) => nodes.includes(node)));
        for (let a = 0; a < 8; a += 1) {
          for (let b = 0; b < 8; b += 1) {
            expect(component[a] === component[b]).toBe(reach[a]!.has(b) && reach[b]!.has(a));
          }
        }
      }),
    );
  });

  test('a ring of 100,000 nodes is one, and does not exhaust the stack', () => {
    const ring = Array.from({ length: 100_000 }, (_, node) => [(node + 1) % 100_000]);
    expect(strongComponents(new Map(ring.entries()))).toHaveLength(1);
  });
});

const all = Array.from({ length: 12 }, (_, node) =>
  Array.from({ length: 12 }, (__, end) => end).filter((end) => end !== node),
);

test('circuitsOf lets others go on again and again', () => {
  let looks = 0;
  let since = 0;
  let longest = 0;
  for (const found of circuitsOf(all, 8, () => ++looks < 1_000_000)) {
    if (found !== null) continue;
    longest = Math.max(longest, looks - since);
    since = looks;
  }
  expect(looks).toBeGreaterThanOrEqual(1_000_000);
  expect(Math.max(longest, looks - since)).toBeLessThan(70_000);
});

test('circuitsOf ends when it is told to', () => {
  let looks = 0;
  const found = [...circuitsOf(all, 12, () => ++looks < 5_000)];
  expect(found.length).toBeGreaterThan(50);
  expect(looks).toBeLessThan(5_200);
});
