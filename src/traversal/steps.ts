import type { EdgeId, EdgeRow, NodeId } from '../graph/records.ts';
import type { EdgeHop, EndRow } from '../graph/store.ts';
import type { Model } from '../ontology/model.ts';
import { groupBy } from './groups.ts';
import type { Route } from './routes.ts';
import { type Span, spanOf, spansInOrder } from './spans.ts';
import { reverseHops, type Walk } from './walk.ts';

/** From one node of a path to the next: all parallel facts between them that the hops allow. */
export interface Step {
  /** Newest first; at least one. */
  edgeIds: EdgeId[];
  /** Their types, each once. */
  types: string[];
  /** Whether the newest fact is walked in its stored direction; parallel facts may run the other way. */
  forward: boolean;
  /** Where the step arrives. */
  node: NodeId;
}

/** `steps[i]` leads from `nodes[i]` to `nodes[i + 1]`; a path's length is its number of steps. */
export interface Path {
  nodes: NodeId[];
  steps: Step[];
}

/**
 * The routes with their facts. Each step is read from the end that the search had read it from, so that it costs no more
 * than the search did.
 */
export async function withSteps(walk: Walk, hops: readonly EdgeHop[], routes: readonly Route[]): Promise<Path[]> {
  const ahead: [NodeId, NodeId][] = [];
  const back: [NodeId, NodeId][] = [];
  for (const { nodes, split } of routes) {
    for (let index = 0; index + 1 < nodes.length; index += 1) {
      if (index < split) ahead.push([nodes[index]!, nodes[index + 1]!]);
      else back.push([nodes[index + 1]!, nodes[index]!]);
    }
  }
  const [left, right] = await Promise.all([endsBetween(walk, hops, ahead), endsBetween(walk, reverseHops(hops), back)]);
  return routes.map(({ nodes, split }) => ({
    nodes,
    steps: nodes.slice(1).map((node, index): Step => {
      const before = nodes[index]!;
      const ends = index < split ? left(before, node) : right(node, before);
      const types = [...new Set(ends.map(({ type }) => type))];
      return { edgeIds: ends.map(({ id }) => id), types, forward: ends[0]!.forward === index < split, node };
    }),
  }));
}

/** More than a node has facts in common with a hundred others. */
const mostFacts = 1_000_000;

/** Looks up the ends that lead from one node of a pair to the other, newest first. */
async function endsBetween(
  walk: Walk,
  hops: readonly EdgeHop[],
  pairs: readonly [NodeId, NodeId][],
): Promise<(from: NodeId, to: NodeId) => EndRow[]> {
  const origins = [...new Set(pairs.map(([from]) => from))];
  const among = [...new Set(pairs.map(([, to]) => to))];
  const { store, read, where } = walk;
  const query = { hops: [...hops], where, among, limit: mostFacts };
  const slices = origins.length === 0 ? [] : await store.endsOf(origins, query, read);
  const found = new Map(origins.map((origin, index) => [origin, groupBy(slices[index]!.rows, ({ node }) => node)]));
  return (from, to) => found.get(from)!.get(to)!;
}

/** The days on which a fact may have been, by its type's declared date. */
function spanOfFact(model: Model, { type, record }: EdgeRow): Span {
  return spanOf((record[model.edges.get(type)!.date] as string | undefined) ?? null);
}

/** The paths with only those facts that can stand in the order of their dates. */
export async function inOrder(walk: Walk, model: Model, paths: readonly Path[]): Promise<Path[]> {
  const ids = [...new Set(paths.flatMap(({ steps }) => steps.flatMap(({ edgeIds }) => edgeIds)))];
  const rows = ids.length === 0 ? [] : await walk.store.edgesById(ids, walk.read);
  const facts = new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
  return paths.map(({ nodes, steps }) => {
    const spans = steps.map(({ edgeIds }) => edgeIds.map((id) => spanOfFact(model, facts.get(id)!)));
    const fit = spansInOrder(spans);
    return {
      nodes,
      steps: steps.map(({ edgeIds, node }, index) => {
        const kept = edgeIds.filter((_, at) => fit[index]![at]);
        const types = [...new Set(kept.map((id) => facts.get(id)!.type))];
        return { edgeIds: kept, types, forward: facts.get(kept[0]!)!.to === node, node };
      }),
    };
  });
}
