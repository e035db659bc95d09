import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphStore } from '../../src/graph/store.ts';
import { openSqlite } from '../../src/storage/sqlite/store.ts';
import { findShortestPaths } from '../../src/traversal/paths.ts';
import { type EdgeHop, expand, startWalk } from '../../src/traversal/walk.ts';
import { type Island, loadIsland, model, supplies } from './island.ts';

const hops: EdgeHop[] = [{ by: 'edge', type: 'SUPPLIES', direction: 'BOTH' }];
const leaves = 300;
/** Node 0 has 300 neighbours, numbered from 1; the last one leads on to one more node. */
const star = [...Array.from({ length: leaves }, (_, index) => supplies(0, index + 1)), supplies(leaves, leaves + 1)];

let store: GraphStore;
beforeAll(async () => {
  store = await openSqlite(model, { path: ':memory:' });
  await store.prepare();
});
afterAll(() => store.close());

/** From the hub to the node behind its last neighbour. */
function cross(island: Island, budget: number) {
  const [from, to] = [island.nodes[0]!, island.nodes[leaves + 1]!];
  return findShortestPaths(store, island.read, { from, to, hops, maxLength: 4, first: 1, budget });
}

describe('a hub', () => {
  test('is left alone where the other side is smaller', async () => {
    const island = await loadIsland(store, leaves + 2, star);
    const { paths, factsVisited } = await cross(island, 1_000);
    expect(paths[0]!.nodes).toHaveLength(3);
    expect(factsVisited).toBe(leaves + 1);
  });

  test('costs no more rows than the budget', async () => {
    const island = await loadIsland(store, leaves + 2, star);
    expect(await cross(island, 50)).toEqual({ paths: [], truncated: true, factsVisited: 50 });
    // Besides the two nodes asked about, and the one more that tells whether there are more.
    expect(island.read.meter.rows).toBeLessThanOrEqual(50 + 2 + 1);
  });

  test('costs one call a level, and one for both ends', async () => {
    const island = await loadIsland(store, leaves + 2, star);
    await cross(island, 1_000);
    expect(island.read.meter.portCalls).toBe(1 + 2);
  });

  test('takes the part of the budget that its neighbours on the level do not need', async () => {
    const island = await loadIsland(store, leaves + 4, [
      ...star,
      supplies(leaves + 2, 0),
      supplies(leaves + 2, leaves + 3),
    ]);
    const [hub, small] = [island.nodes[0]!, island.nodes[leaves + 3]!];
    const walk = startWalk(store, island.read, leaves + 2);
    const ends = await expand(walk, [small, hub], hops);
    expect(ends.map((rows) => rows.length)).toEqual([1, leaves + 1]);
    expect(walk).toMatchObject({ factsVisited: leaves + 2, truncated: false });
  });

  test('shares the budget with the other hubs of its level, and together they read no more than it', async () => {
    const hubs = [0, 1, 2];
    const lines = hubs.flatMap((hub) => Array.from({ length: 50 }, (_, index) => supplies(hub, 3 + hub * 50 + index)));
    const island = await loadIsland(store, 153, lines);
    const walk = startWalk(store, island.read, 90);
    const ends = await expand(walk, island.nodes.slice(0, 3), hops);
    expect(ends.map((rows) => rows.length)).toEqual([30, 30, 30]);
    expect(walk).toMatchObject({ factsVisited: 90, truncated: true });
    // A store may look at one more a hub to tell whether there are more.
    expect(island.read.meter.rows).toBeLessThanOrEqual(90 + hubs.length);
  });
});
