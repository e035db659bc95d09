import { firstDatedPosition, type SortValue, tieDirection } from '../../graph/order.ts';
import type { EdgeQuery, Hop } from '../../graph/store.ts';
import type { View } from '../../graph/view.ts';
import type { Where } from '../../graph/where.ts';
import type { Model } from '../../ontology/model.ts';
import { type Access, expand, originsOf, readWhole, restriction, seek, unionOf, type Way, waysOf } from './hops.ts';
import { aliased } from './nodes.ts';
import { computedColumns, edgeColumns, edgeValues, keyset } from './order.ts';
import { integer } from './properties.ts';
import { edgeText, nodeText, withRelated } from './queries.ts';
import { allOf, openScope, type Query, type Scope } from './scope.ts';

/** A slice of edges per origin, in one statement. `byDegree`: see `relatedValue`. */
export function edgesOf(
  model: Model,
  origins: readonly string[],
  query: EdgeQuery,
  view: View,
  byDegree = false,
): Query {
  const scope = openScope(model, view);
  const list = scope.bind(originsOf(origins));
  const ways = waysOf(scope, query.hops);
  const page = pageOf(scope, query, byDegree);
  const paged = query.order.terms.length === 0 && !query.distinct;
  const columns = ({ node }: Access) => (query.distinct ? `x, far, ${node} AS node` : 'x, far');
  const parts = paged ? readPages(scope, ways, query, rangesOf(query), page.limit, columns) : null;
  const read =
    parts?.map(returned) ??
    ways.map((way) => expand(scope, way)).map((one) => readWhole(scope, one, query.where, columns(one)));
  // The page of a single part is in order already, and no edge of it comes twice.
  const steps =
    parts?.length === 1
      ? `  ${parts[0]!.source}\n  WITH ${parts[0]!.page}`
      : `${unionOf(read)}\n${page.steps(query.distinct === true)}`;
  const text = `UNWIND ${list} AS o
CALL (o) {
${steps}
  RETURN collect(${withRelated(textOf(query.far, view), page.names)}) AS rows
}
WITH collect(rows) AS result`;
  return { text, parameters: scope.parameters };
}

/** The text of an edge `x` and its far node, as far as they are asked for. */
function textOf(far: EdgeQuery['far'], view: View): string {
  if (far === 'ALONE') return nodeText(view, 'far');
  return far ? edgeText(view, 'x', 'far') : edgeText(view, 'x');
}

interface PageSteps {
  limit: string;
  /** Names of the related terms' values. */
  names: string[];
  steps(distinct: boolean): string;
}

/** What narrows the edges of all branches down to the page. */
function pageOf(scope: Scope, { order, page }: EdgeQuery, byDegree: boolean): PageSteps {
  const limit = scope.bind(integer(page.limit + 1));
  const columns = edgeColumns(scope, order, 'x', 'far');
  const inList = keyset(scope, columns, 'start', {}).orderBy;
  const bounds = { after: edgeValues(order, page.after), before: edgeValues(order, page.before) };
  const { orderBy, conditions } = keyset(scope, columns, page.from, bounds);
  const between = conditions.length > 0 ? ` WHERE ${allOf(...conditions)}` : '';
  if (order.terms.some((term) => 'relation' in term && term.on === 'self')) {
    throw new Error('edges have no relations to be ordered by');
  }
  const computed = computedColumns(scope, order, 'far', byDegree);
  const names = computed.map(({ name }) => name);
  const listed = ['x', 'far', ...names].join(', ');
  const values = computed.length > 0 ? `\n  WITH x, far, ${aliased(computed)}` : '';
  return {
    limit,
    names,
    steps: (distinct) => {
      // A far node stands where its first edge in the list does, whatever the page.
      const firsts = distinct
        ? `  WITH x, far, node ORDER BY ${inList}\n  WITH node, head(collect([x, far])) AS pair\n  WITH pair[0] AS x, pair[1] AS far\n`
        : '';
      return `${firsts}  WITH DISTINCT x, far${values}${between}\n  WITH ${listed} ORDER BY ${orderBy} LIMIT ${limit}`;
    },
  };
}

/** A range of positions, both bounds exclusive, and whether it is read upwards. */
interface Range {
  low: string;
  high: string;
  readUp: boolean;
}

/** Below and above every position: they begin with `!` or a digit. */
const [lowest, highest] = ['', '~'];

