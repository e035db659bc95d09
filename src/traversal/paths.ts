import type { NodeId } from '../graph/records.ts';
import type { GraphStore, NodeToken, Read } from '../graph/store.ts';
import type { Model } from '../ontology/model.ts';
import { requireTokens } from './known.ts';
import { type Route, routesOf } from './routes.ts';
import { searchWebs } from './search.ts';
import { inOrder, type Path, withSteps } from './steps.ts';
import { type EdgeHop, type Limits, startWalk, type Visited, type Walk } from './walk.ts';

export type { Path } from './steps.ts';

/** `SHORTEST`: one of the shortest. `ALL_SHORTEST`: all of that length. `SIMPLE`: all that repeat no node. */
export type PathMode = 'SHORTEST' | 'ALL_SHORTEST' | 'SIMPLE';

export interface PathRequest extends Limits {
  from: NodeId;
  to: NodeId;
  /** What a step may go along, as walked from `from` to `to`. */
  hops: readonly EdgeHop[];
  /** Most steps of a path; 0 finds only the path from a node to itself. */
  maxLength: number;
  mode: PathMode;
  /** Only paths along which the facts could have happened one after the other, or on the same day. */
  monotonic: boolean;
  /** Most paths to return. */
  first: number;
}

export interface Paths extends Visited {
  paths: Path[];
}

/**
 * The first paths between two nodes, by length, then by their node ids read from `from`. A node is connected to itself
 * by a path of no steps alone. No path of at most `maxLength` steps: an empty list. With `monotonic` the shortest are the
 * shortest of those in order, dates that are coarse or unknown stand wherever they can, and facts that can not stand in
 * the order of their path are left out of it. When the budget runs out, the paths found are there, and of SHORTEST modes
 * as short as any, but others or parallel facts may be missing. Unknown ends: BAD_USER_INPUT {id}.
 */
export async function findPaths(store: GraphStore, read: Read, model: Model, request: PathRequest): Promise<Paths> {
  const { from, to, hops, first, monotonic } = request;
  const [start, end] = (await requireTokens(store, read, [from, to])) as [NodeToken, NodeToken];
  const walk = startWalk(store, read, request);
  const wanted = request.mode === 'SHORTEST' ? Math.min(first, 1) : first;
  const routes = from === to ? [{ nodes: [from], split: 0 }] : await firstRoutes(walk, start, end, request, wanted);
  const paths = await withSteps(walk, hops, routes.slice(0, wanted));
  const { truncated, factsVisited } = walk;
  return { paths: monotonic ? await inOrder(walk, model, paths) : paths, truncated, factsVisited };
}

async function firstRoutes(
  walk: Walk,
  from: NodeToken,
  to: NodeToken,
  { hops, maxLength, mode, monotonic }: PathRequest,
  wanted: number,
): Promise<Route[]> {
  const found: Route[] = [];
  if (wanted === 0) return found;
  for await (const web of searchWebs(walk, { from, to, hops, maxLength, dates: monotonic })) {
    for await (const route of routesOf(walk, web, from)) {
      found.push(route);
      if (found.length === wanted) return found;
    }
    if (mode !== 'SIMPLE' && found.length > 0) return found;
  }
  return found;
}
