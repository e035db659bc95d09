import { type CursorScope, encodeCursor } from '../../graph/cursor.ts';
import type { View } from '../../graph/view.ts';
import { compareStandings, type Standing } from '../../traversal/figures.ts';
import { type Ranked, type Ranking, rankedStanding } from '../../traversal/ranking.ts';
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
  return computed(view, { rows, before: start > 0, more: start + limit < all.length }, all.length, standing, scope);
}

/** A page of a ranking. */
export async function rankedPage(
  view: View,
  ranking: Ranking,
  scope: CursorScope,
  page: Pick<PageArguments, 'first' | 'after'>,
): Promise<Computed<Ranked>> {
  const { limit, after } = pageOf(page, scope, 3);
  const slice = await ranking.slice(limit, after as Standing | undefined);
  return computed(view, slice, ranking.size, rankedStanding, scope);
}

function computed<Row>(
  view: View,
  { rows, before, more }: { rows: Row[]; before: boolean; more: boolean },
  totalCount: number,
  standing: (row: Row) => Standing,
  scope: CursorScope,
): Computed<Row> {
  const cursor = (row: Row) => encodeCursor(scope, standing(row));
  const cursorAt = async (row: Row | undefined) => (row === undefined ? null : cursor(row));
  return {
    view,
    rows,
    totalCount,
    pageInfo: {
      hasNextPage: () => more,
      hasPreviousPage: () => before,
      startCursor: () => cursorAt(rows[0]),
      endCursor: () => cursorAt(rows.at(-1)),
    },
    cursor,
  };
}
