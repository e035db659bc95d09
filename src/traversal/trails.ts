import type { EdgeId, NodeId } from '../graph/records.ts';
import type { EndRow } from '../graph/store.ts';
import { groupBy } from './groups.ts';
import { type EdgeHop, expand, type Walk } from './walk.ts';

/** `steps[i]` leads from `nodes[i]` to `nodes[i + 1]`. */
export interface Trail {
  nodes: NodeId[];
  steps: TrailStep[];
}

export interface TrailStep {
  /** All parallel facts of the step, newest first. */
  edgeIds: EdgeId[];
  /** Whether the newest is walked in its stored direction. */
  forward: boolean;
  node: NodeId;
}

/** The first of the shortest ways to a node, from one of the seeds. */
export interface Way extends TrailStep {
  /** Number of steps; 0 at a seed. */
  length: number;
  /** Null at a seed. */
  before: Way | null;
}

/** Where a walk begins: the seeds in the order of ids, each once. */
export function startWays(seeds: Iterable<NodeId>): Way[] {
  return [...new Set(seeds)].sort().map((node) => ({ node, length: 0, before: null, edgeIds: [], forward: true }));
}

/**
 * The ways one step longer, to nodes that are not yet among `known`, which they join. Levels come in the order of the
 * ids along their ways and keep it, so that of several shortest ways the first in that order is taken.
 */
export function lengthen(level: readonly Way[], ends: readonly EndRow[][], known: Map<NodeId, Way>): Way[] {
  const next: Way[] = [];
  for (const [index, before] of level.entries()) {
    const parallel = groupBy(ends[index]!, ({ node }) => node);
    for (const node of [...parallel.keys()].sort()) {
      if (known.has(node)) continue;
      const rows = parallel.get(node)!;
      const edgeIds = rows.map(({ id }) => id);
      const way: Way = { node, length: before.length + 1, before, edgeIds, forward: rows[0]!.forward };
      known.set(node, way);
      next.push(way);
    }
  }
  return next;
}

/** What is at most so many steps from the seeds. */
export interface Reach {
  /** By node, in the order of their ways; seeds included. */
  ways: Map<NodeId, Way>;
  /** The ends of every node but those of the last level. */
  ends: Map<NodeId, EndRow[]>;
}

/** One port call a level. */
export async function reachFrom(
  walk: Walk,
  seeds: Iterable<NodeId>,
  hops: readonly EdgeHop[],
  maxLength: number,
): Promise<Reach> {
  let level = startWays(seeds);
  const ways = new Map(level.map((way) => [way.node, way]));
  const ends = new Map<NodeId, EndRow[]>();
  for (let length = 1; length <= maxLength && level.length > 0 && !walk.truncated; length += 1) {
    const rows = await expand(
      walk,
      level.map(({ node }) => node),
      hops,
    );
    for (const [index, { node }] of level.entries()) ends.set(node, rows[index]!);
    level = lengthen(level, rows, ways);
  }
  return { ways, ends };
}

export function trailOf(end: Way): Trail {
  const trail: Trail = { nodes: [end.node], steps: [] };
  for (let way = end; way.before; way = way.before) {
    const { edgeIds, forward, node } = way;
    trail.nodes.unshift(way.before.node);
    trail.steps.unshift({ edgeIds, forward, node });
  }
  return trail;
}
