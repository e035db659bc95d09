import type { NodeId } from '../graph/records.ts';
import type { GraphStore, Read } from '../graph/store.ts';
import { keyStanding, sortByStanding } from './figures.ts';
import { requireNodes } from './known.ts';
import { type Reach, reachFrom, type Trail, trailOf, type Way } from './trails.ts';
import { findUnsupported } from './unsupported.ts';
import { type EdgeHop, type Limits, startWalk, type Walk } from './walk.ts';

export interface LossRequest extends Limits {
  remove: readonly NodeId[];
  /** Null asks what depends on the removed alone. */
  from: readonly NodeId[] | null;
  hops: readonly EdgeHop[];
  /** What to follow, each by itself, where there are no seeds: hops of one direction. */
  oneWayHops: readonly (readonly EdgeHop[])[];
  /** Most steps from the seeds, or from the removed. */
  maxLength: number;
}

export interface Loss {
  /** By length of the last path, then key. */
  lost: { node: NodeId; lastPath: Trail }[];
  truncated: boolean;
  factsVisited: number;
}

/**
 * What is no longer reached when nodes are taken away.
 *
 * From seeds: the nodes at most `maxLength` steps from any seed before, and from none after; the removed themselves are
 * not listed, and a removed seed leads nowhere any more. The last path is the first of the shortest before. When the
 * budget runs out, what is listed may still have a way that was not seen.
 *
 * Without seeds: what `findUnsupported` finds, in either direction by itself, so that a company that only the removed
 * funds is lost although it funds others. The last path leads there from the removed.
 */
export async function findLoss(store: GraphStore, read: Read, request: LossRequest): Promise<Loss> {
  const { remove, from } = request;
  await requireNodes(store, read, [...remove, ...(from ?? [])]);
  const walk = startWalk(store, read, request);
  const removed = new Set(remove);
  const ways = from ? await lostFrom(walk, removed, from, request) : await lostBeyond(walk, removed, request);
  const ordered = sortByStanding(ways, ({ length, node }) => [-length, ...keyStanding(node)]);
  return {
    lost: ordered.map((way) => ({ node: way.node, lastPath: trailOf(way) })),
    truncated: walk.truncated,
    factsVisited: walk.factsVisited,
  };
}

/** The shorter way where a node is lost in both directions. */
async function lostBeyond(
  walk: Walk,
  removed: ReadonlySet<NodeId>,
  { oneWayHops, maxLength }: LossRequest,
): Promise<Way[]> {
  const found = new Map<NodeId, Way>();
  for (const hops of oneWayHops) {
    for (const way of await findUnsupported(walk, removed, hops, maxLength)) {
      const known = found.get(way.node);
      if (!known || way.length < known.length) found.set(way.node, way);
    }
  }
  return [...found.values()];
}

async function lostFrom(
  walk: Walk,
  removed: ReadonlySet<NodeId>,
  seeds: readonly NodeId[],
  { hops, maxLength }: LossRequest,
): Promise<Way[]> {
  const before = await reachFrom(walk, seeds, hops, maxLength);
  const after = stillReached(before, seeds, removed, maxLength);
  return [...before.ways.values()].filter(({ node }) => !removed.has(node) && !after.has(node));
}

/** Nothing is nearer to the seeds than it was, so that what was read before is all that is needed. */
function stillReached(
  { ends }: Reach,
  seeds: readonly NodeId[],
  removed: ReadonlySet<NodeId>,
  maxLength: number,
): Set<NodeId> {
  const reached = new Set(seeds.filter((node) => !removed.has(node)));
  let level = [...reached];
  for (let length = 1; length <= maxLength && level.length > 0; length += 1) {
    const next = new Set<NodeId>();
    for (const origin of level) {
      for (const { node } of ends.get(origin) ?? []) if (!removed.has(node) && !reached.has(node)) next.add(node);
    }
    for (const node of next) reached.add(node);
    level = [...next];
  }
  return reached;
}
