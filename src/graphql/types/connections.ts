import type { ObjectRef } from '@pothos/core';
import type { EdgeRow, NodeRow } from '../../graph/records.ts';
import type { EdgeModel } from '../../ontology/model.ts';
import type { Builder, Types } from '../builder.ts';
import type { Context } from '../context.ts';
import {
  type AggregatedList,
  type Connection,
  type ConnectionRow,
  connectionRows,
  hasNextPage,
  hasPreviousPage,
  rowsOf,
} from '../lists/list.ts';
import { type EntityParent, entity, fact } from '../parents.ts';
import { loadEntity } from './fields.ts';
import { type EdgeConnection, entityType, type NodeConnection, type Parts } from './parts.ts';

type AnyList = Connection<NodeRow | EdgeRow>;
type AnyConnection = ObjectRef<Types, AnyList>;

/** The connection types of a schema, each made when it is first asked for; and what they share. */
export function createConnections(builder: Builder, pageInfo: Parts['pageInfo']) {
  const made = new Map<string, AnyConnection>();

  function connection<Row extends NodeRow | EdgeRow>(
    base: string,
    of: string,
    edge: ObjectRef<Types, ConnectionRow<Row>>,
    aggregate: ObjectRef<Types, AggregatedList>,
    node: { type: ReturnType<typeof entityType>; resolve: NodeResolver<Row> },
  ) {
    const ref = builder.objectRef<Connection<Row>>(`${base}Connection`);
    made.set(base, ref as unknown as AnyConnection);
    ref.implement({
      description: `A page of ${of}, with counts over the whole list. What is not asked for is not read.`,
      fields: (t) => ({
        edges: t.field({
          type: [edge],
          description: 'The rows of the page, each with its cursor.',
          extensions: { rows: true },
          resolve: connectionRows,
        }),
        nodes: t.field({
          type: [node.type],
          description: 'The nodes of the page, without cursors.',
          extensions: { rows: true },
          resolve: async (list, _, context) =>
            (await connectionRows(list)).map((row) => node.resolve(row, context)) as EntityParent[],
        }),
        pageInfo: t.field({
          type: pageInfo,
          description: 'Where the page stands in the list.',
          resolve: (list) => pageInfoOf(list as unknown as AnyList),
        }),
        totalCount: t.int({
          description: 'How many rows the whole list has, whatever the page.',
          extensions: { cost: 1 },
          resolve: ({ plan, origin }) => plan.count(origin),
        }),
        aggregate: t.field({
          type: aggregate,
          description: 'Figures over the whole list, whatever the page.',
          resolve: (list) => list as unknown as AggregatedList,
        }),
      }),
    });
    return ref;
  }

  return {
    nodeConnection(parts: Parts, type: string): NodeConnection {
      const known = made.get(type);
      if (known) return known as unknown as NodeConnection;
      const edge = builder.objectRef<ConnectionRow<NodeRow>>(`${type}Edge`);
      const node = { type: entityType(parts, type), resolve: nodeOfRow };
      edge.implement({
        description: `A row of a list of ${type}.`,
        fields: (t) => ({
          cursor: t.string({ description: cursorText, resolve: ({ plan, row }) => plan.cursor(row) }),
          node: t.field({ type: node.type, description: 'The node of the row.', resolve: node.resolve }),
        }),
      });
      const aggregate = parts.aggregate(parts.owners.get(type)!, 'nodes');
      return connection(type, `a list of ${type}`, edge, aggregate, node);
    },
    edgeConnection(parts: Parts, base: string, of: EdgeModel | null, farType: string): EdgeConnection {
      const known = made.get(base);
      if (known) return known as unknown as EdgeConnection;
      const edge = builder.objectRef<ConnectionRow<EdgeRow>>(`${base}Edge`);
      const node = { type: entityType(parts, farType), resolve: farOfRow };
      edge.implement({
        description: 'A row of a connection: one fact, and the node to which it leads.',
        fields: (t) => ({
          cursor: t.string({ description: cursorText, resolve: ({ plan, row }) => plan.cursor(row) }),
          node: t.field({
            type: node.type,
            description: 'The node at the far end.',
            resolve: (row, _, context) => node.resolve(row, context),
          }),
          fact: t.field({
            type: of ? parts.edges.get(of.type)! : parts.fact,
            description: 'The fact that leads there, with its own fields and sources.',
            resolve: ({ plan, row }) => fact(row, plan.view),
          }),
        }),
      });
      const aggregate = parts.aggregate(parts.owners.get(of?.name ?? 'Fact')!, 'edges');
      return connection(base, of ? `facts of type ${of.type}` : 'facts of several types', edge, aggregate, node);
    },
  };
}

const cursorText = 'Where the row stands in the list; give it as `after` or `before`.';

type NodeResolver<Row> = (row: ConnectionRow<Row>, context: Context) => EntityParent | Promise<EntityParent>;

function nodeOfRow({ plan, row }: ConnectionRow<NodeRow>): EntityParent {
  return entity(row, plan.view);
}

/** The look-ahead sees to it that `far` came along with the row, but for a selection that some types alone make. */
function farOfRow(
  { plan, row, origin }: ConnectionRow<EdgeRow>,
  context: Context,
): EntityParent | Promise<EntityParent> {
  if (row.far) return entity(row.far, plan.view);
  return loadEntity(context, plan.view, row.from === origin ? row.to : row.from) as Promise<EntityParent>;
}

/** Value of a PageInfo: each answer is read only when it is asked for. */
export interface PageInfoParent {
  hasNextPage(): boolean | Promise<boolean>;
  hasPreviousPage(): boolean | Promise<boolean>;
  startCursor(): Promise<string | null>;
  endCursor(): Promise<string | null>;
}

/** The type of `pageInfo`, shared by all connections. */
export function addPageInfo(builder: Builder) {
  return builder.objectRef<PageInfoParent>('PageInfo').implement({
    description: 'Where a page stands in its list.',
    fields: (t) => ({
      hasNextPage: t.boolean({
        description: 'Whether rows follow the page.',
        resolve: (page) => page.hasNextPage(),
      }),
      hasPreviousPage: t.boolean({
        description: 'Whether rows come before the page.',
        resolve: (page) => page.hasPreviousPage(),
      }),
      startCursor: t.string({
        nullable: true,
        description: 'Cursor of the first row of the page; null when it has none.',
        resolve: (page) => page.startCursor(),
      }),
      endCursor: t.string({
        nullable: true,
        description: 'Cursor of the last row of the page; null when it has none.',
        resolve: (page) => page.endCursor(),
      }),
    }),
  });
}

export function pageInfoOf(list: AnyList): PageInfoParent {
  return {
    hasNextPage: () => hasNextPage(list),
    hasPreviousPage: () => hasPreviousPage(list),
    startCursor: async () => cursorOf(list, (await rowsOf(list))[0]),
    endCursor: async () => cursorOf(list, (await rowsOf(list)).at(-1)),
  };
}

function cursorOf({ plan }: AnyList, row: NodeRow | EdgeRow | undefined): string | null {
  return row ? plan.cursor(row) : null;
}
