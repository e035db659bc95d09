import type { ObjectRef } from '@pothos/core';
import type { NodeId } from '../../graph/records.ts';
import { factBudget, type Visited } from '../../traversal/walk.ts';
import type { Types } from '../builder.ts';
import type { Computed } from '../lists/computed.ts';
import { entityType, type Parts } from './parts.ts';
import { loadMet } from './trails.ts';

/** Value of an edge of a computed connection. */
export interface ComputedRow<Row, List extends Computed<Row> = Computed<Row>> {
  list: List;
  row: Row;
}

type Fields<Parent> = PothosSchemaTypes.ObjectFieldBuilder<Types, Parent>;

interface Definition<Row, List extends Computed<Row>> {
  /** Its types are `<base>Connection` and `<base>Edge`. */
  base: string;
  description: string;
  /** In what order the rows come. */
  order: string;
  /** Type of the nodes: a kind, an interface, or `Entity`. */
  nodeType: string;
  node(row: Row): NodeId;
  edgeFields?(t: Fields<ComputedRow<Row, List>>): object;
  listFields?(t: Fields<List>): object;
}

/** A connection over a list that was computed whole, with figures of its own on edges and list. */
export function addComputedConnection<Row, List extends Computed<Row>>(
  parts: Parts,
  of: Definition<Row, List>,
): ObjectRef<Types, List> {
  const { builder, pageInfo } = parts;
  const nodeType = entityType(parts, of.nodeType);
  const edge = builder.objectRef<ComputedRow<Row, List>>(`${of.base}Edge`).implement({
    description: `A row of ${of.base}Connection.`,
    fields: ((t: Fields<ComputedRow<Row, List>>) => ({
      cursor: t.string({
        description: 'Where the row stands in the list; give it as `after`.',
        resolve: ({ list, row }) => list.cursor(row),
      }),
      ...of.edgeFields?.(t),
      node: t.field({
        type: nodeType,
        description: 'Whom or what the row is about.',
        resolve: ({ list, row }, _, context) => loadMet(context, list.view, of.node(row)),
      }),
    })) as never,
  });
  return builder.objectRef<List>(`${of.base}Connection`).implement({
    description: of.description,
    fields: ((t: Fields<List>) => ({
      edges: t.field({
        type: [edge],
        description: `The rows of the page: ${of.order}.`,
        extensions: { rows: true },
        resolve: (list) => list.rows.map((row) => ({ list, row })),
      }),
      nodes: t.field({
        type: [nodeType],
        description: 'The nodes of the page, without cursors.',
        extensions: { rows: true },
        resolve: (list, _, context) => Promise.all(list.rows.map((row) => loadMet(context, list.view, of.node(row)))),
      }),
      pageInfo: t.field({
        type: pageInfo,
        description: 'Where the page stands in the list.',
        resolve: (list) => list.pageInfo,
      }),
      totalCount: t.int({
        description: 'How many rows the whole list has, whatever the page.',
        resolve: ({ totalCount }) => totalCount,
      }),
      ...of.listFields?.(t),
    })) as never,
  });
}

/** The most facts that a traversal looks at. */
export const budgetText = `the budget of ${factBudget.toLocaleString('en')}, unless the server sets another`;

/** The fields that every bounded answer has; `missing` says what a truncated one lacks. */
export function visitedFields<Parent extends Visited>(t: Fields<Parent>, missing: string) {
  return {
    truncated: t.boolean({
      description: `Whether the budget of facts ran out: then ${missing}.`,
      resolve: ({ truncated }) => truncated,
    }),
    factsVisited: t.int({
      description: `How many facts were looked at; at most ${budgetText}.`,
      resolve: ({ factsVisited }) => factsVisited,
    }),
  };
}
