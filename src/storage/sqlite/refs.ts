import type { FactRecord } from '../../graph/records.ts';
import type { EdgeModel, KindModel } from '../../ontology/model.ts';

/** Field and full id of every node that a record names, its sources included. */
export function refsOf(owner: KindModel | EdgeModel, record: FactRecord): [field: string, target: string][] {
  return [...owner.fields.values()].flatMap((field) => {
    const target = (field.item ?? field).target;
    const value = record[field.name];
    if (!target || value === undefined) return [];
    return [value].flat().map((key): [string, string] => [field.name, `${target}:${key}`]);
  });
}
