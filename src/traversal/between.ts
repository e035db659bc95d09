import type { EdgeId, NodeId } from '../graph/records.ts';
import type { EndRow } from '../graph/store.ts';
import { type EdgeHop, expand, reverseHops, type Walk } from './walk.ts';

/** From one node of a path to the next: all parallel facts between them that the hops allow. */
export interface Step {
  /** Newest first; at least one. */
  edgeIds: EdgeId[];
  /** Whether the newest fact is walked in its stored direction; parallel facts may run the other way. */
  forward: boolean;
  /** Where the step arrives. */
  node: NodeId;
}

/**
 * All shortest paths between two nodes at once: per node the steps, by where they arrive, that stay on one of them.
 * Whoever follows any steps from the first node arrives at the last.
 */
export type ShortestWeb = Map<NodeId, Map<NodeId, Step>>;

/** A breadth-first search from one end; `levels[d]` are the expanded nodes at distance d, each with its ends. */
interface Side {
  hops: readonly EdgeHop[];
  seen: Set<NodeId>;
  frontier: NodeId[];
  levels: { origins: NodeId[]; ends: EndRow[][] }[];
}

/**
 * The web of shortest paths between two different nodes, by breadth-first search from both ends, each time on the side
 * with fewer outermost nodes. Null when there is no path of at most `maxLength` steps, or when the walk was truncated
 * before it found one. The web of a truncated walk has the right length but may lack paths and parallel facts.
 */
export async function searchBetween(
  walk: Walk,
  request: { from: NodeId; to: NodeId; hops: readonly EdgeHop[]; maxLength: number },
): Promise<ShortestWeb | null> {
  const start = openSide(request.from, request.hops);
  const end = openSide(request.to, reverseHops(request.hops));
  for (let length = 1; length <= request.maxLength && !walk.truncated; length += 1) {
    const [near, far] = start.frontier.length <= end.frontier.length ? [start, end] : [end, start];
    if (near.frontier.length === 0) return null;
    await advance(walk, near);
    // Every level before this one was whole, so the sides can only touch at the outermost nodes of both.
    const meeting = near.frontier.filter((node) => far.seen.has(node));
    if (meeting.length > 0) return weave(start, end, meeting);
  }
  return null;
}

function openSide(origin: NodeId, hops: readonly EdgeHop[]): Side {
  return { hops, seen: new Set([origin]), frontier: [origin], levels: [] };
}

async function advance(walk: Walk, side: Side): Promise<void> {
  const origins = side.frontier;
  const ends = await expand(walk, origins, side.hops);
  side.levels.push({ origins, ends });
  const reached = new Set<NodeId>();
  for (const rows of ends) for (const row of rows) if (!side.seen.has(row.node)) reached.add(row.node);
  for (const node of reached) side.seen.add(node);
  side.frontier = [...reached];
}

/** What the start side read is walked as it was read, what the end side read the other way round. */
function weave(start: Side, end: Side, meeting: NodeId[]): ShortestWeb {
  const web: ShortestWeb = new Map();
  retrace(start, meeting, (origin, row) =>
    addFact(web, origin, { edgeIds: [row.id], forward: row.forward, node: row.node }),
  );
  retrace(end, meeting, (origin, row) =>
    addFact(web, row.node, { edgeIds: [row.id], forward: !row.forward, node: origin }),
  );
  return web;
}

/** Visits the ends that lie on a path from the side's origin to a meeting node, outermost level first. */
function retrace(side: Side, meeting: NodeId[], visit: (origin: NodeId, row: EndRow) => void): void {
  let outer = new Set(meeting);
  for (const { origins, ends } of side.levels.toReversed()) {
    const inner = new Set<NodeId>();
    for (const [index, origin] of origins.entries()) {
      for (const row of ends[index]!) {
        if (!outer.has(row.node)) continue;
        inner.add(origin);
        visit(origin, row);
      }
    }
    outer = inner;
  }
}

function addFact(web: ShortestWeb, node: NodeId, step: Step): void {
  const steps = web.get(node) ?? new Map<NodeId, Step>();
  web.set(node, steps);
  const known = steps.get(step.node);
  if (known) known.edgeIds.push(...step.edgeIds);
  else steps.set(step.node, step);
}
