import { timeout } from '../graph/errors.ts';
import type { EdgeId, EdgeRow, NodeId } from '../graph/records.ts';
import type { Read } from '../graph/store.ts';
import { type EdgeHop, expand, type Walk } from './walk.ts';

/** Bounds one statement, and so the time between two looks at the deadline. */
const recordsPerCall = 5_000;

/** An edge as met from one of its ends. */
export interface MetFact {
  row: EdgeRow;
  /** The far end. */
  node: NodeId;
  /** Whether the origin is the stored `from`. */
  forward: boolean;
}

/** As `expand`, with the records of the facts: one list per origin, newest first. */
export async function expandFacts(
  walk: Walk,
  origins: readonly NodeId[],
  hops: readonly EdgeHop[],
): Promise<MetFact[][]> {
  const ends = await expand(walk, origins, hops);
  const rows = await readFacts(walk, [...new Set(ends.flatMap((some) => some.map(({ id }) => id)))]);
  return ends.map((some) =>
    some.flatMap(({ id, node, forward }) => {
      const row = rows.get(id);
      return row ? [{ row, node, forward }] : [];
    }),
  );
}

/** The records of facts by id; one that the view no longer shows is left out. */
export async function readFacts({ store, read }: Walk, ids: readonly EdgeId[]): Promise<Map<EdgeId, EdgeRow>> {
  const found = new Map<EdgeId, EdgeRow>();
  for (let start = 0; start < ids.length; start += recordsPerCall) {
    const rows = await store.edgesById(ids.slice(start, start + recordsPerCall), read);
    for (const row of rows) if (row) found.set(row.id, row);
  }
  return found;
}

/** Throws TIMEOUT past the deadline: for loops that compute long without asking the store. */
export function checkDeadline({ deadline }: Read): void {
  if (Date.now() > deadline) throw timeout();
}
