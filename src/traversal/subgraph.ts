import type { EdgeId, NodeId } from '../graph/records.ts';
import type { EdgeHop, EndRow, GraphStore, Read } from '../graph/store.ts';
import { checkDeadline } from './facts.ts';
import { requireNodes } from './known.ts';
import { type Limits, startWalk, type Visited, type Walk } from './walk.ts';

export interface SubgraphRequest extends Limits {
  around: readonly NodeId[];
  /** Most steps from one of `around` to a node. */
  depth: number;
  hops: readonly EdgeHop[];
  /** Most nodes to return, those of `around` included; at least as many as they are. */
  maxNodes: number;
  /** Most edges, its newest, along which one node is left. */
  perNode: number;
  /** Most facts to return. */
  maxFacts: number;
}

export interface Subgraph extends Visited {
  /** Those asked about, then the others by how they were come upon: nearest first, then along newer edges. */
  nodes: NodeId[];
  /** Newest first. */
  facts: EdgeId[];
}

/** Nodes whose edges among the others are read at once: between two such reads the deadline is looked at. */
const nodesPerRead = 100;

/**
 * What lies around some nodes, drawn without its hubs flooding it: from each node its newest edges lead on, and between
 * all nodes found every edge of the given types is there, whichever way it was come upon. `truncated` says that a node
 * had more edges than were followed, or that there were more nodes or facts than may be returned. Unknown nodes:
 * BAD_USER_INPUT {id}.
 */
export async function findSubgraph(store: GraphStore, read: Read, request: SubgraphRequest): Promise<Subgraph> {
  const { around, depth, hops, maxNodes, perNode, maxFacts } = request;
  await requireNodes(store, read, around);
  const walk = startWalk(store, read, request);
  const nodes = new Set(around);
  let frontier = [...nodes];
  for (let level = 0; level < depth && frontier.length > 0; level += 1) {
    const found = new Set<NodeId>();
    for (const { node } of await newestEnds(walk, frontier, hops, perNode)) if (!nodes.has(node)) found.add(node);
    if (nodes.size + found.size > maxNodes) walk.truncated = true;
    frontier = [...found].slice(0, maxNodes - nodes.size);
    for (const node of frontier) nodes.add(node);
  }
  const facts = await factsAmong(walk, [...nodes], hops, maxFacts);
  return { nodes: [...nodes], facts, truncated: walk.truncated, factsVisited: walk.factsVisited };
}

/** The newest ends of each node, node by node. */
async function newestEnds(
  walk: Walk,
  origins: readonly NodeId[],
  hops: readonly EdgeHop[],
  perNode: number,
): Promise<EndRow[]> {
  const { store, read, where, budget } = walk;
  if (hops.length === 0) return [];
  const affordable = origins.slice(0, Math.floor((budget - walk.factsVisited) / perNode));
  if (affordable.length < origins.length) walk.truncated = true;
  const slices =
    affordable.length === 0 ? [] : await store.endsOf(affordable, { hops: [...hops], where, limit: perNode }, read);
  if (slices.some(({ more }) => more)) walk.truncated = true;
  const ends = slices.flatMap(({ rows }) => rows);
  walk.factsVisited += ends.length;
  return ends;
}

/** Ids of all edges between the nodes, newest first. */
async function factsAmong(
  walk: Walk,
  nodes: readonly NodeId[],
  hops: readonly EdgeHop[],
  most: number,
): Promise<EdgeId[]> {
  const { store, read, where, budget } = walk;
  // Both ends are among the nodes: every edge is met at its `from`.
  const outward = hops.map((hop) => ({ ...hop, direction: 'OUT' as const }));
  const found: EndRow[] = [];
  for (let start = 0; start < nodes.length && outward.length > 0; start += nodesPerRead) {
    const left = Math.min(budget - walk.factsVisited, most - found.length);
    const query = { hops: outward, where, among: nodes, limit: Math.max(left, 1) };
    const slices = await store.endsOf(nodes.slice(start, start + nodesPerRead), query, read);
    const ends = slices.flatMap(({ rows }) => rows);
    if (ends.length > left || slices.some(({ more }) => more)) walk.truncated = true;
    found.push(...ends.slice(0, left));
    walk.factsVisited += Math.min(ends.length, left);
    checkDeadline(read);
  }
  return found.sort((a, b) => (a.pos > b.pos ? -1 : 1)).map(({ id }) => id);
}
