import type { NodeToken, Reached } from '../graph/store.ts';
import { type EdgeHop, reach, reachFew, reverseHops, visit, type Walk } from './walk.ts';

/** What lies between two nodes; the same node twice asks for ways round, back to it. */
export interface SearchRequest {
  from: NodeToken;
  to: NodeToken;
  hops: readonly EdgeHop[];
  maxLength: number;
  /** Whether edges come with their dates. */
  dates: boolean;
}

/**
 * All ways of one length at once: `steps[i]` leads from each node at the i-th place to those after it, once per edge.
 * Whoever follows any steps from the first node arrives at the last; not every such way is free of repeated nodes.
 */
export interface Web {
  steps: Map<NodeToken, Pick<Reached, 'nodes' | 'dates'>>[];
  /** Up to which step edges were read from where they are left; later ones were read from where they arrive. */
  split: number;
  /** Whether edges have dates. */
  dated: boolean;
}

/** A search from one end. */
interface Side {
  hops: readonly EdgeHop[];
  /** `places[d]`: where d steps may lead from the end; beyond both ends of the search no step is taken. */
  places: Set<NodeToken>[];
  /** The edges of all nodes but those of the last place. */
  known: Map<NodeToken, Reached>;
  /** Nodes of the last place whose edges are not known yet. */
  frontier: NodeToken[];
  /** The frontier's edges where they are few, null where they are many; undefined before that was asked. */
  few: Reached[] | null | undefined;
}

/** Facts of a frontier beyond which a search looks whether the other side has fewer. */
const fewFacts = 2_000;

/**
 * The webs between two nodes by ascending length, by breadth-first search from both ends, each time on the side with
 * less to expand. Ends with the first web after the walk was truncated: what it holds is there, but may not be
 * all. The bidirectional search is Pohl's (Bi-directional Search, Machine Intelligence 6, 1971).
 */
export async function* searchWebs(walk: Walk, request: SearchRequest): AsyncGenerator<Web> {
  const { from, to, hops, maxLength } = request;
  const start = openSide(from, hops);
  const end = openSide(to, reverseHops(hops));
  let met = false;
  // Nearly every search looks at both: a store may then read them in one statement.
  [start.few, end.few] = await Promise.all([look(walk, start, request.dates), look(walk, end, request.dates)]);
  for (let length = 1; length <= maxLength && !walk.truncated; length += 1) {
    const near = await lighter(walk, start, end, request.dates);
    // A side that knows all it can reach, and the other end is not there.
    if (near.frontier.length === 0 && !met) return;
    await advance(walk, near, request);
    const web = weave(start, end, request);
    if (!web) continue;
    met = true;
    yield web;
  }
}

function openSide(origin: NodeToken, hops: readonly EdgeHop[]): Side {
  return { hops, places: [new Set([origin])], known: new Map(), frontier: [origin], few: undefined };
}

/** The side with fewer nodes to expand, unless a hub is among them and the other side has none. */
async function lighter(walk: Walk, start: Side, end: Side, dates: boolean): Promise<Side> {
  const [near, far] = start.frontier.length <= end.frontier.length ? [start, end] : [end, start];
  for (const side of [near, far]) {
    if (side.frontier.length === 0) return side;
    if (side.few === undefined) side.few = await look(walk, side, dates);
    if (side.few) return side;
  }
  return near;
}

function look(walk: Walk, { frontier, hops }: Side, dates: boolean): Promise<Reached[] | null> {
  return reachFew(walk, frontier, hops, dates, fewFacts);
}

async function advance(walk: Walk, side: Side, { from, to, dates }: SearchRequest): Promise<void> {
  const reached = side.few ? visit(walk, side.few) : await reach(walk, side.frontier, side.hops, dates);
  for (const [index, node] of side.frontier.entries()) side.known.set(node, reached[index]!);
  const next = new Set<NodeToken>();
  const first = side.places.length === 1;
  for (const origin of side.places.at(-1)!) {
    if (!first && (origin === from || origin === to)) continue;
    for (const node of side.known.get(origin)!.nodes) next.add(node);
  }
  side.places.push(next);
  side.few = undefined;
  side.frontier = [...next].filter((node) => node !== from && node !== to && !side.known.has(node));
}

/** Null where the sides do not meet. What the end side read is walked the other way round. */
function weave(start: Side, end: Side, { from, to, dates }: SearchRequest): Web | null {
  const [split, rest] = [start.places.length - 1, end.places.length - 1];
  const length = split + rest;
  const inner = (node: NodeToken) => node !== from && node !== to;
  const [near, far] = [start.places[split]!, end.places[rest]!];
  const meeting = [...near].filter((node) => far.has(node) && (split === 0 || rest === 0 || inner(node)));
  if (meeting.length === 0) return null;
  const steps: Web['steps'] = Array.from({ length }, () => new Map());
  let outer = new Set(meeting);
  for (let place = split - 1; place >= 0; place -= 1) {
    const origins = place === 0 ? [from] : [...start.places[place]!].filter(inner);
    outer = new Set(origins.filter((node) => leave(steps[place]!, node, start.known.get(node)!, outer)));
  }
  outer = new Set(meeting);
  for (let place = split; place < length; place += 1) {
    const origins = place === length - 1 ? [to] : [...end.places[length - 1 - place]!].filter(inner);
    outer = new Set(origins.filter((node) => arrive(steps[place]!, node, end.known.get(node)!, outer)));
  }
  return { steps, split, dated: dates };
}

/** Adds the steps that lead from the node to one of the others; false when none does. */
function leave(steps: Web['steps'][number], from: NodeToken, known: Reached, others: Set<NodeToken>): boolean {
  for (const [index, node] of known.nodes.entries()) if (others.has(node)) add(steps, from, node, known, index);
  return steps.has(from);
}

/** Adds the steps that lead to the node from one of the others; false when none does. */
function arrive(steps: Web['steps'][number], to: NodeToken, known: Reached, others: Set<NodeToken>): boolean {
  let found = false;
  for (const [index, node] of known.nodes.entries()) {
    if (!others.has(node)) continue;
    add(steps, node, to, known, index);
    found = true;
  }
  return found;
}

function add(steps: Web['steps'][number], from: NodeToken, to: NodeToken, { dates }: Reached, index: number): void {
  let onward = steps.get(from);
  if (!onward) {
    onward = { nodes: [], dates: dates ? [] : null };
    steps.set(from, onward);
  }
  onward.nodes.push(to);
  onward.dates?.push(dates![index]!);
}
