import type { NodeId } from '../graph/records.ts';
import type { GraphStore, Read } from '../graph/store.ts';
import { compareStandings, keyStanding, rounded, type Standing, sortByStanding } from './figures.ts';
import { groupBy } from './groups.ts';
import { requireNodes } from './known.ts';
import { findOverstated, type Holding, type Overstated, ownershipHops, readHoldings, type Side } from './shares.ts';
import { type Limits, startWalk, type Walk } from './walk.ts';

export interface ExposureRequest extends Limits {
  of: NodeId;
  /** Most holdings on a path. */
  maxDepth: number;
  /** Only those with at least this share are listed. */
  minShare: number;
}

/** A chain of holdings without a repeated party, from the one asked about. */
export interface OwnershipPath {
  /** Product of the holdings' shares. */
  share: number;
  nodes: NodeId[];
  holdings: Holding[];
}

export interface Exposure {
  node: NodeId;
  /** Sum over the paths. */
  share: number;
  /** How many paths lead there; null where the share is not a sum over paths. */
  pathCount: number | null;
  /** The paths of the greatest shares; of equal ones the first in the order of ids. */
  paths(first: number): OwnershipPath[];
}

export interface Exposures {
  /** By share descending, then key. */
  exposures: Exposure[];
  /** Shares that no fact states, per owner, company and class, among the holdings that were met. */
  unknownStakes: number;
  overstated: Overstated[];
  truncated: boolean;
  factsVisited: number;
}

/**
 * What an investor holds of companies through all chains of holdings: shares multiplied along each path and summed per
 * company. A path ends at a holding of unknown share. The budget bounds the facts read, and again the steps of paths;
 * shares of a truncated answer are lower bounds, for short paths are counted first.
 */
export async function findExposures(store: GraphStore, read: Read, request: ExposureRequest): Promise<Exposures> {
  await requireNodes(store, read, [request.of]);
  const walk = startWalk(store, read, request);
  const { found, known } = await followHoldings(walk, request, 'holdings');
  const owners = walk.truncated ? [] : await readHoldings(walk, [...found.keys()].sort(), 'owners');
  return answer(walk, request, found, known, owners);
}

/**
 * Who stands behind a company: as exposures, upstream, and only owners that nobody owns in turn. Owners in a ring that
 * nobody else owns are thus not listed; nor is one whose own owners lie beyond `maxDepth`.
 */
export async function findUltimateOwners(store: GraphStore, read: Read, request: ExposureRequest): Promise<Exposures> {
  await requireNodes(store, read, [request.of]);
  const walk = startWalk(store, read, request);
  const { found, known, cut } = await followHoldings(walk, request, 'owners');
  const unread = [...found.keys()].filter((node) => !known.has(node)).sort();
  const owned = await whichAreOwned(walk, unread);
  const isUltimate = (node: NodeId) =>
    known.has(node) ? known.get(node)!.length === 0 && !cut.has(node) : owned.get(node) === false;
  const ultimate = new Map([...found].filter(([node]) => isUltimate(node)));
  return answer(walk, request, ultimate, known, known.values());
}

/** One more holding on a path. */
interface Trail {
  node: NodeId;
  share: number;
  /** Null at the start. */
  before: { trail: Trail; holding: Holding } | null;
}

interface Followed {
  /** The trails that end at a node. */
  found: Map<NodeId, Trail[]>;
  /** The holdings of every node that was read. */
  known: Map<NodeId, Holding[]>;
  /** Nodes read when the budget ran out: they may have more holdings. */
  cut: Set<NodeId>;
}

/** Level by level, so that each level is one batch and a truncated answer lacks the longest paths. */
async function followHoldings(walk: Walk, { of, maxDepth, budget }: ExposureRequest, side: Side): Promise<Followed> {
  const known = new Map<NodeId, Holding[]>();
  const cut = new Set<NodeId>();
  const reached: Trail[] = [];
  let level: Trail[] = [{ node: of, share: 1, before: null }];
  for (let depth = 1; depth <= maxDepth && level.length > 0 && !walk.truncated; depth += 1) {
    const unread = [...new Set(level.map(({ node }) => node))].filter((node) => !known.has(node)).sort();
    const read = await readHoldings(walk, unread, side);
    for (const [index, node] of unread.entries()) {
      known.set(node, read[index]!);
      if (walk.truncated) cut.add(node);
    }
    const next: Trail[] = [];
    for (const trail of level) {
      for (const holding of known.get(trail.node)!) {
        const node = side === 'holdings' ? holding.company : holding.owner;
        if (holding.share === null || passes(trail, node)) continue;
        if (reached.length + next.length === budget) walk.truncated = true;
        else next.push({ node, share: trail.share * holding.share, before: { trail, holding } });
      }
    }
    reached.push(...next);
    level = next;
  }
  return { found: groupBy(reached, ({ node }) => node), known, cut };
}

function passes(trail: Trail, node: NodeId): boolean {
  for (let at: Trail | undefined = trail; at; at = at.before?.trail) if (at.node === node) return true;
  return false;
}

/** Whether anyone is known to own them; a node is missing where the budget did not reach. */
async function whichAreOwned(walk: Walk, nodes: NodeId[]): Promise<Map<NodeId, boolean>> {
  const asked = nodes.slice(0, walk.budget - walk.factsVisited);
  if (asked.length < nodes.length) walk.truncated = true;
  if (asked.length === 0) return new Map();
  const slices = await walk.store.endsOf(
    asked,
    { hops: [...ownershipHops('owners')], where: walk.where, limit: 1 },
    walk.read,
  );
  for (const { rows } of slices) walk.factsVisited += rows.length;
  return new Map(asked.map((node, index) => [node, slices[index]!.rows.length > 0]));
}

function answer(
  walk: Walk,
  { minShare }: ExposureRequest,
  found: Map<NodeId, Trail[]>,
  known: Map<NodeId, Holding[]>,
  owners: Iterable<Holding[]>,
): Exposures {
  const exposures = [...found].map(([node, trails]): Exposure => {
    const share = rounded(trails.reduce((sum, trail) => sum + trail.share, 0));
    return { node, share, pathCount: trails.length, paths: (first) => greatest(trails, first) };
  });
  return {
    exposures: sortByStanding(
      exposures.filter(({ share }) => share >= minShare),
      exposureStanding,
    ),
    unknownStakes: countUnknown(known.values()),
    overstated: findOverstated(owners),
    truncated: walk.truncated,
    factsVisited: walk.factsVisited,
  };
}

/** Where a row stands: what its cursor carries. */
export function exposureStanding({ share, node }: Pick<Exposure, 'share' | 'node'>): Standing {
  return [share, ...keyStanding(node)];
}

export function countUnknown(holdings: Iterable<Holding[]>): number {
  let count = 0;
  for (const some of holdings) for (const { unknown } of some) count += unknown;
  return count;
}

function greatest(trails: Trail[], first: number): OwnershipPath[] {
  const paths = trails.map(pathOf);
  return paths.sort((a, b) => compareStandings([a.share, ...a.nodes], [b.share, ...b.nodes])).slice(0, first);
}

function pathOf(end: Trail): OwnershipPath {
  const path: OwnershipPath = { share: rounded(end.share), nodes: [end.node], holdings: [] };
  for (let at = end; at.before; at = at.before.trail) {
    path.nodes.unshift(at.before.trail.node);
    path.holdings.unshift(at.before.holding);
  }
  return path;
}
