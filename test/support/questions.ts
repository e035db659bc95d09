import type { Order } from '../../src/graph/order.ts';
import type { EdgeHop, EdgeQuery, GraphStore, Hop, NodeQuery, Page, Read } from '../../src/graph/store.ts';
import type { Where } from '../../src/graph/where.ts';
import { asOf, hubId, lastLoad, latest, model } from './world.ts';

/** One port read of the world, by a name that says what it is. */
export interface Question {
  name: string;
  ask(store: GraphStore): Promise<unknown>;
}

export const newestFirst: Order = { terms: [], fallback: 'DESC' };
export const oldestFirst: Order = { terms: [], fallback: 'ASC' };
export const firstTen: Page = { limit: 10, from: 'start' };

/** Hops along all edges of a node, of every type. */
export const allHops: Hop[] = [...model.edges.values()].flatMap(({ type, symmetric }): Hop[] =>
  symmetric
    ? [{ by: 'edge', type, direction: 'BOTH' }]
    : [
        { by: 'edge', type, direction: 'OUT' },
        { by: 'edge', type, direction: 'IN' },
      ],
);

export function along(type: string, direction: 'OUT' | 'IN' | 'BOTH' = 'OUT'): EdgeHop {
  return { by: 'edge', type, direction };
}

/** Order by one field of the listed fact. */
export function by(field: string, direction: 'ASC' | 'DESC' = 'ASC', currency?: string): Order {
  return { terms: [{ on: 'self', field, direction, ...(currency && { currency }) }], fallback: 'ASC' };
}

export function findNodes(store: GraphStore, query: Partial<NodeQuery>, read: Read = latest()) {
  return store.findNodes(
    { kinds: ['Company'], order: by('name'), page: { limit: 1_000, from: 'start' }, ...query },
    read,
  );
}

export function edgesOf(store: GraphStore, origins: string[], query: Partial<EdgeQuery>, read: Read = latest()) {
  const page: Page = { limit: 1_000, from: 'start' };
  return store.edgesOf(origins, { hops: allHops, order: newestFirst, page, far: false, ...query }, read);
}

/** Keys of the companies, or of `kinds`, that a filter lets through, in order of id. */
export async function matching(store: GraphStore, where: Where, kinds: string[] = ['Company'], read: Read = latest()) {
  const [slice] = await findNodes(store, { where, kinds, order: oldestFirst }, read);
  return slice!.rows.map((row) => row.key);
}

/** Everything that a scan yields. */
export async function scanAll(store: GraphStore, of: { kind: string } | { type: string }, read: Read = latest()) {
  const rows = [];
  for await (const batch of store.scan(of, read)) rows.push(...batch);
  return rows;
}

/** The views of the world: each load, then days that divide its dated facts. */
export const views: [name: string, read: () => Read][] = [
  ...Array.from({ length: lastLoad + 1 }, (_, load): [string, () => Read] => [`after load ${load}`, () => asOf(load)]),
  ['on 2021-06-15', () => latest({ validAt: '2021-06-15' })],
  ['on 2026-03-15 as of load 1', () => asOf(1, '2026-03-15')],
];

/** A few origins of every sort, one unknown, one twice. */
export const origins = ['Company:nvidia', hubId, 'Company:nobody', 'Company:bare', 'Person:ada', 'Company:nvidia'];
