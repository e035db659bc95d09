import type { EdgeId, NodeId } from '../graph/records.ts';
import type { EndRow } from '../graph/store.ts';
import { type EdgeHop, expand, type Walk } from './walk.ts';

/** The facts at each company, newest first. */
export type Investments = Map<NodeId, EdgeId[]>;

/** Ways along investments: INVESTED_IN alone, to the companies of an investor or to the investors of a company. */
export const investmentHops = {
  companies: [{ by: 'edge', type: 'INVESTED_IN', direction: 'OUT' }],
  investors: [{ by: 'edge', type: 'INVESTED_IN', direction: 'IN' }],
} satisfies Record<string, EdgeHop[]>;

/** Per investor the companies it has invested in. */
export async function readInvestments(walk: Walk, investors: readonly NodeId[]): Promise<Investments[]> {
  const ends = await expand(walk, investors, investmentHops.companies);
  return ends.map((rows) => {
    const found: Investments = new Map();
    for (const { id, node } of rows) {
      const known = found.get(node);
      if (known) known.push(id);
      else found.set(node, [id]);
    }
    return found;
  });
}

/** Rows that are in memory at once. */
const rowsPerCall = 20_000;

/**
 * The investors of each company, a part of the companies at a time, so that a large answer is never in memory whole.
 * Counts come first: where the budget allows for all, none need be asked for twice because it was larger than the rest.
 */
export async function* eachInvestors(walk: Walk, companies: readonly NodeId[]): AsyncGenerator<[NodeId, EndRow[]]> {
  if (companies.length === 0) return;
  const query = { over: 'edges' as const, hops: investmentHops.investors, distinct: false };
  const counts = await walk.store.aggregate({ ...query, origins: [...companies] }, walk.read);
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total > walk.budget - walk.factsVisited) {
    const ends = await expand(walk, companies, investmentHops.investors);
    for (const [index, rows] of ends.entries()) yield [companies[index]!, rows];
    return;
  }
  for (let start = 0; start < companies.length; ) {
    let [end, size, limit] = [start, 0, 1];
    while (end < companies.length && (end === start || size + counts[end]!.count <= rowsPerCall)) {
      const { count } = counts[end]!;
      [end, size, limit] = [end + 1, size + count, Math.max(limit, count)];
    }
    const some = companies.slice(start, end);
    const slices = await walk.store.endsOf(some, { hops: investmentHops.investors, limit }, walk.read);
    for (const [index, { rows }] of slices.entries()) {
      walk.factsVisited += rows.length;
      yield [some[index]!, rows];
    }
    start = end;
  }
}
