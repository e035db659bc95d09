import type { EdgeRow, NodeRow } from '../../graph/records.ts';
import type { Hop } from '../../graph/store.ts';
import { restricting, type Where } from '../../graph/where.ts';
import type { ConnectionModel, EdgeModel, InverseModel, KindModel } from '../../ontology/model.ts';
import { partNames } from '../aggregates/figures.ts';
import type { Context } from '../context.ts';
import { filterBy, lowerEdgeWhere, type WhereInput } from '../filters/lower.ts';
import { type OrderInput, orderOfEdges, orderOfNodes } from '../filters/order.ts';
import { connectionBase, inverseBase } from '../filters/relations.ts';
import { pageArguments } from '../lists/arguments.ts';
import { planEdges } from '../lists/edges.ts';
import type { Connection } from '../lists/list.ts';
import { planNodes } from '../lists/nodes.ts';
import { defaultPageSize, type PageArguments } from '../lists/page.ts';
import { type SelectionInfo, selects } from '../look-ahead.ts';
import type { EntityParent } from '../parents.ts';
import { type EntityName, type Prefetch, resolveAhead } from '../prefetch.ts';
import type { RecordFields } from './fields.ts';
import type { Owner } from './owners.ts';
import type { Parts } from './parts.ts';

export interface ListArguments extends PageArguments {
  where?: WhereInput | null;
  orderBy?: OrderInput[] | null;
}

/** What a field with a page tells the cost rule. */
export const pageExtensions = { cost: 1, page: defaultPageSize };

/** The connection along edges of one type. */
export function edgeField(
  parts: Parts,
  t: RecordFields,
  { field, description, edge, direction, farType }: ConnectionModel,
) {
  return factField(parts, t, {
    base: connectionBase({ edge, field }),
    description,
    edge,
    farType,
    hop: { by: 'edge', type: edge.type, direction },
  });
}

/** The connection over the facts that name a node by a ref: edges with the node they come from, or nodes. */
export function inverseField(parts: Parts, t: RecordFields, { over, ref, description }: InverseModel) {
  if ('kind' in over) return namingField(parts, t, { kind: over.kind, ref, description });
  const { edge } = over;
  return factField(parts, t, {
    base: inverseBase({ over, ref }),
    description,
    edge,
    farType: edge.fromType,
    hop: { by: 'ref', type: edge.type, field: ref },
  });
}

interface FactField {
  /** Its types are `<base>Connection`, `<base>Edge`, `<base>Where`, `<base>OrderBy`. */
  base: string;
  description: string;
  edge: EdgeModel;
  farType: string;
  hop: Hop;
}

function factField(parts: Parts, t: RecordFields, of: FactField) {
  const { base, description, edge, farType, hop } = of;
  const [facts, far] = [parts.owners.get(edge.name)!, parts.owners.get(farType)!];
  const listOf: ListOf<EdgeRow> = ({ row, view }, given, context, info) => {
    const plan = context.plans.of(info.fieldNodes, view, of, () => {
      const { where, orderBy, ...page } = given as ListArguments;
      return planEdges(parts.model, context.loaders, {
        view,
        hops: [hop],
        where: edgeWhere(facts, far, where),
        order: orderOfEdges(orderBy, edge, far.filterables),
        page,
        far: selectsFar(info),
      });
    });
    return { plan, origin: row.id };
  };
  return t.field({
    type: parts.edgeConnection(base, edge, farType),
    description,
    extensions: prefetched(listOf, facts),
    args: {
      where: t.arg({ type: parts.filters.connectionWhere(base, facts, far), description: whereText }),
      orderBy: t.arg({
        type: [parts.filters.connectionOrderBy(base, facts, far)],
        description: `What to sort by, weightiest first; newest \`${edge.date}\` first when not given.`,
      }),
      ...pageArguments(t.arg),
    },
    resolve: listOf as never,
  });
}

/** The connection at an entity of which no more than its name need be known. */
type ListOf<Row> = (
  of: EntityName,
  given: Record<string, unknown>,
  context: Context,
  info: SelectionInfo,
) => Connection<Row>;

/** Fields of an aggregate that read; of its other parts the fields do. */
const readFields = ['count', 'countDistinct', 'groupBy', 'groupCount'];

/** `pageExtensions` of a connection whose page, number and figures are read beside the entity's own row. */
function prefetched<Row>(listOf: ListOf<Row>, owner: Owner) {
  const prefetch: Prefetch = (of, given, context, info) => {
    const { plan, origin } = listOf(of, given, context, info);
    const reads: Promise<unknown>[] = [];
    const isPage = ['edges', 'nodes', 'pageInfo'].some((name) => selects(info, name));
    if (isPage && plan.page.limit > 0) reads.push(plan.load(origin));
    if (selects(info, 'totalCount')) reads.push(plan.count(origin));
    if (plan.aggregate && selects(info, 'aggregate')) {
      reads.push(...resolveAhead({ plan, origin }, 'aggregate', readFields, context, info));
      for (const { name } of owner.fields) {
        if (!partNames.some((part) => selects(info, 'aggregate', part, name))) continue;
        reads.push(plan.aggregate.figures(origin, { distinct: false, fields: [name] }));
      }
    }
    return reads;
  };
  return { ...pageExtensions, prefetch };
}

export const whereText = 'Which rows to take; all when not given. Counts heed it too.';

/** Whether far nodes are asked for; ALONE: and nothing of the edges, their cursors included. */
export function selectsFar(info: SelectionInfo): boolean | 'ALONE' {
  if (selects(info, 'edges', 'node')) return true;
  if (!selects(info, 'nodes')) return false;
  return selects(info, 'edges') || selects(info, 'pageInfo') ? true : 'ALONE';
}

/** A connection's `where` in the stores' terms. */
export function edgeWhere(facts: Owner, far: Owner, where: WhereInput | null | undefined): Where | undefined {
  return where ? restricting(lowerEdgeWhere(facts, far, where)) : undefined;
}

function namingField(parts: Parts, t: RecordFields, of: { kind: KindModel; ref: string; description: string }) {
  const { kind, ref, description } = of;
  const owner = parts.owners.get(kind.name)!;
  const listOf: ListOf<NodeRow> = ({ row, view }, given, context, info) => {
    const plan = context.plans.of(info.fieldNodes, view, of, () =>
      planNodeList(parts, context, view, owner, [kind.name], given as ListArguments, ref),
    );
    return { plan, origin: row.key };
  };
  return t.field({
    type: parts.nodeConnection(kind.name),
    description,
    extensions: prefetched(listOf, owner),
    args: nodeListArguments(parts, t, owner),
    resolve: listOf as never,
  });
}

export function nodeListArguments(parts: Parts, t: { arg: RecordFields['arg'] }, owner: Owner) {
  return {
    where: t.arg({ type: parts.filters.where(owner), description: whereText }),
    orderBy: t.arg({
      type: [parts.filters.orderBy(owner)],
      description: 'What to sort by, weightiest first; by name when not given.',
    }),
    ...pageArguments(t.arg),
  };
}

export function planNodeList(
  parts: Parts,
  context: Context,
  view: EntityParent['view'],
  owner: Owner,
  kinds: string[],
  { where, orderBy, ...page }: ListArguments,
  naming?: string,
) {
  return planNodes(parts.model, context.loaders, {
    view,
    kinds,
    where: filterBy(owner.filterables, where),
    order: orderOfNodes(orderBy, owner.filterables),
    page,
    ...(naming !== undefined && { naming }),
  });
}