/** The ranges of positions in list order: descending is one; ascending has the undated edges after the dated ones. */
export function rangesOf({ order, page }: Pick<EdgeQuery, 'order' | 'page'>): Range[] {
  const at = (position: SortValue[] | undefined) => (position ? String(position.at(-1)) : undefined);
  const [after, before] = [at(page.after), at(page.before)];
  const ascending = tieDirection(order) === 'ASC';
  const readUp = ascending === (page.from === 'start');
  if (!ascending) return [{ low: before ?? lowest, high: after ?? highest, readUp }];
  const empty = { low: highest, high: highest };
  const dated = { low: firstDatedPosition, high: highest, readUp };
  const undated = { low: lowest, high: firstDatedPosition, readUp };
  for (const [bound, side] of [
    [after, 'low'],
    [before, 'high'],
  ] as const) {
    if (bound === undefined) continue;
    const isDated = bound >= firstDatedPosition;
    (isDated ? dated : undated)[side] = bound;
    if (side === 'low' && !isDated) Object.assign(dated, empty);
    if (side === 'high' && isDated) Object.assign(undated, empty);
  }
  return [dated, undated];
}

/**
 * Parts of a union beyond which it is planned for longer (about 20 ms a part, once per shape) than an ordinary node's
 * edges take to be read whole.
 */
const mostSeeks = 8;

/**
 * The first edges of each way in each range. A few types are read from their indexes, about as many entries as rows on
 * any hub; many types from the origin itself, all its edges of those types.
 */
export function readPages(
  scope: Scope,
  ways: readonly Way[],
  query: { where?: Where; among?: readonly string[] },
  ranges: readonly Range[],
  limit: string,
  columns: (access: Access) => string,
): PagePart[] {
  const single = ways.flatMap(({ through, types }) => types.map((type) => ({ through, types: [type] })));
  const few = single.length * ranges.length <= mostSeeks;
  const indexed = few ? single.map((way) => seek(scope, way)) : [null];
  const accesses = indexed.every((one) => one !== null) ? indexed : ways.map((way) => expand(scope, way));
  const among = query.among && scope.bind([...query.among]);
  return accesses
    .map((access) => (among ? { ...access, conditions: [...access.conditions, `${access.node} IN ${among}`] } : access))
    .flatMap((access) => ranges.map((range) => readRange(scope, access, query.where, range, limit, columns)));
}

function readRange(
  scope: Scope,
  access: Access,
  where: Where | undefined,
  { low, high, readUp }: Range,
  limit: string,
  columns: (access: Access) => string,
): PagePart {
  const way = readUp ? 'ASC' : 'DESC';
  const between = `x._pos > ${scope.bind(low)} AND x._pos < ${scope.bind(high)}`;
  const condition = allOf(between, restriction(scope, access, where));
  // The whole key of the index, or its order is not used.
  const order = `${access.key ? `x.${access.key} ${way}, ` : ''}x._pos ${way}`;
  return {
    source: `${access.pattern}${access.hint} WHERE ${condition}`,
    page: `${columns(access)} ORDER BY ${order} LIMIT ${limit}`,
  };
}

/** The first edges of one way in one range: where they are read, and what a RETURN or WITH makes of them. */
interface PagePart {
  source: string;
  page: string;
}

/** A part as one of a union. */
export function returned({ source, page }: PagePart): string {
  return `${source} RETURN ${page}`;
}

/** All positions, newest first. */
export const newestFirst: readonly Range[] = [{ low: lowest, high: highest, readUp: false }];

/** Per origin its newest edges over all hops, without their records; far nodes are not touched unless filtered. */
export function endsOf(
  model: Model,
  origins: readonly string[],
  query: { hops: Hop[]; where?: Where; among?: readonly string[]; limit: number },
  view: View,
): Query {
  const scope = openScope(model, view);
  const list = scope.bind(originsOf(origins));
  const limit = scope.bind(integer(query.limit + 1));
  const columns = ({ node, forward }: Access) => `x, ${node} AS node, ${forward} AS forward`;
  const text = `UNWIND ${list} AS o
CALL (o) {
${unionOf(readPages(scope, waysOf(scope, query.hops), query, newestFirst, limit, columns).map(returned))}
  WITH DISTINCT x, node, forward ORDER BY x._pos DESC LIMIT ${limit}
  RETURN collect([x.id, type(x), node, forward, x._pos]) AS rows
}
WITH collect(rows) AS result`;
  return { text, parameters: scope.parameters };
}
