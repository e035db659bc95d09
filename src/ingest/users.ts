import { everything } from '../graph/everything.ts';
import { type EdgeRow, type NodeId, type NodeRow, splitId } from '../graph/records.ts';
import { needsOf } from '../graph/refs.ts';
import type { GraphStore, Hop, Read } from '../graph/store.ts';
import { type KindModel, type Model, targetOf } from '../ontology/model.ts';

/** Facts that are looked at per node together with others. */
const lookedAt = 1_000;

/** Of some facts, those that stand when the load is done and still name what they name in the store. */
export type Standing = (facts: readonly string[]) => Promise<ReadonlySet<string>>;

/** Awaited now and then: throws when the run is to stop. */
export type Between = () => Promise<void>;

/** Nodes that would leave facts dangling if they went, each with the id of one such fact, which touches or names it. */
export type Users = Map<NodeId, string>;

/** `hubs`: nodes about which there are more facts than were looked at, and none of those stands. */
export async function usersOf(
  { store, model, read }: Stored,
  nodes: readonly NodeId[],
  standing: Standing,
): Promise<{ users: Users; hubs: NodeId[] }> {
  const byKind = new Map<string, NodeId[]>();
  for (const id of nodes) {
    const { name } = splitId(id)!;
    byKind.set(name, [...(byKind.get(name) ?? []), id]);
  }
  const found = new Map<NodeId, string[]>();
  const many = new Set<NodeId>();
  for (const [name, ids] of byKind) {
    const slices = await slicesOf(store, model, read, model.kinds.get(name)!, ids);
    for (const [index, id] of ids.entries()) {
      found.set(
        id,
        slices.flatMap((of) => of[index]!.rows.map((row) => row.id)),
      );
      if (slices.some((of) => of[index]!.more)) many.add(id);
    }
  }
  const left = await standing([...new Set([...found.values()].flat())]);
  const users: Users = new Map();
  for (const [id, facts] of found) {
    const user = facts.find((fact) => left.has(fact));
    if (user !== undefined) users.set(id, user);
  }
  return { users, hubs: [...many].filter((id) => !users.has(id)) };
}

/** The same of nodes about which there are very many facts: all that there are go by once. */
export async function usersOfHubs(
  stored: Stored,
  hubs: ReadonlySet<NodeId>,
  standing: Standing,
  between: Between,
): Promise<Users> {
  const users: Users = new Map();
  for await (const rows of allFacts(stored)) {
    if (users.size === hubs.size) break;
    const naming = new Map<string, NodeId[]>();
    for (const row of rows) {
      const named = namedBy(stored.model, row).filter((id) => hubs.has(id) && !users.has(id));
      if (named.length > 0) naming.set(row.id, named);
    }
    const left = naming.size > 0 ? await standing([...naming.keys()]) : [];
    for (const fact of left) for (const id of naming.get(fact)!) users.set(id, fact);
    await between();
  }
  return users;
}

/** Where facts are looked for. */
interface Stored {
  store: GraphStore;
  model: Model;
  read: Read;
}

async function* allFacts({ store, model, read }: Stored): AsyncGenerator<(NodeRow | EdgeRow)[]> {
  for (const of of everything(model)) yield* store.scan(of, read);
}

/** The nodes that a fact touches or names. */
export function namedBy(model: Model, row: NodeRow | EdgeRow): NodeId[] {
  return needsOf(model, row).map(({ id }) => id);
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
