import type { NodeId } from '../graph/records.ts';
import type { EndRow, GraphStore, Hop, Read } from '../graph/store.ts';

/** A way along edges: unlike a hop by ref, it can be walked from either end. */
export type EdgeHop = Extract<Hop, { by: 'edge' }>;

/** One traversal in progress: what it reads from, how many facts it may visit, and what it has visited so far. */
export interface Walk {
  readonly store: GraphStore;
  readonly read: Read;
  readonly budget: number;
  /** Never more than `budget`. */
  factsVisited: number;
  /** Whether facts were left out because the budget did not reach; what was found so far is all that there will be. */
  truncated: boolean;
}

export function startWalk(store: GraphStore, read: Read, budget: number): Walk {
  return { store, read, budget, factsVisited: 0, truncated: false };
}

const opposite = { OUT: 'IN', IN: 'OUT', BOTH: 'BOTH' } as const;

/** The hops that lead back along the same edges. */
export function reverseHops(hops: readonly EdgeHop[]): EdgeHop[] {
  return hops.map((hop) => ({ ...hop, direction: opposite[hop.direction] }));
}

/**
 * One level of a traversal: the ends of all origins along all hops, one list per origin, newest first. Each end counts
 * as one fact visited. Sets `walk.truncated` exactly when the origins have more ends than the budget has left; what is
 * then left out are the older ends of those with many, and the ends of the later origins.
 */
export async function expand(walk: Walk, origins: readonly NodeId[], hops: readonly EdgeHop[]): Promise<EndRow[][]> {
  const ends = new Map<NodeId, EndRow[]>();
  let open: readonly NodeId[] = hops.length > 0 ? origins : [];
  while (open.length > 0) {
    // Equal shares bound the rows of one call by the budget, however many hubs are asked; those cut short are asked
    // again with what the others have left over.
    const share = Math.max(1, Math.floor((walk.budget - walk.factsVisited) / open.length));
    const slices = await walk.store.endsOf(open, { hops: [...hops], limit: share }, walk.read);
    const cut = open.filter((_, index) => slices[index]!.more);
    const final = cut.length === open.length;
    for (const [index, origin] of open.entries()) {
      const { rows, more } = slices[index]!;
      if (!more || final) ends.set(origin, take(walk, rows));
    }
    if (final) walk.truncated = true;
    open = final || walk.truncated ? [] : cut;
  }
  return origins.map((origin) => ends.get(origin) ?? []);
}

function take(walk: Walk, rows: EndRow[]): EndRow[] {
  const left = walk.budget - walk.factsVisited;
  if (rows.length > left) walk.truncated = true;
  const taken = rows.length > left ? rows.slice(0, left) : rows;
  walk.factsVisited += taken.length;
  return taken;
}
