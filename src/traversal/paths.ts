import type { NodeId } from '../graph/records.ts';
import type { GraphStore, Read } from '../graph/store.ts';
import { type ShortestWeb, type Step, searchBetween } from './between.ts';
import { requireNodes } from './known.ts';
import { type EdgeHop, startWalk } from './walk.ts';

export interface PathRequest {
  from: NodeId;
  to: NodeId;
  /** What a step may go along, as walked from `from` to `to`. */
  hops: readonly EdgeHop[];
  /** Most steps of a path; 0 finds only the path from a node to itself. */
  maxLength: number;
  /** Most paths to return. */
  first: number;
  /** Most facts to visit. */
  budget: number;
}

/** `steps[i]` leads from `nodes[i]` to `nodes[i + 1]`; a path's length is its number of steps. */
export interface Path {
  nodes: NodeId[];
  steps: Step[];
}

export interface Paths {
  paths: Path[];
  /** Whether the budget ran out: then no path does not mean that there is none. */
  truncated: boolean;
  factsVisited: number;
}

/**
 * The shortest path between two nodes; of several the one whose node ids, read from `from`, come first. A node is
 * connected to itself by a path of no steps. No path of at most `maxLength` steps: an empty list. When the budget runs
 * out, a path that was found is one of the shortest all the same, but may not be the first of them, or lack parallel
 * facts. Unknown ends: BAD_USER_INPUT {id}.
 */
export async function findShortestPaths(store: GraphStore, read: Read, request: PathRequest): Promise<Paths> {
  const { from, to, first, budget } = request;
  await requireNodes(store, read, [from, to]);
  const walk = startWalk(store, read, budget);
  const web: ShortestWeb | null = from === to ? new Map() : await searchBetween(walk, request);
  const paths = web === null ? [] : [leastPath(web, from, to)];
  return { paths: paths.slice(0, first), truncated: walk.truncated, factsVisited: walk.factsVisited };
}

/** Ids are ASCII, so `<` orders them as every store does. */
function leastPath(web: ShortestWeb, from: NodeId, to: NodeId): Path {
  const path: Path = { nodes: [from], steps: [] };
  for (let node = from; node !== to; node = path.nodes.at(-1)!) {
    const step = [...web.get(node)!.values()].reduce((least, other) => (other.node < least.node ? other : least));
    path.nodes.push(step.node);
    path.steps.push(step);
  }
  return path;
}
