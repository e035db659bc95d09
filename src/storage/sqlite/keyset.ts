import { type Direction, firstDatedPosition, type Order, type SortValue } from '../../graph/order.ts';
import type { Page } from '../../graph/store.ts';
import type { Parameters } from './parameters.ts';

/** `forward` walks a list in its own order, `backward` from its end. */
export type Walk = 'forward' | 'backward';

/** One expression that a list is ordered by. */
export interface SortColumn {
  expression: string;
  direction: Direction;
  /** `values`: unknown ones last, both ways. `known`: never null. `position`: an edge's `pos`. */
  holds: 'values' | 'known' | 'position';
  /** Worked out per row: no index is behind it, and it is named rather than said twice. */
  computed?: boolean;
}

/** The columns as a select lists them: `k0`, `k1`, … */
export function keysOf(columns: readonly SortColumn[]): string {
  return columns.map(({ expression }, index) => `${expression} as k${index}`).join(', ');
}

/** The text that stands for a column in the order of the select that lists it. */
export function keyIn(columns: readonly SortColumn[]): (index: number) => string {
  return (index) => (columns[index]!.computed ? `k${index}` : columns[index]!.expression);
}

/** The keys, of rows `p`, that hold the values of related terms. */
export function relatedKeys({ terms }: Order): string[] {
  return terms.flatMap((term, index) => ('relation' in term ? [`p.k${index}`] : []));
}

/** Conditions that are disjoint and stand in the order of the walk: each is one range of an index, if there is one; '' holds always. */
export type Segments = string[];

/** What a page needs of a statement. */
export interface Keyset {
  walk: Walk;
  /** Segments of the walk from where it starts. */
  segments: Segments;
  /** What bounds the walk at its far side; null when nothing does. */
  bound: string | null;
}

/** The slice of a list as conditions on its sort columns. */
export function compileKeyset(columns: readonly SortColumn[], page: Page, parameters: Parameters): Keyset {
  const walk: Walk = page.from === 'end' ? 'backward' : 'forward';
  const [start, end] = walk === 'forward' ? [page.after, page.before] : [page.before, page.after];
  const against: Walk = walk === 'forward' ? 'backward' : 'forward';
  return {
    walk,
    segments: start ? beyond(columns, start, walk, parameters) : whole(columns[0]!, walk),
    bound: end ? anyOf(beyond(columns, end, against, parameters)) : null,
  };
}

/**
 * Columns to sort by when walking; `name` gives the text that stands for a column. Within one segment the first column
 * is either known or not, and so is left to its index.
 */
export function orderBy(
  columns: readonly SortColumn[],
  walk: Walk,
  name: (index: number) => string,
  within: 'list' | 'segment' = 'list',
): string {
  return columns
    .flatMap((column, index) => {
      const text = name(index);
      const way = ascends(column, walk) ? 'asc' : 'desc';
      if (index === 0 && within === 'segment') return [`${text} ${way}`];
      if (column.holds === 'values') return [`${text} ${way} nulls ${walk === 'forward' ? 'last' : 'first'}`];
      if (column.holds === 'position' && column.direction === 'ASC') {
        return [`${text} < '${firstDatedPosition}' ${way}`, `${text} ${way}`];
      }
      return [`${text} ${way}`];
    })
    .join(', ');
}

/** The segments as one condition. */
export function anyOf(segments: Segments): string {
  if (segments.includes('')) return '';
  return segments.length === 0 ? '0' : `(${segments.join(' or ')})`;
}

/** Conditions that all hold; '' and null are none. */
export function allOf(...conditions: (string | null)[]): string {
  return conditions.filter((one) => one !== null && one !== '').join(' and ') || '1';
}

/** Ordered and limited selects as one list in the same order, no longer than each of them. */
export function mergeSelects(selects: readonly string[], order: string, limit: string): string {
  if (selects.length === 1) return selects[0]!;
  const all = selects.map((one) => `select * from (${one})`).join(' union all ');
  return `select * from (${all}) order by ${order} limit ${limit}`;
}

/** Rows beyond a position: those that equal it in all columns but the last, then in all but the last two, and so on. */
function beyond(
  columns: readonly SortColumn[],
  position: readonly SortValue[],
  walk: Walk,
  parameters: Parameters,
): Segments {
  const values = columns.map((_, index) => parameterOf(position[index] ?? null, parameters));
  const segments: Segments = [];
  for (let last = columns.length - 1; last >= 0; last--) {
    const equal = columns.slice(0, last).map(({ expression }, index) => {
      const value = values[index];
      return value === null ? `${expression} is null` : `${expression} = ${value}`;
    });
    for (const condition of beyondOne(columns[last]!, position[last] ?? null, values[last] ?? null, walk)) {
      segments.push([...equal, condition].join(' and '));
    }
  }
  return segments;
}

function beyondOne(column: SortColumn, raw: SortValue, value: string | null, walk: Walk): string[] {
  const { expression, holds, direction } = column;
  const further = `${expression} ${ascends(column, walk) ? '>' : '<'} ${value}`;
  if (holds === 'position' && direction === 'ASC') {
    const [dated, undated] = datedAndNot(expression);
    const isDated = String(raw) >= firstDatedPosition;
    const own = `${further} and ${isDated ? dated : undated}`;
    if (walk === 'forward') return isDated ? [own, undated] : [own];
    return isDated ? [own] : [own, dated];
  }
  if (holds !== 'values') return [further];
  if (walk === 'forward') return value === null ? [] : [further, `${expression} is null`];
  return [value === null ? `${expression} is not null` : further];
}

/** The whole list, taken apart where its first column is: otherwise its index could not serve the order. */
function whole({ expression, holds, direction }: SortColumn, walk: Walk): Segments {
  const inOrder = (first: string, second: string) => (walk === 'forward' ? [first, second] : [second, first]);
  if (holds === 'values') return inOrder(`${expression} is not null`, `${expression} is null`);
  if (holds === 'position' && direction === 'ASC') return inOrder(...datedAndNot(expression));
  return [''];
}

function datedAndNot(expression: string): [string, string] {
  return [`${expression} >= '${firstDatedPosition}'`, `${expression} < '${firstDatedPosition}'`];
}

function ascends({ direction }: SortColumn, walk: Walk): boolean {
  return (direction === 'ASC') === (walk === 'forward');
}

function parameterOf(value: SortValue, parameters: Parameters): string | null {
  return value === null ? null : parameters.value(value);
}
