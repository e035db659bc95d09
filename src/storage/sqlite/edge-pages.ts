import { tieDirection } from '../../graph/order.ts';
import type { NodeId } from '../../graph/records.ts';
import type { EdgeQuery, Hop } from '../../graph/store.ts';
import type { View } from '../../graph/view.ts';
import type { Where } from '../../graph/where.ts';
import { fieldIn, type Scope, sortKey } from './fields.ts';
import { edgeRow, farRow, mayRepeat, type Part, partsOf, type Way, waysOf } from './hops.ts';
import {
  allOf,
  anyOf,
  compileKeyset,
  type Keyset,
  keyIn,
  keysOf,
  mergeSelects,
  orderBy,
  relatedKeys,
  type SortColumn,
} from './keyset.ts';
import { relatedColumn } from './node-pages.ts';
import type { Parameters, Statement } from './parameters.ts';
import { type Start, start } from './queries.ts';
import { arrayOf, edgeJson, nodeJson } from './rows.ts';
import { withSets } from './sets.ts';
import type { Compilation } from './where.ts';

const key = (index: number) => `k${index}`;
const newestFirst: EdgeQuery['order'] = { terms: [], fallback: 'DESC' };

/**
 * A JSON array of lists, one per origin; each holds one row more than the limit where there are more. One statement for
 * all origins: every way is one index range that stops at the limit, and the ranges are merged.
 */
export function listEdges(scope: Scope, origins: readonly NodeId[], query: EdgeQuery, view: View): Statement {
  const begun = start(scope, view);
  const { parameters } = begun;
  const ways = waysOf(query.hops, begun.compilation);
  const limit = parameters.integer(query.page.limit + 1);
  const columns = (pos: string) => edgeColumns(query.order, pos, begun.compilation);
  const { picked, listed } = query.distinct
    ? pickDistinct(begun, ways, query, limit)
    : pick(begun, ways, query, columns, limit);
  const far = query.far || query.order.terms.some(({ on }) => on === 'far');
  const own = 'join edge e on e.row_id = p.r join node s on s.row_id = e.source join node t on t.row_id = e.target ';
  const json =
    query.far === 'ALONE' ? nodeJson('f') : edgeJson('e', 's', 't', query.far ? 'f' : null, relatedKeys(query.order));
  const page =
    `select ${arrayOf(json, listed)} from (${picked}) p ` +
    (query.far === 'ALONE' ? '' : own) +
    (far ? 'join node f on f.row_id = p.far' : '');
  return withSets(perOrigin(page, origins, begun.parameters), begun.compilation);
}

/** As `listEdges`, newest first, with no more of each edge than its far end: mostly answered by the indexes alone. */
export function listEnds(
  scope: Scope,
  origins: readonly NodeId[],
  query: { hops: Hop[]; where?: Where; among?: readonly NodeId[]; limit: number },
  view: View,
): Statement {
  const begun = start(scope, view);
  const ways = waysOf(query.hops, begun.compilation);
  const limit = begun.parameters.integer(query.limit + 1);
  const page = { limit: query.limit, from: 'start' as const };
  const paged = { where: query.where, among: query.among, order: newestFirst, page };
  const columns = (pos: string) => edgeColumns(newestFirst, pos, begun.compilation);
  const { picked, listed } = pick(begun, ways, paged, columns, limit);
  const end = `concat('["', p.k0, '","', p.type, '","', f.id, '",', p.forward, ']')`;
  const list = `select ${arrayOf(end, listed)} from (${picked}) p join node f on f.row_id = p.far`;
  return withSets(perOrigin(list, origins, begun.parameters), begun.compilation);
}

function perOrigin(page: string, origins: readonly NodeId[], parameters: Parameters): string {
  const origin = `json_each(${parameters.list(origins)}) j left join node o on o.id = j.value`;
  return `select ${arrayOf(`(${page})`, 'j.key')} from ${origin}`;
}

interface Picked {
  /** Select of `r`, `far`, `forward`, `type` and the sort keys `k0` … of at most `limit` edges. */
  picked: string;
  /** Their order in the list. */
  listed: string;
}

