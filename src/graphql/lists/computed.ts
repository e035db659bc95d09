import { type CursorScope, encodeCursor } from '../../graph/cursor.ts';
import type { View } from '../../graph/view.ts';
import { compareStandings, type Standing } from '../../traversal/figures.ts';
import type { PageInfoParent } from '../types/connections.ts';
import { type PageArguments, pageOf } from './page.ts';

/** Value of a connection over a list that was computed whole: each page is a slice of it. */
export interface Computed<Row> {
  view: View;
  /** Rows of the page. */
  rows: Row[];
  totalCount: number;
  pageInfo: PageInfoParent;
  cursor(row: Row): string;
}

/** How a computed list is ordered: where a row stands in it, as so many values. */
export interface Ordered<Row> {
  standing(row: Row): Standing;
  size: number;
}

/** A page of all rows, which are in the order of their standings. */
export function computedPage<Row>(
  view: View,
  all: readonly Row[],
  { standing, size }: Ordered<Row>,
  scope: CursorScope,
  { first, after: cursorBefore }: Pick<PageArguments, 'first' | 'after'>,
): Computed<Row> {
  const { limit, after } = pageOf({ first, after: cursorBefore }, scope, size);
  const next = after ? all.findIndex((row) => compareStandings(standing(row), after as Standing) > 0) : 0;
  const start = next < 0 ? all.length : next;
  const rows = all.slice(start, start + limit);
  const cursor = (row: Row) => encodeCursor(scope, standing(row));
  const cursorAt = async (row: Row | undefined) => (row === undefined ? null : cursor(row));
  return {
    view,
    rows,
    totalCount: all.length,
    pageInfo: {
      hasNextPage: () => start + limit < all.length,
      hasPreviousPage: () => start > 0,
      startCursor: () => cursorAt(rows[0]),
      endCursor: () => cursorAt(rows.at(-1)),
    },
    cursor,
  };
}
