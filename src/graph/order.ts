import type { Money, MoneyQualifier } from '../../schema/values/money.ts';
import { firstDay } from '../../schema/values/partial-date.ts';
import { type EdgeModel, type FieldModel, fieldOf, type KindModel } from '../ontology/model.ts';
import type { EdgeId, EdgeRow, FactRecord, NodeRow } from './records.ts';
import type { Relation } from './relation.ts';
import { fold } from './text.ts';

export type Direction = 'ASC' | 'DESC';

/** One ordering term. `on` says of what: the listed fact itself (`self`), or the far node of an edge (`far`). */
export type OrderTerm = FieldTerm | RelatedTerm;

/**
 * By a field. A money field needs its currency: amounts in others count as unknown. Unknown values come last, both
 * ways.
 */
export interface FieldTerm {
  on: 'self' | 'far';
  field: string;
  currency?: string;
  direction: Direction;
}

/** By the facts along a relation of a node: how many there are (never unknown), or with `sum` their amounts together. */
export interface RelatedTerm {
  on: 'self' | 'far';
  relation: Relation;
  sum?: RelatedSum;
  direction: Direction;
}

/**
 * The amounts of a money field in one currency and with one qualifier, in minor units; unknown where no fact has one.
 * No figure is shown, so a sum beyond `largestSum` counts as that, either side of zero, and does not fail the list.
 */
export interface RelatedSum {
  field: string;
  currency: string;
  qualifier: MoneyQualifier;
}

/** 2^53 - 1: beyond it whole numbers are not exact everywhere. */
export const largestSum = Number.MAX_SAFE_INTEGER;

/**
 * Terms in order of weight. Ties break by id (nodes) or by `pos` (edges; it ends in the id), in the direction of the
 * last term; without terms that is the whole order, in the direction of `fallback`. Wherever `pos` ascends, undated
 * edges come after the dated ones all the same.
 */
export interface Order {
  terms: OrderTerm[];
  fallback: Direction;
}

/** The direction in which ties break. */
export function tieDirection(order: Order): Direction {
  return order.terms.at(-1)?.direction ?? order.fallback;
}

/** Sorts before every digit, so that an edge without a date comes last in the descending order of pages. */
const positionSeparator = '!';

/** The least position of a dated edge: below it lie exactly the edges without a date. */
export const firstDatedPosition = '0';

/**
 * First day of the edge's date ('' when unknown), `!`, id: the one key that pages of edges compare. Descending order is
 * its plain descending order; ascending order is the dated edges ascending, then the undated ones ascending by id.
 */
export function edgePosition(edge: EdgeModel, record: FactRecord, id: EdgeId): string {
  const date = record[edge.date] as string | undefined;
  return `${date ? firstDay(date) : ''}${positionSeparator}${id}`;
}

export type SortValue = string | number | null;

/** The value by which a term orders a record; null when unknown. Stores hold or compute exactly this. */
export function sortValue(field: FieldModel, record: FactRecord, currency?: string): SortValue {
  const value = record[field.name];
  if (value === undefined || value === null) return null;
  switch (field.type) {
    case 'text':
    case 'url':
      return fold(value as string);
    case 'partialDate':
      return firstDay(value as string);
    case 'money':
      return (value as Money).currency === currency ? (value as Money).minor : null;
    case 'boolean':
      return value ? 1 : 0;
    default:
      return value as string | number;
  }
}

/** Whether a list can be ordered by the field; prose and lists cannot. */
export function isSortable(field: FieldModel): boolean {
  return field.type !== 'list' && !field.prose;
}

/** The terms that only the store can work out; rows carry their values as `related`. */
export function relatedTerms(order: Order): RelatedTerm[] {
  return order.terms.filter((term) => 'relation' in term);
}

/** Where a row stands in an ordering: the terms' values, then its tie-breaker. What a cursor carries. */
export function nodePosition(order: Order, kind: KindModel, row: NodeRow): SortValue[] {
  return [...termValues(order, row, (term) => fieldValue(term, kind, row)), row.id];
}

/** As `nodePosition`, for an edge; terms by a field of the far node need `row.far`. */
export function edgeRowPosition(
  order: Order,
  edge: EdgeModel,
  farKind: KindModel | undefined,
  row: EdgeRow,
): SortValue[] {
  const values = termValues(order, row, (term) => {
    if (term.on === 'self') return fieldValue(term, edge, row);
    return farKind && row.far ? fieldValue(term, farKind, row.far) : null;
  });
  return [...values, row.pos];
}

function termValues(
  { terms }: Order,
  { related }: NodeRow | EdgeRow,
  ofField: (term: FieldTerm) => SortValue,
): SortValue[] {
  let next = 0;
  return terms.map((term) => ('relation' in term ? (related?.[next++] ?? null) : ofField(term)));
}

function fieldValue(term: FieldTerm, owner: KindModel | EdgeModel, row: NodeRow | EdgeRow): SortValue {
  if (term.field === 'key' && 'key' in row) return row.key;
  return sortValue(fieldOf(owner, term.field), row.record, term.currency);
}
