import { encodeCursor } from '../../graph/cursor.ts';
import { edgeRowPosition, type Order } from '../../graph/order.ts';
import type { EdgeRow, NodeId } from '../../graph/records.ts';
import type { EdgeQuery, Hop, Slice } from '../../graph/store.ts';
import type { View } from '../../graph/view.ts';
import type { Where } from '../../graph/where.ts';
import type { Model } from '../../ontology/model.ts';
import { type AggregateLoader, emptyAggregates } from '../aggregates/loader.ts';
import type { Loaders } from '../loaders.ts';
import { endPage, type ListPlan } from './list.ts';
import { cursorScope, type PageArguments, pageOf } from './page.ts';

export interface EdgeListRequest {
  view: View;
  hops: Hop[];
  where?: Where;
  order: Order;
  page: PageArguments;
  distinct?: boolean;
  /** Whether far nodes are asked for; ALONE: and nothing of the edges. */
  far: EdgeQuery['far'];
}

/** The plan of a list of edges at many origins. No hops: the list is empty and nothing is read. */
export function planEdges(model: Model, loaders: Loaders, request: EdgeListRequest): ListPlan<EdgeRow> {
  const { view, hops, where, order, distinct = false } = request;
  const scope = cursorScope(view, { edges: hops, where, order, distinct });
  const page = pageOf(request.page, scope, order.terms.length + 1);
  const ordersByFar = order.terms.some((term) => term.on === 'far' && 'field' in term);
  // Other orderings have values of the edges in their cursors.
  const far = order.terms.length > 0 ? request.far !== false || ordersByFar : request.far;
  const query: EdgeQuery = { hops, order, page, far, ...(where && { where }) };
  if (distinct) query.distinct = true;
  const slices = (of: EdgeQuery) => {
    const loader = loaders.edgesOf(view, of);
    return (origin: NodeId): Promise<Slice<EdgeRow>> =>
      hops.length === 0 ? Promise.resolve({ rows: [], more: false }) : loader.load(origin);
  };
  const aggregate = aggregateEdges(model, loaders, view, { hops, distinct, ...(where && { where }) });
  return {
    view,
    page,
    load: slices(query),
    loadEnd: (origin, end) => slices({ ...query, far: false, page: endPage(page, end) })(origin),
    count: aggregate.count,
    aggregate,
    cursor(row) {
      const edge = model.edges.get(row.type)!;
      return encodeCursor(scope, edgeRowPosition(order, edge, model.kinds.get(row.far?.kind ?? ''), row));
    },
  };
}

/** Figures over the edges at origins, or with `distinct` over the newest one per far node. */
export function aggregateEdges(
  model: Model,
  loaders: Loaders,
  view: View,
  request: { hops: Hop[]; where?: Where; distinct: boolean },
): AggregateLoader {
  if (request.hops.length === 0) return emptyAggregates(model);
  return loaders.aggregateOf(view, { over: 'edges', ...request });
}
