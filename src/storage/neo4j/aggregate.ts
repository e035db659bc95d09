import type { GroupKey, Period } from '../../graph/aggregate.ts';
import { halfSize } from '../../graph/cells.ts';
import type { Breakdown } from '../../graph/groups.ts';
import { type Measure, measureOf } from '../../graph/measures.ts';
import type { AggregateQuery } from '../../graph/store.ts';
import type { View } from '../../graph/view.ts';
import type { FieldModel, Model } from '../../ontology/model.ts';
import { expand, originsOf, readWhole, unionOf, waysOf } from './hops.ts';
import { keysOf, nodeSource } from './nodes.ts';
import { integer } from './properties.ts';
import { openScope, type Query, type Scope } from './scope.ts';
import { exactValue } from './where.ts';

/**
 * Per list an array of breakdowns, each an array of sets (its rows, then each field), each an array of cells. The rows of
 * a list are read once, as lists of the values in use and no more.
 */
export function aggregate(model: Model, query: AggregateQuery, breakdowns: readonly Breakdown[], view: View): Query {
  const scope = openScope(model, view);
  const row = query.over === 'nodes' ? createRow(scope, 'node', 'n', 'n.id') : createRow(scope, 'edge', 'x', 'node');
  const sets = breakdowns.map((one) => setsOf(scope, one, row));
  const [list, rows] = query.over === 'nodes' ? nodeRows(scope, query) : edgeRows(scope, query);
  const texts = sets.flat().map((text, index) => `  CALL (rows) { UNWIND rows AS r ${text} AS s${index} }`);
  let next = 0;
  const names = sets.map((some) => `[${some.map(() => `s${next++}`).join(', ')}]`);
  const text = `UNWIND ${list} AS o
CALL (o) {
${rows}
  WITH collect([${row.values().join(', ')}]) AS rows
${texts.join('\n')}
  RETURN [${names.join(', ')}] AS sets
}
WITH collect(sets) AS result`;
  return { text, parameters: scope.parameters };
}

/** The values of a row that some figure or key needs: members of the list `r`, the far node's id first. */
interface Row {
  /** The member that holds the field's value, or a part of its money. */
  of(field: string, part?: string): string;
  values(): string[];
}

function createRow(scope: Scope, on: 'node' | 'edge', variable: string, far: string): Row {
  const values = [far];
  return {
    values: () => values,
    of(field, part) {
      const value = part
        ? `${variable}.${declared(scope, field).name}_${part}`
        : exactValue(scope, on, variable, field);
      const known = values.indexOf(value);
      return `r[${known < 0 ? values.push(value) - 1 : known}]`;
    },
  };
}

function declared(scope: Scope, name: string): FieldModel {
  const field = scope.fields.get(name);
  if (!field) throw new Error(`the model has no field ${name}`);
  return field;
}

function edgeRows(scope: Scope, query: Extract<AggregateQuery, { over: 'edges' }>): [list: string, rows: string] {
  const list = scope.bind(originsOf(query.origins));
  const ways = waysOf(scope, query.hops);
  const read = ways
    .map((way) => expand(scope, way))
    .map((access) => readWhole(scope, access, query.where, `x, ${access.node} AS node`));
  const byRef = ways.some(({ through }) => typeof through === 'object');
  const firsts = '\n  WITH x, node ORDER BY x._pos DESC\n  WITH node, head(collect(x)) AS x';
  // No edge leads from a node to itself, so that directions alone never meet an edge twice.
  const once = byRef && ways.length > 1 ? '\n  WITH x, head(collect(node)) AS node' : '';
  return [list, unionOf(read) + (query.distinct ? firsts : once)];
}

function nodeRows(scope: Scope, query: Extract<AggregateQuery, { over: 'nodes' }>): [list: string, rows: string] {
  const list = scope.bind(keysOf(query.naming));
  return [list, `  ${nodeSource(scope, query, 'o')}`];
}

/** What collects a breakdown's sets from its rows `r`. */
function setsOf(scope: Scope, { key, distinct, fields }: Breakdown, row: Row): string[] {
  const by = keyOf(scope, key, row);
  const rows = `${by} WITH k, count(*) AS n, ${distinct ? 'count(DISTINCT r[0])' : '0'} AS d RETURN collect([k, n, d])`;
  return [rows, ...fields.map((field) => fieldSets[measureOf(field)!](scope, field, row, by))];
}

type FieldSet = (scope: Scope, field: FieldModel, row: Row, by: string) => string;

const fieldSets: Record<Measure, FieldSet> = {
  money(scope, { name }, row, by) {
    const [minor, currency, qualifier] = ['minor', 'currency', 'qualifier'].map((part) => row.of(name, part));
    const grouped = `WITH k, ${currency} AS u, ${qualifier} AS q, ${wholeFigures(scope, minor!)}`;
    return `${by} WITH r, k WHERE ${minor} IS NOT NULL ${grouped} RETURN collect([k, u, q, n, high, low, least, most])`;
  },
  whole(scope, { name }, row, by) {
    const value = row.of(name);
    const grouped = `WITH k, ${wholeFigures(scope, value)}`;
    return `${by} WITH r, k WHERE ${value} IS NOT NULL ${grouped} RETURN collect([k, n, high, low, least, most])`;
  },
  float(_, { name }, row, by) {
    const value = row.of(name);
    return `${by} WITH r, k WHERE ${value} IS NOT NULL WITH k, collect(${value}) AS v RETURN collect([k, v])`;
  },
  // Of a date's text, a coarser one is a prefix: texts sort by first day, then by precision.
  date(_, { name }, row, by) {
    const value = row.of(name);
    const grouped = `WITH k, count(*) AS n, min(${value}) AS least, max(${value}) AS most`;
    return `${by} WITH r, k WHERE ${value} IS NOT NULL ${grouped} RETURN collect([k, n, least, most])`;
  },
};

/** In halves: the sum of whole values could pass the largest integer, and the statement then fails. */
function wholeFigures(scope: Scope, value: string): string {
  const half = scope.bind(integer(halfSize));
  const sums = `sum(${value} / ${half}) AS high, sum(${value} % ${half}) AS low`;
  return `count(*) AS n, ${sums}, min(${value}) AS least, max(${value}) AS most`;
}

const periods: Record<Period, (date: string) => string> = {
  YEAR: (date) => `left(${date}, 4)`,
  QUARTER: (date) =>
    `CASE WHEN size(${date}) >= 7 THEN left(${date}, 4) + '-Q' + toString((toInteger(substring(${date}, 5, 2)) + 2) / 3) END`,
  MONTH: (date) => `CASE WHEN size(${date}) >= 7 THEN left(${date}, 7) END`,
};

/** Gives each row `r` its key `k`; a row with a list goes on once per element. */
function keyOf(scope: Scope, key: GroupKey | null, row: Row): string {
  if (key === null) return 'WITH r, null AS k';
  if (key.by === 'node') return 'WITH r, r[0] AS k';
  const value = row.of(key.field);
  if (key.by === 'date') return `WITH r, ${periods[key.per](value)} AS k`;
  const isList = key.field === 'datasets' || scope.fields.get(key.field)?.type === 'list';
  if (!isList) return `WITH r, ${value} AS k`;
  return `UNWIND CASE WHEN size(${value}) > 0 THEN ${value} ELSE [null] END AS k WITH r, k`;
}
