import { type NodeId, splitId } from '../graph/records.ts';
import type { GraphStore, Hop, Read } from '../graph/store.ts';
import { type KindModel, type Model, targetOf } from '../ontology/model.ts';

/** Facts that are looked at per node before it counts as used. */
const lookedAt = 1_000;

/** Of some facts, those that stand when the load is done and still name what they name in the store. */
export type Standing = (facts: readonly string[]) => Promise<ReadonlySet<string>>;

/** Per node that would leave facts dangling if it went, the id of one such fact: it touches or names the node. */
export async function usersOf(
  store: GraphStore,
  model: Model,
  read: Read,
  nodes: readonly NodeId[],
  standing: Standing,
): Promise<Map<NodeId, string>> {
  const byKind = new Map<string, NodeId[]>();
  for (const id of nodes) {
    const { name } = splitId(id)!;
    byKind.set(name, [...(byKind.get(name) ?? []), id]);
  }
  const found = new Map<NodeId, string[]>();
  for (const [name, ids] of byKind) {
    const slices = await slicesOf(store, model, read, model.kinds.get(name)!, ids);
    for (const [index, id] of ids.entries()) {
      const facts = slices.flatMap((of) => of[index]!.rows.map((row) => row.id));
      const beyond = slices.some((of) => of[index]!.more);
      found.set(id, beyond ? [...facts, `more than ${lookedAt} facts`] : facts);
    }
  }
  const left = await standing([...new Set([...found.values()].flat())]);
  const users = new Map<NodeId, string>();
  for (const [id, facts] of found) {
    const user = facts.find((fact) => left.has(fact) || fact.includes(' '));
    if (user) users.set(id, user);
  }
  return users;
}

type Facts = { rows: { id: string }[]; more: boolean }[];

/** Lists of facts about nodes of one kind, each with a slice per node. */
async function slicesOf(store: GraphStore, model: Model, read: Read, kind: KindModel, ids: NodeId[]): Promise<Facts[]> {
  const keys = ids.map((id) => splitId(id)!.rest);
  const page = { limit: lookedAt, from: 'start' as const };
  const order = { terms: [], fallback: 'ASC' as const };
  const lists: Facts[] = [await store.endsOf(ids, { hops: hopsOf(model, kind), limit: lookedAt }, read)];
  for (const [field, kinds] of namingKinds(model, kind)) {
    lists.push(await store.findNodes({ kinds, naming: { field, keys }, order, page }, read));
  }
  return lists;
}

/** Every way in which edges touch or name a node of this kind. */
function hopsOf(model: Model, kind: KindModel): Hop[] {
  const along = kind.connections.map(({ edge, direction }): Hop => ({ by: 'edge', type: edge.type, direction }));
  const naming = [...model.edges.values()].flatMap((edge) =>
    [...edge.fields.values()]
      .filter((field) => targetOf(field) === kind.name)
      .map((field): Hop => ({ by: 'ref', type: edge.type, field: field.name })),
  );
  return [...along, ...naming];
}

/** Ref fields of nodes that point to this kind, with the kinds that have them. */
function namingKinds(model: Model, kind: KindModel): Map<string, string[]> {
  const naming = new Map<string, string[]>();
  for (const owner of model.kinds.values()) {
    for (const field of owner.fields.values()) {
      if (targetOf(field) === kind.name) naming.set(field.name, [...(naming.get(field.name) ?? []), owner.name]);
    }
  }
  return naming;
}