function pick(
  { visibility, compilation, parameters }: Start,
  ways: Way[],
  query: Pick<EdgeQuery, 'where' | 'order' | 'page'> & { among?: readonly NodeId[] },
  columnsAt: (pos: string) => SortColumn[],
  limit: string,
): Picked {
  const needsFar = query.order.terms.some(({ on }) => on === 'far');
  const parts = partsOf(ways, query.where, needsFar, visibility, compilation);
  const keysets = new Map<string, { columns: SortColumn[]; keyset: Keyset }>();
  const keysetAt = (pos: string) => {
    const known = keysets.get(pos);
    if (known) return known;
    const columns = columnsAt(pos);
    const fresh = { columns, keyset: compileKeyset(columns, query.page, parameters) };
    keysets.set(pos, fresh);
    return fresh;
  };
  const among = query.among && parameters.list(query.among);
  const selects = parts.flatMap((part) => {
    // The plus keeps the planner from walking the index once per node at the far end.
    const leads =
      among && `+${part.far} in (select row_id from node where id in (select value from json_each(${among})))`;
    const { columns, keyset } = keysetAt(part.pos);
    // Only positions have an index behind them: other orderings gain nothing from being taken apart.
    const byPosition = columns.length === 1;
    const segments = byPosition ? keyset.segments : [anyOf(keyset.segments)];
    const within = byPosition ? 'segment' : 'list';
    const order = orderBy(columns, keyset.walk, keyIn(columns), within);
    return segments.map((segment) => {
      const holds = allOf(part.condition, leads ?? null, segment, keyset.bound);
      return `${selectOf(part, columns)} from ${part.source} where ${holds} order by ${order} limit ${limit}`;
    });
  });
  const { columns, keyset } = keysetAt(parts[0]!.pos);
  const merged = orderBy(columns, keyset.walk, key);
  const picked = mayRepeat(ways) ? mergeOnce(selects, merged, limit) : mergeSelects(selects, merged, limit);
  return { picked, listed: orderBy(columns, 'forward', key) };
}

/** As `mergeSelects`, an edge of several selects once, as the first of its ways has it. */
function mergeOnce(selects: readonly string[], order: string, limit: string): string {
  const all = selects.map((one) => `select * from (${one})`).join(' union all ');
  return `select *, min(way) from (${all}) group by r order by ${order} limit ${limit}`;
}

/** The first edge per far node. Its keys are compared as one text, in which undated edges sort last ascending. */
function pickDistinct(
  { visibility, compilation, parameters }: Start,
  ways: Way[],
  query: EdgeQuery,
  limit: string,
): Picked {
  const direction = tieDirection(query.order);
  const parts = partsOf(ways, query.where, false, visibility, compilation);
  const selects = parts.map(
    (part) => `${selectOf(part, [positionColumn(part.pos, direction)])} from ${part.source} where ${part.condition}`,
  );
  const first = direction === 'DESC' ? 'max(k0)' : "min(iif(k0 < '0', '~' || k0, k0))";
  const firsts = `select *, ${first} from (${selects.join(' union all ')}) group by far`;
  const columns = [positionColumn('k0', direction)];
  const keyset = compileKeyset(columns, query.page, parameters);
  const holds = allOf(anyOf(keyset.segments), keyset.bound);
  return {
    picked: `select * from (${firsts}) where ${holds} order by ${orderBy(columns, keyset.walk, key)} limit ${limit}`,
    listed: orderBy(columns, 'forward', key),
  };
}

function selectOf(part: Part, columns: readonly SortColumn[]): string {
  return `select e.row_id as r, ${part.far} as far, ${part.forward} as forward, '${part.way.type}' as type, ${part.number} as way, ${keysOf(columns)}`;
}

function edgeColumns(order: EdgeQuery['order'], pos: string, compilation: Compilation): SortColumn[] {
  const { scope, parameters } = compilation;
  const columns = order.terms.map((term): SortColumn => {
    if ('relation' in term) {
      if (term.on === 'self') throw new Error('edges have no relations to be ordered by');
      return relatedColumn(term, farRow.alias, compilation);
    }
    const row = term.on === 'far' ? farRow : edgeRow;
    const expression = sortKey(row, term.field, fieldIn(scope, row, term.field), term.currency, parameters);
    return { expression, direction: term.direction, holds: 'values' };
  });
  return [...columns, positionColumn(pos, tieDirection(order))];
}

function positionColumn(expression: string, direction: SortColumn['direction']): SortColumn {
  return { expression, direction, holds: 'position' };
}
