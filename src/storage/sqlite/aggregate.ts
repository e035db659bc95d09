import type { GroupKey } from '../../graph/aggregate.ts';
import { halfSize } from '../../graph/cells.ts';
import type { Breakdown } from '../../graph/groups.ts';
import { type Measure, measureOf } from '../../graph/measures.ts';
import type { AggregateQuery } from '../../graph/store.ts';
import type { View } from '../../graph/view.ts';
import type { FieldModel } from '../../ontology/model.ts';
import { exact, fieldIn, type Row, type Scope } from './fields.ts';
import { edgeRow, mayRepeat, partsOf, waysOf } from './hops.ts';
import { allOf } from './keyset.ts';
import { kindIs, namesKey } from './node-pages.ts';
import type { Statement } from './parameters.ts';
import { type Start, start } from './queries.ts';
import { withSets } from './sets.ts';
import { compileWhere } from './where.ts';

/**
 * A JSON array of breakdowns, each an array of sets (its rows, then each field), each an array of cells whose first
 * member is the place of their list among all. The rows of all lists are read once, with the values in use and no more.
 */
export function aggregate(
  scope: Scope,
  query: AggregateQuery,
  breakdowns: readonly Breakdown[],
  view: View,
): Statement {
  const begun = start(scope, view);
  const columns = createColumns(scope, query.over === 'nodes' ? { table: 'node', alias: 'n' } : edgeRow);
  const sets = breakdowns.map((one) => setsOf(one, columns)).map(array);
  const rows = query.over === 'nodes' ? nodeRows(begun, query, columns) : edgeRows(begun, query, columns);
  begun.compilation.sets.push(`x as materialized (${rows})`);
  return withSets(`select ${array(sets)}`, begun.compilation);
}

/** The values of a row that some figure or key needs, as columns of `x`. */
interface Columns {
  /** Name of the column that holds the field's value, or a part of its money. */
  of(field: string, part?: string): string;
  /** As `of`, the value's own JSON text: a REAL would lose digits on its way out. */
  json(field: string): string;
  isList(field: string): boolean;
  /** What stands in the select, each preceded by a comma. */
  text(): string;
}

function createColumns(scope: Scope, row: Row): Columns {
  const expressions: string[] = [];
  const column = (expression: string) => {
    const known = expressions.indexOf(expression);
    return `c${known < 0 ? expressions.push(expression) - 1 : known}`;
  };
  return {
    of(field, part) {
      fieldIn(scope, row, field);
      return column(exact(row, part ? `${field}.${part}` : field));
    },
    json(field) {
      fieldIn(scope, row, field);
      return column(`${row.alias}.record -> '$.${field}'`);
    },
    isList: (field) => field === 'datasets' || scope.fields.get(field)?.type === 'list',
    text: () => expressions.map((one, index) => `, ${one} as c${index}`).join(''),
  };
}

function edgeRows(
  { visibility, compilation, parameters }: Start,
  query: Extract<AggregateQuery, { over: 'edges' }>,
  columns: Columns,
): string {
  const ways = waysOf(query.hops, compilation);
  const repeats = mayRepeat(ways);
  const origins = `json_each(${parameters.list(query.origins)}) j cross join node o on o.id = j.value`;
  const selects = partsOf(ways, query.where, false, visibility, compilation).map((part) => {
    const once = query.distinct ? `, ${part.pos} as pos` : repeats ? `, e.row_id as r, ${part.number} as way` : '';
    return `select j.key as j, ${part.far} as far${once}${columns.text()} from ${origins} cross join ${part.source} where ${part.condition}`;
  });
  const all = selects.join(' union all ');
  if (query.distinct) return `select *, max(pos) from (${all}) group by j, far`;
  return repeats ? `select *, min(way) from (${all}) group by j, r` : all;
}

function nodeRows(
  { visibility, compilation, parameters }: Start,
  { kinds, where, naming }: Extract<AggregateQuery, { over: 'nodes' }>,
  columns: Columns,
): string {
  const { scope } = compilation;
  const filter = where ? compileWhere(where, { row: { table: 'node', alias: 'n' } }, compilation) : null;
  const source = naming
    ? `json_each(${parameters.list(naming.keys)}) j cross join node_ref m cross join node n on n.row_id = m.node`
    : 'node n';
  const named = naming ? namesKey(naming.field, scope) : null;
  return kinds
    .map((kind) => {
      const holds = allOf(named, kindIs(kind, scope), visibility.node('n'), filter);
      return `select ${naming ? 'j.key' : '0'} as j, n.row_id as far${columns.text()} from ${source} where ${holds}`;
    })
    .join(' union all ');
}

