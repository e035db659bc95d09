import type { Page, Slice } from '../../graph/store.ts';
import type { View } from '../../graph/view.ts';
import type { AggregateLoader } from '../aggregates/loader.ts';

/** One list field under one set of arguments and one view, for all its parents. Origins are node ids, keys, or ''. */
export interface ListPlan<Row> {
  view: View;
  page: Page;
  /** Rows of the page. */
  load(origin: string): Promise<Slice<Row>>;
  /** First or last row of the whole list, whatever the page. */
  loadEnd(origin: string, end: 'start' | 'end'): Promise<Slice<Row>>;
  /** Number of rows of the whole list. */
  count(origin: string): Promise<number>;
  /** Figures over the whole list; absent where its rows are of different sorts. */
  aggregate?: AggregateLoader;
  cursor(row: Row): string;
}

/** Value of a connection: nothing is read before one of its fields asks for it. */
export interface Connection<Row> {
  plan: ListPlan<Row>;
  origin: string;
}

/** A whole list whose rows are of one sort: what figures are of. */
export interface AggregatedList {
  plan: { view: View; aggregate: AggregateLoader };
  origin: string;
}

/** Value of an edge of a connection. */
export interface ConnectionRow<Row> {
  plan: ListPlan<Row>;
  origin: string;
  row: Row;
}

/** The page of the one outermost row inside the window that `after` and `before` leave open at that end. */
export function endPage(page: Page, from: 'start' | 'end'): Page {
  if (from === 'end') return { limit: 1, from, ...(page.after && { after: page.after }) };
  return { limit: 1, from, ...(page.before && { before: page.before }) };
}

const nothing: Slice<never> = { rows: [], more: false };

export async function rowsOf<Row>({ plan, origin }: Connection<Row>): Promise<Row[]> {
  return (await sliceOf(plan, origin)).rows;
}

/** The rows of the page as values of the connection's edges. */
export async function connectionRows<Row>({ plan, origin }: Connection<Row>): Promise<ConnectionRow<Row>[]> {
  return (await sliceOf(plan, origin)).rows.map((row) => ({ plan, origin, row }));
}

function sliceOf<Row>(plan: ListPlan<Row>, origin: string): Promise<Slice<Row>> {
  // `first: 0` asks for no row, as a rule beside `totalCount`.
  return plan.page.limit === 0 ? Promise.resolve(nothing) : plan.load(origin);
}

/** The window is (after, before); rows lie beyond the page inside it, where the slice says so, or beyond its bound. */
export async function hasNextPage<Row extends { id: string }>(list: Connection<Row>): Promise<boolean> {
  const { page } = list.plan;
  const { rows, more } = await sliceOf(list.plan, list.origin);
  if (page.from === 'start' && page.limit > 0 && (more || !page.before)) return more;
  if (page.from === 'end' && !page.before) return false;
  return isBeyond(rows.at(-1), await list.plan.loadEnd(list.origin, 'end'));
}

export async function hasPreviousPage<Row extends { id: string }>(list: Connection<Row>): Promise<boolean> {
  const { page } = list.plan;
  const { rows, more } = await sliceOf(list.plan, list.origin);
  if (page.from === 'end' && page.limit > 0 && (more || !page.after)) return more;
  if (page.from === 'start' && !page.after) return false;
  return isBeyond(rows[0], await list.plan.loadEnd(list.origin, 'start'));
}

/** Comparing with the list's outermost row asks the same of every parent, so that one batch answers for a level. */
function isBeyond<Row extends { id: string }>(edge: Row | undefined, outermost: Slice<Row>): boolean {
  const [found] = outermost.rows;
  return found !== undefined && found.id !== edge?.id;
}
