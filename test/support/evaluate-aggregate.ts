import type { Money } from '../../schema/values/money.ts';
import { currencyDecimals, moneyQualifiers } from '../../schema/values/money.ts';
import { firstDay } from '../../schema/values/partial-date.ts';
import type {
  FieldFigures,
  Figures,
  Group,
  GroupKey,
  GroupOrder,
  GroupSlice,
  RowFigures,
} from '../../src/graph/aggregate.ts';
import type { Aggregate, AggregateQuery, Hop } from '../../src/graph/store.ts';
import type { FieldModel } from '../../src/ontology/model.ts';
import { compareText, type Fact, holds } from './evaluate.ts';
import type { VisibleFacts } from './oracle.ts';
import { model } from './statements.ts';

interface Row {
  fact: Fact;
  /** The far node's id; of a node its own. */
  far: string;
}

/** The figures of a query read off their definition, fact by fact. */
export function aggregateOf(query: AggregateQuery, facts: VisibleFacts): Aggregate[] {
  return rowsOf(query, facts).map((rows) => {
    const answer: Aggregate = { count: rows.length };
    if (query.figures) answer.figures = figuresOf(rows, query.figures);
    if (query.groups) answer.groups = query.groups.map((group) => groupsOf(rows, group));
    return answer;
  });
}

function rowsOf(query: AggregateQuery, facts: VisibleFacts): Row[][] {
  const passes = (fact: Fact, origin?: string) => !query.where || holds(query.where, fact, facts, origin);
  if (query.over === 'nodes') {
    const { naming, kinds } = query;
    const nodes = [...facts.nodes.values()].filter((node) => kinds.includes(node.kind) && passes(node));
    const lists = naming ? naming.keys : [null];
    return lists.map((key) =>
      nodes
        .filter((node) => key === null || [node.record[naming!.field]].flat().includes(key))
        .map((fact) => ({ fact, far: fact.id })),
    );
  }
  return query.origins.map((origin) => {
    const rows = [...facts.edges.values()].flatMap((fact) => {
      const far = query.hops.map((hop) => farBy(hop, fact, origin)).find((one) => one !== null);
      return far && passes(fact, origin) ? [{ fact, far }] : [];
    });
    if (!query.distinct) return rows;
    const newest = rows.toSorted((a, b) => compareText(b.fact.pos, a.fact.pos));
    return [...new Map(newest.toReversed().map((row) => [row.far, row])).values()];
  });
}

function farBy(hop: Hop, edge: Fact & { from: string; to: string; type: string }, origin: string): string | null {
  if (hop.type !== edge.type) return null;
  if (hop.by === 'edge') {
    if (hop.direction !== 'IN' && edge.from === origin) return edge.to;
    return hop.direction !== 'OUT' && edge.to === origin ? edge.from : null;
  }
  const field = model.edges.get(hop.type)!.fields.get(hop.field)!;
  const target = (field.item ?? field).target;
  const named = [edge.record[hop.field]].flat().map((key) => `${target}:${key}`);
  return named.includes(origin) ? edge.from : null;
}

function figuresOf(rows: readonly Row[], { distinct, fields }: Figures): RowFigures {
  const all = fields.map((name) => [name, fieldFigures(declared(name), rows)]);
  return {
    count: rows.length,
    ...(distinct && { distinct: new Set(rows.map(({ far }) => far)).size }),
    fields: Object.fromEntries(all),
  };
}

function declared(name: string): FieldModel {
  const owners = [...model.kinds.values(), ...model.edges.values()];
  return owners.map((owner) => owner.fields.get(name)).find((field) => field !== undefined)!;
}

const rounded = (value: number) => Number(value.toPrecision(12));

