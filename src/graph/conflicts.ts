import type { Field } from '../../schema/fields.ts';
import { decimalText, type Money } from '../../schema/values/money.ts';
import type { EdgeModel, KindModel } from '../ontology/model.ts';
import { isUnited } from './merge.ts';
import type { FactRecord } from './records.ts';

/** A field for which data sets state different values. */
export interface Conflict {
  field: string;
  /** What each data set says that says something, in the order in which they win. */
  values: { value: string; dataset: string; sources: string[] }[];
  /** The value that the merged record shows. */
  shown: string;
}

/**
 * Where the data sets that state a fact disagree, in the order of the model's fields. Fields whose values are united
 * never conflict, nor do lists of the same members; what a data set does not say contradicts nothing.
 */
export function conflictsOf(
  owner: KindModel | EdgeModel,
  datasets: readonly string[],
  statements: Record<string, FactRecord>,
): Conflict[] {
  return [...owner.fields.values()].flatMap((field) => {
    if (field.origin === 'derived' || isUnited(field.name)) return [];
    const values = datasets.flatMap((dataset) => {
      const record = statements[dataset];
      const stated = record?.[field.name];
      if (stated === undefined || stated === null) return [];
      const sources = (record?.sources as string[] | undefined) ?? [];
      return [{ stated, value: valueText(field, stated), dataset, sources }];
    });
    const different = new Set(values.map(({ stated }) => sameness(stated)));
    if (different.size < 2) return [];
    return [{ field: field.name, values: values.map(({ stated: _, ...rest }) => rest), shown: values[0]!.value }];
  });
}

/** Equal for values that do not contradict each other. */
function sameness(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? [...value].sort() : value);
}

/** A stored value as one text: money `2000000000 USD EXACT`, a list as a JSON array, anything else as it is written. */
export function valueText(field: Field, value: unknown): string {
  if (field.type === 'money') {
    const amount = value as Money;
    return `${decimalText(amount)} ${amount.currency} ${amount.qualifier}`;
  }
  return field.type === 'list' ? JSON.stringify(value) : String(value);
}
