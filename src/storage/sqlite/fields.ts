import { type FieldModel, fieldsByName, type Model } from '../../ontology/model.ts';
import type { Parameters } from './parameters.ts';

/** What the compilers need to know of the model: a field name has one type, whoever owns it. */
export interface Scope {
  model: Model;
  fields: ReadonlyMap<string, FieldModel>;
}

export function createScope(model: Model): Scope {
  return { model, fields: fieldsByName(model) };
}

/** A row of `node` or `edge` in a statement. */
export interface Row {
  table: 'node' | 'edge';
  alias: string;
}

const columns: Record<Row['table'], Record<string, string>> = {
  node: { id: 'id', kind: 'kind', key: 'key', datasets: 'datasets' },
  edge: { id: 'id', type: 'type', datasets: 'datasets' },
};

/** Whether the field is one of the row's own columns rather than of its record. */
export function isColumn(row: Row, name: string): boolean {
  return name === 'recordedAt' || Object.hasOwn(columns[row.table], name);
}

export function fieldIn(scope: Scope, row: Row, name: string): FieldModel | null {
  if (isColumn(row, name)) return null;
  const field = scope.fields.get(name);
  if (!field) throw new Error(`no fact has a field ${name}`);
  return field;
}

/** The stored value. */
export function exact(row: Row, name: string): string {
  if (name === 'recordedAt') return `(select published_at from load where number = ${row.alias}.added_load)`;
  const column = columns[row.table][name];
  return column ? `${row.alias}.${column}` : member(`${row.alias}.record`, name);
}

/** The value by which text compares: its folded twin; other types and columns as stored. */
export function folded(row: Row, name: string, field: FieldModel | null): string {
  return field && isText(field) ? member(`${row.alias}.folded`, name) : exact(row, name);
}

/** The value of `sortValue` in SQL; null when unknown. `currency` is wanted for money. */
export function sortKey(
  row: Row,
  name: string,
  field: FieldModel | null,
  currency: string | undefined,
  parameters: Parameters,
): string {
  if (field?.type === 'partialDate') return paddedDate(exact(row, name));
  if (field?.type === 'money') {
    const wanted = parameters.text(currency ?? '');
    return `iif(${exact(row, `${name}.currency`)} = ${wanted}, ${exact(row, `${name}.minor`)}, null)`;
  }
  return folded(row, name, field);
}

/** First day of a stored partial date: the padding completes `2026` and `2026-03`. */
export function paddedDate(expression: string): string {
  return `substr(${expression} || '-01-01', 1, 10)`;
}

export function isText(field: FieldModel): boolean {
  return field.type === 'text' || field.type === 'url';
}

function member(json: string, path: string): string {
  return `json_extract(${json}, '$.${path}')`;
}
