import type { FieldModel } from '../ontology/model.ts';
import type { Figures, Group, GroupKey, GroupOrder, GroupQuery, GroupSlice, RowFigures } from './aggregate.ts';
import { type CellKey, type FieldCell, fieldFigures, type RowCell } from './cells.ts';
import { nodeId } from './records.ts';
import type { Aggregate, AggregateQuery, AggregateWanted } from './store.ts';
import { compareText } from './text.ts';

/** The same rows under one key, or all together: what a store computes at once. */
export interface Breakdown {
  /** Null: all rows together. */
  key: GroupKey | null;
  distinct: boolean;
  fields: FieldModel[];
}

/** What a store hands over for a breakdown of one list: its rows, then each field's cells. */
export type BreakdownCells = [rows: RowCell[], ...fields: FieldCell[][]];

/** Whether a query asks for more than the number of rows. */
export function wantsFigures({ figures, groups = [] }: AggregateWanted): boolean {
  return figures !== undefined || groups.length > 0;
}

/** How many lists a query is about. */
export function listsOf(query: AggregateQuery): number {
  return query.over === 'edges' ? query.origins.length : (query.naming?.keys.length ?? 1);
}

/** What to compute for a query: all rows together first, then each key once, whatever number of groupings share it. */
export function breakdownsOf(
  { figures, groups = [] }: AggregateWanted,
  fields: ReadonlyMap<string, FieldModel>,
): Breakdown[] {
  const total: Figures = figures ?? { distinct: false, fields: [] };
  const wanted = new Map<string, { key: GroupKey | null; distinct: boolean; fields: Set<string> }>();
  const want = (key: GroupKey | null, { distinct, fields }: Figures, order?: GroupOrder) => {
    const name = JSON.stringify(key);
    const known = wanted.get(name) ?? { key, distinct: false, fields: new Set<string>() };
    known.distinct ||= distinct;
    for (const field of fields) known.fields.add(field);
    if (order?.by === 'SUM') known.fields.add(order.field);
    wanted.set(name, known);
  };
  want(null, total);
  for (const group of groups) want(group.key, group, group.order);
  return [...wanted.values()].map(({ fields: names, ...rest }) => ({
    ...rest,
    fields: [...names].map((name) => {
      const field = fields.get(name);
      if (!field) throw new Error(`no fact has a field ${name}`);
      return field;
    }),
  }));
}

/** The answer of one list, from the cells of its breakdowns. */
export function answerOf(
  query: AggregateWanted,
  fields: ReadonlyMap<string, FieldModel>,
  breakdowns: readonly Breakdown[],
  cells: readonly BreakdownCells[],
): Aggregate {
  const [, ...keyed] = breakdowns;
  const all = rowsOf(breakdowns[0]!, cells[0]!).get(null) ?? rowOf(breakdowns[0]!, 0, 0, []);
  const answer: Aggregate = { count: all.count };
  if (query.figures) answer.figures = chosen(all, query.figures);
  if (!query.groups) return answer;
  const names = keyed.map(({ key }) => JSON.stringify(key));
  answer.groups = query.groups.map((group) => {
    const index = names.indexOf(JSON.stringify(group.key)) + 1;
    return sliceOf(group, fields, rowsOf(breakdowns[index]!, cells[index]!));
  });
  return answer;
}

/** The answer of a list without rows. */
export function answerOfNothing(wanted: AggregateWanted, fields: ReadonlyMap<string, FieldModel>): Aggregate {
  const breakdowns = breakdownsOf(wanted, fields);
  return answerOf(
    wanted,
    fields,
    breakdowns,
    breakdowns.map(() => [[]]),
  );
}

function rowsOf(breakdown: Breakdown, [rows, ...sets]: BreakdownCells): Map<CellKey, RowFigures> {
  const found = sets.map((cells) => {
    const byKey = new Map<CellKey, FieldCell[]>();
    for (const cell of cells) byKey.set(cell[0], [...(byKey.get(cell[0]) ?? []), cell]);
    return byKey;
  });
  return new Map(
    rows.map(([key, count, distinct]) => {
      const cells = found.map((byKey) => byKey.get(key) ?? []);
      return [key, rowOf(breakdown, count, distinct, cells)];
    }),
  );
}

function rowOf({ distinct: counted, fields }: Breakdown, count: number, distinct: number, cells: FieldCell[][]) {
  const figures = fields.map((field, index) => [field.name, fieldFigures(field, count, cells[index] ?? [])]);
  return { count, ...(counted && { distinct }), fields: Object.fromEntries(figures) } as RowFigures;
}

/** What was asked for: breakdowns may have been made with more in mind. */
function chosen<Row extends RowFigures>({ distinct, fields, ...rest }: Row, wanted: Figures) {
  const own = wanted.fields.map((name) => [name, fields[name]!]);
  return { ...rest, ...(wanted.distinct && { distinct }), fields: Object.fromEntries(own) } as Omit<Row, 'distinct'>;
}

function sliceOf(
  query: GroupQuery,
  fields: ReadonlyMap<string, FieldModel>,
  rows: ReadonlyMap<CellKey, RowFigures>,
): GroupSlice {
  if (query.limit === 0) return { groups: [], total: rows.size };
  const sorted = [...rows]
    .map(([raw, row]) => ({ raw, row, weight: weightOf(query.order, raw, row) }))
    .sort((a, b) => compareWeights(a.weight, b.weight, query.order.direction) || compareKeys(a.raw, b.raw));
  const groups = sorted
    .slice(0, query.limit)
    .map(({ raw, row }): Group => chosen({ key: keyText(query.key, fields, raw), ...row }, query));
  return { groups, total: rows.size };
}

type Weight = number | string | boolean | null;

function weightOf(order: GroupOrder, raw: CellKey, row: RowFigures): Weight {
  if (order.by === 'COUNT') return row.count;
  if (order.by === 'KEY') return raw;
  const figures = row.fields[order.field]!;
  if (figures.measure === 'number') return figures.sum;
  if (figures.measure === 'date') throw new Error(`${order.field} has no sum`);
  const of = figures.amounts.find((one) => one.currency === order.currency && one.qualifier === order.qualifier);
  return of?.sum ?? null;
}

/** Unknown ones last, both ways. */
function compareWeights(a: Weight, b: Weight, direction: GroupOrder['direction']): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return direction === 'ASC' ? compareKeys(a, b) : compareKeys(b, a);
}

function compareKeys(a: Weight, b: Weight): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'string') return compareText(a, String(b));
  return Number(a) - Number(b);
}

function keyText(key: GroupKey, fields: ReadonlyMap<string, FieldModel>, raw: CellKey): string | null {
  if (raw === null) return null;
  if (key.by !== 'field') return String(raw);
  const field = fields.get(key.field);
  const one = field?.type === 'list' ? field.item! : field;
  if (one?.type === 'ref') return nodeId(one.target!, String(raw));
  // SQLite has no booleans.
  return one?.type === 'boolean' ? String(Boolean(raw)) : String(raw);
}
