import { setImmediate } from 'node:timers/promises';
import type { NodeId } from '../graph/records.ts';
import type { GraphStore, NodeToken, Read } from '../graph/store.ts';
import { circuitsOf, type Digraph } from './circuits.ts';
import { checkDeadline } from './facts.ts';
import { requireTokens } from './known.ts';
import { type Route, routesOf } from './routes.ts';
import { searchWebs } from './search.ts';
import { type Step, withSteps } from './steps.ts';
import { type EdgeHop, type Limits, links, startWalk, type Visited, type Walk } from './walk.ts';

export interface CycleRequest extends Limits {
  /** The node that every cycle must lead through; null for any. */
  including: NodeId | null;
  hops: readonly EdgeHop[];
  /** Most steps of a cycle. */
  maxLength: number;
  /** Most cycles to return. */
  first: number;
}

/** `steps[i]` leads from `nodes[i]` to the node after it, the last one back to the first. */
export interface Cycle {
  nodes: NodeId[];
  steps: Step[];
}

export interface Cycles extends Visited {
  cycles: Cycle[];
}

/** Routes whose facts are read at once: many may turn out to be one fact there and back. */
const fewestRoutes = 50;
/** Edges that the search for cycles of a whole graph may try. */
const mostTries = 10_000_000;
const triesPerLook = 65_536;

/**
 * The first simple cycles, by length, then by their node ids. Each once: it begins at `including`, else at the node whose
 * id comes first. Parallel facts are one step. A fact that runs both ways is no cycle by itself, and a cycle of such
 * facts alone is given in one of its two directions. When the budget runs out, the cycles found are there, but others or
 * parallel facts may be missing. Unknown `including`: BAD_USER_INPUT {id}.
 */
export async function findCycles(store: GraphStore, read: Read, request: CycleRequest): Promise<Cycles> {
  const { including, hops, first } = request;
  const [token] = await requireTokens(store, read, including === null ? [] : [including]);
  const walk = startWalk(store, read, request);
  const routes = token === undefined ? routesAnywhere(walk, request) : routesThrough(walk, token, request);
  const cycles: Cycle[] = [];
  let batch: Route[] = [];
  const flush = async () => {
    for (const { nodes, steps } of await withSteps(walk, hops, batch)) {
      const cycle = { nodes: nodes.slice(0, -1), steps };
      if (cycles.length < first && counts(cycle, hops)) cycles.push(cycle);
    }
    batch = [];
  };
  if (first > 0) {
    for await (const route of routes) {
      batch.push(route);
      if (batch.length >= Math.max(first - cycles.length, fewestRoutes)) await flush();
      if (cycles.length === first) break;
    }
    await flush();
  }
  return { cycles, truncated: walk.truncated, factsVisited: walk.factsVisited };
}

/** Whether it takes two facts at least, and is the one of two mirror images that is given. */
function counts({ nodes, steps }: Cycle, hops: readonly EdgeHop[]): boolean {
  const [there, back] = steps as [Step, Step];
  if (steps.length === 2) return there.edgeIds.length > 1 || back.edgeIds.join() !== there.edgeIds.join();
  const bothWays = new Set(hops.filter(({ direction }) => direction === 'BOTH').map(({ type }) => type));
  const mirrored = steps.every(({ types }) => types.every((type) => bothWays.has(type)));
  return !mirrored || nodes[1]! < nodes.at(-1)!;
}

async function* routesThrough(walk: Walk, node: NodeToken, { hops, maxLength }: CycleRequest): AsyncGenerator<Route> {
  for await (const web of searchWebs(walk, { from: node, to: node, hops, maxLength, dates: false })) {
    yield* routesOf(walk, web, node);
  }
}

async function* routesAnywhere(walk: Walk, { hops, maxLength }: CycleRequest): AsyncGenerator<Route> {
  const { graph, ids } = await readGraph(walk, hops);
  let tries = 0;
  const look = () => {
    tries += 1;
    if (tries % triesPerLook === 0) checkDeadline(walk.read);
    if (tries > mostTries) walk.truncated = true;
    return tries <= mostTries;
  };
  for (const circuit of circuitsOf(graph, maxLength, look)) {
    if (circuit === null) {
      await setImmediate();
      continue;
    }
    const nodes = circuit.map((node) => ids[node]!);
    yield { nodes: [...nodes, nodes[0]!], split: nodes.length };
  }
}

/** All edges along the hops as a graph whose nodes are numbered in the order of their ids. */
async function readGraph(walk: Walk, hops: readonly EdgeHop[]): Promise<{ graph: Digraph; ids: NodeId[] }> {
  const ends = new Map<NodeToken, NodeToken[]>();
  const add = (from: NodeToken, to: NodeToken) => {
    const known = ends.get(from);
    if (known) known.push(to);
    else ends.set(from, [to]);
  };
  for (const { type, direction } of hops) {
    const { from, to } = await links(walk, type);
    for (const [index, one] of from.entries()) {
      if (direction !== 'IN') add(one, to[index]!);
      if (direction !== 'OUT') add(to[index]!, one);
    }
  }
  // Nodes that nothing leads away from are in no cycle.
  const tokens = [...ends.keys()];
  const found = await walk.store.idsOf(tokens, walk.read);
  const named = tokens.map((token, index) => ({ token, id: found[index]! })).sort((a, b) => (a.id < b.id ? -1 : 1));
  await setImmediate();
  const numbers = new Map(named.map(({ token }, number) => [token, number]));
  const graph = named.map(({ token }) => ends.get(token)!.flatMap((end) => numbers.get(end) ?? []));
  await setImmediate();
  return { graph, ids: named.map(({ id }) => id) };
}
