import { decimalText, type Money } from '../../schema/values/money.ts';
import type { EdgeModel, FieldModel, KindModel } from '../ontology/model.ts';
import type { Row, Scope } from './rows.ts';

/** One column of a flat table, and its value in a row; null when unknown. */
export interface Column {
  name: string;
  type: 'string' | 'double' | 'boolean';
  of(row: Row): string | number | boolean | null;
}

/** The columns that a kind or edge type has as a flat table: money in three, lists joined by |. */
export function columnsOf(owner: KindModel | EdgeModel, scope: Scope): Column[] {
  const own = [...owner.fields.values()].filter(({ name }) => name !== 'key').flatMap(fieldColumns);
  const times: Column[] = [
    { name: 'recordedAt', type: 'string', of: (row) => row.recordedAt },
    { name: 'retractedAt', type: 'string', of: (row) => row.retractedAt },
  ];
  const datasets: Column = { name: 'datasets', type: 'string', of: (row) => row.datasets.join('|') };
  return [...own, datasets, ...(scope.history ? times : [])];
}

function fieldColumns(field: FieldModel): Column[] {
  const { name } = field;
  if (field.type === 'money') {
    const part = (suffix: string, of: (money: Money) => string): Column => ({
      name: name + suffix,
      type: 'string',
      of: (row) => (row.record[name] ? of(row.record[name] as Money) : null),
    });
    return [
      part('', decimalText),
      part('Currency', (money) => money.currency),
      part('Qualifier', (money) => money.qualifier),
    ];
  }
  const type = ['integer', 'float', 'fraction'].includes(field.type)
    ? 'double'
    : field.type === 'boolean'
      ? 'boolean'
      : 'string';
  const flat = (value: unknown) => (Array.isArray(value) ? value.join('|') : (value as string | number | boolean));
  return [{ name, type, of: (row) => (row.record[name] === undefined ? null : flat(row.record[name])) }];
}
