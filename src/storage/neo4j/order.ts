import {
  type Direction,
  type FieldTerm,
  firstDatedPosition,
  type Order,
  type SortValue,
  tieDirection,
} from '../../graph/order.ts';
import type { Page } from '../../graph/store.ts';
import { comparable, nameHead, sortProperty } from './properties.ts';
import { relatedValue } from './related.ts';
import type { Scope } from './scope.ts';

/** One expression that rows are sorted by, in the direction in which they are read. */
export interface Column {
  expression: string;
  direction: Direction;
  /** Nulls can occur; in list order they come last. */
  nullable: boolean;
}

/** A list's order, its bounds as conditions, and whether it is read from its end. */
export interface Keyset {
  orderBy: string;
  /** Conditions for the rows between the page's bounds; empty when it has none. */
  conditions: string[];
  /** Whether rows come in reverse of list order. */
  reversed: boolean;
}

/** A column that is worked out once per row, under a name. */
export interface Computed {
  name: string;
  expression: string;
}

/** Columns of an ordering of nodes: its terms, then the id. */
export function nodeColumns(scope: Scope, order: Order, node: string): Column[] {
  return [
    ...order.terms.map((term, index) => ({
      expression: 'relation' in term ? computedName(index) : termExpression(scope, node, term),
      direction: term.direction,
      nullable: 'relation' in term ? term.sum !== undefined : !alwaysKnown.has(term.field),
    })),
    { expression: `${node}.id`, direction: tieDirection(order), nullable: false },
  ];
}

/** Columns of an ordering of edges: its terms on the edge or the far node, then `_pos` with undated edges last. */
export function edgeColumns(scope: Scope, order: Order, edge: string, far: string): Column[] {
  const direction = tieDirection(order);
  const terms = order.terms.map((term, index) => ({
    expression: 'relation' in term ? computedName(index) : termExpression(scope, term.on === 'far' ? far : edge, term),
    direction: term.direction,
    nullable: true,
  }));
  // In brackets, because Cypher reads a < b = c as a < b AND b = c.
  const undated = { expression: `(${edge}._pos < '${firstDatedPosition}')`, direction, nullable: false };
  return [
    ...terms,
    ...(direction === 'ASC' ? [undated] : []),
    { expression: `${edge}._pos`, direction, nullable: false },
  ];
}

function computedName(index: number): string {
  return `k${index}`;
}

/** The related terms of an ordering, for the nodes under a variable. */
export function computedColumns(scope: Scope, order: Order, node: string, byDegree: boolean): Computed[] {
  return order.terms.flatMap((term, index) =>
    'relation' in term ? [{ name: computedName(index), expression: relatedValue(scope, node, term, byDegree) }] : [],
  );
}

const alwaysKnown: ReadonlySet<string> = new Set(['key', 'name']);

/** The value of `sortValue`, in Cypher. */
function termExpression(scope: Scope, fact: string, { field: name, currency }: FieldTerm): string {
  const field = scope.fields.get(name);
  if (!field) throw new Error(`the model has no field ${name}`);
  const property = `${fact}.${sortProperty(field)}`;
  if (field.type === 'money') {
    return `CASE ${fact}.${name}_currency WHEN ${scope.bind(currency ?? null)} THEN ${property} END`;
  }
  return field.type === 'boolean' ? `toInteger(${property})` : property;
}

/** Positions of edges as values of their columns: ascending ties say first whether the edge is undated. */
export function edgeValues(order: Order, position: SortValue[] | undefined): (SortValue | boolean)[] | undefined {
  if (!position || tieDirection(order) === 'DESC') return position;
  const pos = String(position.at(-1));
  return [...position.slice(0, -1), pos < firstDatedPosition, pos];
}

/** How a page of rows in these columns' order is read; values are positions after which it begins and before which it ends. */
export function keyset(
  scope: Scope,
  columns: Column[],
  from: Page['from'],
  bounds: { after?: (SortValue | boolean)[]; before?: (SortValue | boolean)[] },
): Keyset {
  const reversed = from === 'end';
  const conditions: string[] = [];
  if (bounds.after) conditions.push(beyond(scope, columns, bounds.after, 'after'));
  if (bounds.before) conditions.push(beyond(scope, columns, bounds.before, 'before'));
  const orderBy = columns
    .flatMap(({ expression, direction, nullable }) => [
      ...(nullable ? [`${expression} IS NULL ${reversed ? 'DESC' : 'ASC'}`] : []),
      `${expression} ${reversed ? opposite[direction] : direction}`,
    ])
    .join(', ');
  return { orderBy, conditions, reversed };
}

const opposite: Record<Direction, Direction> = { ASC: 'DESC', DESC: 'ASC' };

/** Rows strictly after or before a position: equal in the first columns and beyond it in the next. */
function beyond(scope: Scope, columns: Column[], values: (SortValue | boolean)[], side: 'after' | 'before'): string {
  const equal: string[] = [];
  const cases: string[] = [];
  columns.forEach(({ expression, direction, nullable }, index) => {
    const raw = values[index] ?? null;
    const value = scope.bind(typeof raw === 'string' ? comparable(raw) : raw);
    const larger = (direction === 'ASC') === (side === 'after');
    const strictly = `${expression} ${larger ? '>' : '<'} ${value}`;
    // Unknown comes after everything known, whichever the direction.
    const unknown =
      side === 'after'
        ? `(${expression} IS NULL AND ${value} IS NOT NULL)`
        : `(${expression} IS NOT NULL AND ${value} IS NULL)`;
    cases.push([...equal, nullable ? `(${strictly} OR ${unknown})` : strictly].join(' AND '));
    equal.push(
      nullable
        ? `(${expression} = ${value} OR (${expression} IS NULL AND ${value} IS NULL))`
        : `${expression} = ${value}`,
    );
  });
  return `(${cases.join(' OR ')})`;
}

/** What makes the index on names serve a list that is ordered by name first; null for other lists. */
export function nameOrder(
  scope: Scope,
  order: Order,
  page: Page,
  node: string,
): { conditions: string[]; orderBy: string } | null {
  const [first] = order.terms;
  if (!first || 'relation' in first || first.field !== 'name' || first.on !== 'self') return null;
  const bound = (position: SortValue[] | undefined, sign: string) =>
    position ? [`${node}.name_head ${sign} ${scope.bind(nameHead(String(position[0])))}`] : [];
  const [after, before] = first.direction === 'ASC' ? ['>=', '<='] : ['<=', '>='];
  const bounds = [...bound(page.after, after), ...bound(page.before, before)];
  const direction = page.from === 'end' ? opposite[first.direction] : first.direction;
  return {
    conditions: bounds.length > 0 ? bounds : [`${node}.name_head IS NOT NULL`],
    orderBy: `${node}.name_head ${direction}, `,
  };
}