function fieldFigures({ name, type }: FieldModel, rows: readonly Row[]): FieldFigures {
  const values = rows.map(({ fact }) => fact.record[name]).filter((value) => value !== undefined);
  const counts = { known: values.length, unknown: rows.length - values.length };
  if (type === 'money') return { ...counts, measure: 'money', amounts: amountsOf(values as Money[]) };
  if (type === 'partialDate') {
    const dates = (values as string[]).toSorted((a, b) => compareText(firstDay(a), firstDay(b)) || a.length - b.length);
    return { ...counts, measure: 'date', min: dates[0] ?? null, max: dates.at(-1) ?? null };
  }
  const numbers = (values as number[]).toSorted((a, b) => a - b);
  if (numbers.length === 0) return { ...counts, measure: 'number', sum: null, min: null, max: null, average: null };
  const sum = numbers.reduce((a, b) => a + b, 0);
  return {
    ...counts,
    measure: 'number',
    sum: type === 'integer' ? sum : rounded(sum),
    min: numbers[0]!,
    max: numbers.at(-1)!,
    average: rounded(sum / numbers.length),
  };
}

function amountsOf(values: Money[]) {
  const kinds = [...new Set(values.map(({ currency }) => currency))]
    .toSorted()
    .flatMap((currency) => moneyQualifiers.map((qualifier) => ({ currency, qualifier })));
  return kinds.flatMap(({ currency, qualifier }) => {
    const minors = values
      .filter((money) => money.currency === currency && money.qualifier === qualifier)
      .map(({ minor }) => minor);
    if (minors.length === 0) return [];
    const sum = minors.reduce((total, minor) => total + BigInt(minor), 0n);
    const average = rounded(Number(sum) / minors.length / 10 ** currencyDecimals(currency));
    const [min, max] = [Math.min(...minors), Math.max(...minors)];
    return [{ currency, qualifier, count: minors.length, sum: Number(sum), min, max, average }];
  });
}

type Value = string | number | boolean | null;

function keysOf(key: GroupKey, { fact, far }: Row): Value[] {
  if (key.by === 'node') return [far];
  const own = key.field in fact && key.field !== 'record' ? fact[key.field as keyof Fact] : fact.record[key.field];
  const value = (own ?? null) as Value | Value[];
  if (Array.isArray(value)) return value.length === 0 ? [null] : value;
  if (key.by === 'field' || value === null) return [value];
  const [year, month] = String(value).split('-') as [string, string | undefined];
  if (key.per === 'YEAR') return [year];
  if (month === undefined) return [null];
  return [key.per === 'MONTH' ? `${year}-${month}` : `${year}-Q${Math.ceil(Number(month) / 3)}`];
}

function groupsOf(
  rows: readonly Row[],
  { key, order, limit, ...figures }: Figures & { key: GroupKey; order: GroupOrder; limit: number },
): GroupSlice {
  const byKey = new Map<Value, Row[]>();
  for (const row of rows) for (const one of keysOf(key, row)) byKey.set(one, [...(byKey.get(one) ?? []), row]);
  const sign = order.direction === 'ASC' ? 1 : -1;
  const sorted = [...byKey].toSorted(([a, of], [b, others]) => {
    const [one, other] = [weightOf(order, a, of), weightOf(order, b, others)];
    const unknown = Number(one === null) - Number(other === null);
    return unknown || compare(one, other) * sign || Number(a === null) - Number(b === null) || compare(a, b);
  });
  const groups = sorted
    .slice(0, limit)
    .map(([value, of]): Group => ({ key: keyText(key, value), ...figuresOf(of, figures) }));
  return { groups, total: byKey.size };
}

function weightOf(order: GroupOrder, key: Value, rows: readonly Row[]): Value {
  if (order.by === 'KEY') return key;
  if (order.by === 'COUNT') return rows.length;
  const figures = fieldFigures(declared(order.field), rows);
  if (figures.measure === 'number') return figures.sum;
  if (figures.measure === 'date') return null;
  const { currency, qualifier } = order;
  return figures.amounts.find((one) => one.currency === currency && one.qualifier === qualifier)?.sum ?? null;
}

function compare(a: Value, b: Value): number {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  return Number(a) - Number(b);
}

function keyText(key: GroupKey, value: Value): string | null {
  if (value === null) return null;
  const field = key.by === 'field' && !['kind', 'type', 'datasets'].includes(key.field) ? declared(key.field) : null;
  const target = field && (field.item ?? field).target;
  return target ? `${target}:${value}` : String(value);
}
