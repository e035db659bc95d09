import type { FactRecord } from '../../graph/records.ts';
import { type EdgeModel, type KindModel, targetOf } from '../../ontology/model.ts';

/** Fields that name nodes, with the kind that each names. */
export function refFields(owner: KindModel | EdgeModel): [field: string, kind: string][] {
  return [...owner.fields.values()].flatMap((field): [string, string][] => {
    const target = targetOf(field);
    return target ? [[field.name, target]] : [];
  });
}

/** Field and full id of every node that a record names, its sources included. */
export function refsOf(owner: KindModel | EdgeModel, record: FactRecord): [field: string, target: string][] {
  const refs: [string, string][] = [];
  // A record has few of the fields that it may have.
  for (const name in record) {
    const field = owner.fields.get(name);
    const target = field && targetOf(field);
    if (!target || record[name] === undefined) continue;
    for (const key of [record[name]].flat()) refs.push([name, `${target}:${key}`]);
  }
  return refs;
}
