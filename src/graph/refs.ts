import { type EdgeModel, type KindModel, type Model, targetOf } from '../ontology/model.ts';
import { type FactRecord, type NodeId, nodeId } from './records.ts';

/** A node that a fact names, by the field that does. */
export interface Ref {
  field: string;
  id: NodeId;
}

/** Every node that a record names in its fields, its sources included. */
export function refsOf(owner: KindModel | EdgeModel, record: FactRecord): Ref[] {
  const refs: Ref[] = [];
  // A record has few of the fields that it may have.
  for (const name in record) {
    const field = owner.fields.get(name);
    const target = field && targetOf(field);
    if (!target || record[name] === undefined) continue;
    for (const key of [record[name]].flat()) refs.push({ field: name, id: nodeId(target, key as string) });
  }
  return refs;
}

/** A node or an edge, as stated or as read. */
type Fact = { kind: string; record: FactRecord } | { type: string; from: NodeId; to: NodeId; record: FactRecord };

/** What a fact cannot do without: an edge's ends, and what either names. `turned`: it gave its ends the other way round. */
export function needsOf(model: Model, fact: Fact, turned = false): Ref[] {
  if ('kind' in fact) return refsOf(model.kinds.get(fact.kind)!, fact.record);
  const [from, to] = turned ? [fact.to, fact.from] : [fact.from, fact.to];
  return [{ field: 'from', id: from }, { field: 'to', id: to }, ...refsOf(model.edges.get(fact.type)!, fact.record)];
}

/** Fields that name nodes, with the kind that each names. */
export function refFields(owner: KindModel | EdgeModel): [field: string, kind: string][] {
  return [...owner.fields.values()].flatMap((field): [string, string][] => {
    const target = targetOf(field);
    return target ? [[field.name, target]] : [];
  });
}