/** The selects of a breakdown's sets, each one JSON array. */
function setsOf({ key, distinct, fields }: Breakdown, columns: Columns): string[] {
  const { value, source, shown } = keyOf(key, columns);
  const from = `${value} as k from ${source}`;
  const rows = cells(
    `json_array(j, ${shown}, n, d)`,
    `select x.j, count(*) as n, ${distinct ? 'count(distinct x.far)' : '0'} as d, ${from} group by x.j, k`,
  );
  return [rows, ...fields.map((field) => fieldSets[measureOf(field)!](field, columns, from, shown))];
}

type FieldSet = (field: FieldModel, columns: Columns, from: string, shown: string) => string;

const fieldSets: Record<Measure, FieldSet> = {
  money({ name }, columns, from, shown) {
    const [minor, currency, qualifier] = ['minor', 'currency', 'qualifier'].map((part) => columns.of(name, part));
    return cells(
      `json_array(j, ${shown}, u, q, n, high, low, least, most)`,
      `select x.j, ${currency} as u, ${qualifier} as q, ${wholeFigures(minor!)}, ${from} where ${minor} is not null group by x.j, k, u, q`,
    );
  },
  whole({ name }, columns, from, shown) {
    const value = columns.of(name);
    return cells(
      `json_array(j, ${shown}, n, high, low, least, most)`,
      `select x.j, ${wholeFigures(value)}, ${from} where ${value} is not null group by x.j, k`,
    );
  },
  float({ name }, columns, from, shown) {
    const value = columns.json(name);
    return cells(
      `concat('[', j, ',', json_quote(${shown}), ',[', v, ']]')`,
      `select x.j, group_concat(${value}, ',') as v, ${from} where ${value} is not null group by x.j, k`,
    );
  },
  // Of a date's text, a coarser one is a prefix: texts sort by first day, then by precision.
  date({ name }, columns, from, shown) {
    const value = columns.of(name);
    return cells(
      `json_array(j, ${shown}, n, least, most)`,
      `select x.j, count(*) as n, min(${value}) as least, max(${value}) as most, ${from} where ${value} is not null group by x.j, k`,
    );
  },
};

/** In halves: the sum of whole values could pass the largest integer, and SQLite then fails. */
function wholeFigures(value: string): string {
  const [high, low] = [`sum(${value} >> ${Math.log2(halfSize)})`, `sum(${value} & ${halfSize - 1})`];
  return `count(*) as n, ${high} as high, ${low} as low, min(${value}) as least, max(${value}) as most`;
}

interface Key {
  /** The value by which rows of `source` are grouped. */
  value: string;
  source: string;
  /** What stands for the group `k` in the answer. */
  shown: string;
}

const periods = {
  YEAR: (date: string) => `substr(${date}, 1, 4)`,
  QUARTER: (date: string) =>
    `iif(length(${date}) >= 7, concat(substr(${date}, 1, 4), '-Q', (substr(${date}, 6, 2) + 2) / 3), null)`,
  MONTH: (date: string) => `iif(length(${date}) >= 7, substr(${date}, 1, 7), null)`,
};

function keyOf(key: GroupKey | null, columns: Columns): Key {
  if (key === null) return { value: 'null', source: 'x', shown: 'k' };
  if (key.by === 'node') return { value: 'x.far', source: 'x', shown: '(select id from node where row_id = k)' };
  const column = columns.of(key.field);
  if (key.by === 'date') return { value: periods[key.per](column), source: 'x', shown: 'k' };
  if (columns.isList(key.field))
    return { value: 'l.value', source: `x left join json_each(x.${column}) l`, shown: 'k' };
  return { value: column, source: 'x', shown: 'k' };
}

function cells(json: string, select: string): string {
  return `(select concat('[', group_concat(${json}, ','), ']') from (${select}))`;
}

function array(parts: readonly string[]): string {
  return `concat('[', ${parts.join(", ',', ")}, ']')`;
}
