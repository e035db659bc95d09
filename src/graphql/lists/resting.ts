import { encodeCursor } from '../../graph/cursor.ts';
import { nodePosition, type Order } from '../../graph/order.ts';
import { type EdgeRow, type NodeRow, splitId } from '../../graph/records.ts';
import type { EdgeQuery, Hop, Page, Slice } from '../../graph/store.ts';
import type { View } from '../../graph/view.ts';
import type { Where } from '../../graph/where.ts';
import type { Model } from '../../ontology/model.ts';
import type { Loaders, NodeListQuery } from '../loaders.ts';
import { aggregateEdges } from './edges.ts';
import { type AggregatedList, endPage, type ListPlan } from './list.ts';
import { aggregateNodes } from './nodes.ts';
import { cursorScope, type PageArguments, pageOf } from './page.ts';

/** An edge or a node in one list. */
export type FactRow = EdgeRow | NodeRow;

export interface RestingRequest {
  view: View;
  /** The field that names the origin. */
  field: string;
  types: string[];
  kinds: string[];
  where: { edges?: Where; nodes?: Where };
  page: PageArguments;
}

const newestFirst: Order = { terms: [], fallback: 'DESC' };
const byName: Order = { terms: [{ on: 'self', field: 'name', direction: 'ASC' }], fallback: 'ASC' };

/** Which of the two parts of the list a position lies in; the first value of a cursor. */
const [amongEdges, amongNodes] = [0, 1];

export interface RestingPlan extends ListPlan<FactRow> {
  /** Either part of the list as what figures are of. */
  edgesAt(origin: string): AggregatedList;
  nodesAt(origin: string): AggregatedList;
}

/** The plan of everything that names a node in a ref field: edges newest first, then nodes by name. */
export function planResting(model: Model, loaders: Loaders, request: RestingRequest): RestingPlan {
  const { view, field, types, kinds, where } = request;
  const scope = cursorScope(view, { resting: field, types, kinds, where });
  const page = pageOf(request.page, scope, 3);
  const hops = types.map((type): Hop => ({ by: 'ref', type, field }));
  const ofNodes = { kinds, naming: { field }, ...(where.nodes && { where: where.nodes }) };
  const ofEdges = { hops, distinct: false, ...(where.edges && { where: where.edges }) };

  async function edges(origin: string, part: Page | null): Promise<Slice<FactRow>> {
    if (part === null || hops.length === 0) return { rows: [], more: false };
    const query: EdgeQuery = { hops, order: newestFirst, page: part, far: false };
    return loaders.edgesOf(view, where.edges ? { ...query, where: where.edges } : query).load(origin);
  }

  async function nodes(origin: string, part: Page | null): Promise<Slice<FactRow>> {
    if (part === null || kinds.length === 0) return { rows: [], more: false };
    const query: NodeListQuery = { ...ofNodes, order: byName, page: part };
    return loaders.nodesOf(view, query).load(splitId(origin)!.rest);
  }

  /** The part nearer the page's end of the list first; the other where that one does not fill the page. */
  async function load(origin: string, whole: Page): Promise<Slice<FactRow>> {
    const parts = partsOf(whole);
    const fromStart = whole.from === 'start';
    const near = await (fromStart ? edges(origin, parts.edges) : nodes(origin, parts.nodes));
    if (near.more) return near;
    const far = await (fromStart ? nodes(origin, parts.nodes) : edges(origin, parts.edges));
    const rows = fromStart ? [...near.rows, ...far.rows] : [...far.rows, ...near.rows];
    const kept = fromStart ? rows.slice(0, whole.limit) : rows.slice(-whole.limit);
    return { rows: kept, more: far.more || rows.length > whole.limit };
  }

  const edgesAt = (origin: string): AggregatedList => ({
    plan: { view, aggregate: aggregateEdges(model, loaders, view, ofEdges) },
    origin,
  });
  const nodesAt = (origin: string): AggregatedList => ({
    plan: { view, aggregate: aggregateNodes(model, loaders, view, ofNodes) },
    origin: splitId(origin)!.rest,
  });

  return {
    view,
    page,
    load: (origin) => load(origin, page),
    loadEnd: (origin, end) => load(origin, endPage(page, end)),
    edgesAt,
    nodesAt,
    async count(origin) {
      const parts = [edgesAt(origin), nodesAt(origin)];
      const counts = await Promise.all(parts.map((part) => part.plan.aggregate.count(part.origin)));
      return counts.reduce((sum, one) => sum + one, 0);
    },
    cursor(row) {
      const position = 'kind' in row ? nodePosition(byName, model.kinds.get(row.kind)!, row) : [row.pos, null];
      return encodeCursor(scope, ['kind' in row ? amongNodes : amongEdges, ...position]);
    },
  };
}

/** The page's window in either part of the list; null where it leaves a part out. */
function partsOf({ limit, from, after, before }: Page): { edges: Page | null; nodes: Page | null } {
  const edges: Page = { limit, from };
  const nodes: Page = { limit, from };
  if (after?.[0] === amongEdges) edges.after = after.slice(1, 2);
  if (after?.[0] === amongNodes) nodes.after = after.slice(1);
  if (before?.[0] === amongEdges) edges.before = before.slice(1, 2);
  if (before?.[0] === amongNodes) nodes.before = before.slice(1);
  return {
    edges: after?.[0] === amongNodes ? null : edges,
    nodes: before?.[0] === amongEdges ? null : nodes,
  };
}
