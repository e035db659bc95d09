import { encodeCursor } from '../../graph/cursor.ts';
import { nodePosition, type Order } from '../../graph/order.ts';
import type { NodeRow } from '../../graph/records.ts';
import type { View } from '../../graph/view.ts';
import type { Where } from '../../graph/where.ts';
import type { Model } from '../../ontology/model.ts';
import { type AggregateLoader, emptyAggregates } from '../aggregates/loader.ts';
import type { Loaders, NodeListQuery } from '../loaders.ts';
import { endPage, type ListPlan } from './list.ts';
import { cursorScope, type PageArguments, pageOf } from './page.ts';

export interface NodeListRequest {
  view: View;
  kinds: string[];
  where?: Where;
  order: Order;
  page: PageArguments;
  /** The ref field by which the listed nodes name the origin; absent: one list of all, its origin ''. */
  naming?: string;
}

/** The plan of a list of nodes: of all of some kinds, or of those that name a node by a ref. */
export function planNodes(model: Model, loaders: Loaders, request: NodeListRequest): ListPlan<NodeRow> {
  const { view, kinds, where, order } = request;
  const naming = request.naming === undefined ? {} : { naming: { field: request.naming } };
  const scope = cursorScope(view, { kinds, where, order, ...naming });
  const page = pageOf(request.page, scope, order.terms.length + 1);
  const query: NodeListQuery = { kinds, order, page, ...(where && { where }), ...naming };
  const aggregate = aggregateNodes(model, loaders, view, { kinds, ...(where && { where }), ...naming });
  return {
    view,
    page,
    load: (origin) => loaders.nodesOf(view, query).load(origin),
    loadEnd: (origin, end) => loaders.nodesOf(view, { ...query, page: endPage(page, end) }).load(origin),
    count: aggregate.count,
    aggregate,
    cursor: (row) => encodeCursor(scope, nodePosition(order, model.kinds.get(row.kind)!, row)),
  };
}

/** Figures over nodes of some kinds: over all, or over those that name a node. */
export function aggregateNodes(
  model: Model,
  loaders: Loaders,
  view: View,
  request: { kinds: string[]; where?: Where; naming?: { field: string } },
): AggregateLoader {
  if (request.kinds.length === 0) return emptyAggregates(model);
  return loaders.aggregateOf(view, { over: 'nodes', ...request });
}
