import { describe, expect, test } from 'vitest';
import { findPaths } from '../../src/traversal/paths.ts';
import { type EdgeHop, expand, reach, startWalk } from '../../src/traversal/walk.ts';
import { overEmpty } from '../support/suites.ts';
import { type Island, loadIsland, model, supplies } from './island.ts';

const hops: EdgeHop[] = [{ by: 'edge', type: 'SUPPLIES', direction: 'BOTH' }];
/** More than a search reads before it looks at the other side. */
const leaves = 2_100;
/** Node 0 has neighbours numbered from 1; the last one leads on to one more node. */
const star = [...Array.from({ length: leaves }, (_, index) => supplies(0, index + 1)), supplies(leaves, leaves + 1)];

overEmpty('a hub', (store) => {
  /** From the hub to the node behind its last neighbour. */
  function cross(island: Island, budget: number, reversed = false) {
    const ends = [island.nodes[0]!, island.nodes[leaves + 1]!];
    const [from, to] = (reversed ? ends.toReversed() : ends) as [string, string];
    const request = { from, to, hops, maxLength: 4, mode: 'SHORTEST' as const, monotonic: false, first: 1, budget };
    return findPaths(store(), island.read, model, request);
  }

  test('is left alone where the other side has less to read', async () => {
    const island = await loadIsland(store(), leaves + 2, star);
    for (const reversed of [false, true]) {
      const { paths, factsVisited } = await cross(island, 1_000, reversed);
      expect(paths[0]!.nodes).toHaveLength(3);
      // The far node's one fact, its neighbour's two.
      expect(factsVisited).toBe(3);
    }
  });

  test('costs no more facts than the budget, and then the answer says so', async () => {
    const island = await loadIsland(store(), leaves + 2, star);
    expect(await cross(island, 2)).toEqual({ paths: [], truncated: true, factsVisited: 2 });
    const walk = startWalk(store(), island.read, { budget: 50 });
    const [token] = await store().tokensOf([island.nodes[0]!], island.read);
    const rows = island.read.meter.rows;
    const [reached] = await reach(walk, [token!], hops, false);
    expect(reached!.nodes).toHaveLength(50);
    expect(walk).toMatchObject({ factsVisited: 50, truncated: true });
    // One more tells whether there are more.
    expect(island.read.meter.rows - rows).toBeLessThanOrEqual(50 + 1);
  });

  test('costs one call a level and one look at the hub, besides tokens, ids and facts', async () => {
    const island = await loadIsland(store(), leaves + 2, star);
    await cross(island, 1_000);
    expect(island.read.meter.portCalls).toBe(1 + 3 + 1 + 1);
  });

  describe('and its level', () => {
    test('take the part of the budget that the others do not need', async () => {
      const island = await loadIsland(store(), leaves + 4, [
        ...star,
        supplies(leaves + 2, 0),
        supplies(leaves + 2, leaves + 3),
      ]);
      const [hub, small] = [island.nodes[0]!, island.nodes[leaves + 3]!];
      const walk = startWalk(store(), island.read, { budget: leaves + 2 });
      const ends = await expand(walk, [small, hub], hops);
      expect(ends.map((rows) => rows.length)).toEqual([1, leaves + 1]);
      expect(walk).toMatchObject({ factsVisited: leaves + 2, truncated: false });
    });

    test('share the budget, and together they read no more than it', async () => {
      const hubs = [0, 1, 2];
      const lines = hubs.flatMap((hub) =>
        Array.from({ length: 50 }, (_, index) => supplies(hub, 3 + hub * 50 + index)),
      );
      const island = await loadIsland(store(), 153, lines);
      const walk = startWalk(store(), island.read, { budget: 90 });
      const ends = await expand(walk, island.nodes.slice(0, 3), hops);
      expect(ends.map((rows) => rows.length)).toEqual([30, 30, 30]);
      expect(walk).toMatchObject({ factsVisited: 90, truncated: true });
      // A store may look at one more a hub to tell whether there are more.
      expect(island.read.meter.rows).toBeLessThanOrEqual(90 + hubs.length);
    });
  });
});
