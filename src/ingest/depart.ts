import type { NodeId, Statement } from '../graph/records.ts';
import type { GraphStore, Read } from '../graph/store.ts';
import type { Model } from '../ontology/model.ts';
import type { Input } from './input.ts';
import type { Linker } from './link.ts';
import type { Staging } from './staging.ts';
import type { Item } from './statements.ts';
import { usersOf } from './users.ts';

/** Facts that are looked up at a time. */
const asked = 500;

/** What is known when the records of the input are linked: the store as it is, and what the input states. */
export interface Linked {
  store: GraphStore;
  model: Model;
  read: Read;
  inputs: readonly Input[];
  staging: Staging;
  linker: Linker;
}

/** Withdrawn statements, and what a load takes away for good with them. */
export interface Departures {
  withdraw(dataset: string, id: string): void;
  /** Told of each fact of the store of which something was withdrawn, once all of it was. */
  settle(fact: { id: string; datasets: readonly string[] }): void;
  /** Of these nodes those that must stay, with a fact or line that leans on them; they no longer count as going. */
  keep(nodes: readonly NodeId[]): Promise<Map<NodeId, string>>;
}

/** A fact goes when every data set that states it withdraws it and none in the input states it. */
export function createDepartures({ store, model, read, inputs, linker, staging }: Linked): Departures {
  const withdrawn = new Set<string>();
  const going = new Set<string>();
  const withdraws = (dataset: string, id: string) => withdrawn.has(`${dataset} ${id}`);
  const states = (dataset: string, id: string) => staging.mentions(dataset, id) && !withdraws(dataset, id);

  /** A fact that the input states anew names what it names there, which the linker knows: it is no user in the store. */
  async function stays(facts: ReadonlySet<string>): Promise<Set<string>> {
    const standing = new Set([...facts].filter((id) => !going.has(id)));
    const restated = [...standing].filter((id) => inputs.some(({ dataset }) => states(dataset, id)));
    for await (const { id, datasets } of factsOf(store, read, restated)) {
      if (datasets.every((dataset) => states(dataset, id))) standing.delete(id);
    }
    return standing;
  }

  return {
    withdraw: (dataset, id) => void withdrawn.add(`${dataset} ${id}`),
    settle({ id, datasets }) {
      const left = datasets.every((dataset) => withdraws(dataset, id));
      if (left && !inputs.some(({ dataset }) => states(dataset, id))) going.add(id);
    },
    async keep(nodes) {
      const kept = new Map<NodeId, string>();
      const stay = (id: NodeId, user: string) => {
        kept.set(id, user);
        going.delete(id);
      };
      for (const [id, place] of linker.leansOn(new Set(nodes.filter((id) => going.has(id))))) stay(id, place);
      // A node that stays may name others, which stay then: until a round finds no more.
      for (let before = -1; before !== kept.size; ) {
        before = kept.size;
        for (const some of slices(nodes.filter((id) => going.has(id)))) {
          for (const [id, user] of await usersOf(store, model, read, some, stays)) stay(id, user);
        }
      }
      return kept;
    },
  };
}

/** The retractions that would leave something dangling, with what leans on the node. */
export async function refusedRetractions(
  { store, read }: Linked,
  departures: Departures,
  retractions: readonly Item[],
): Promise<Map<Item, string>> {
  const ids = retractions.map(({ statement }) => statement.id);
  for (const { statement } of retractions) departures.withdraw(statement.dataset, statement.id);
  for await (const fact of factsOf(store, read, ids)) departures.settle(fact);
  const kept = await departures.keep(ids.filter(isNode));
  const refused = retractions.filter(({ statement }) => kept.has(statement.id));
  return new Map(refused.map((item) => [item, kept.get(item.statement.id)!]));
}

/** What `--prune` retires: what the input's data sets stated and the input no longer mentions; and how much of it must stay. */
export async function staleStatements(
  { store, model, read, inputs, staging }: Linked,
  departures: Departures,
): Promise<{ statements: Statement[]; kept: number }> {
  const statements: Statement[] = [];
  // Edges first, so that no node goes while an edge still touches it.
  const scans = [
    ...[...model.edges.keys()].map((type) => ({ type })),
    ...[...model.kinds.keys()].map((kind) => ({ kind })),
  ];
  for (const of of scans) {
    for await (const rows of store.scan(of, read)) {
      for (const row of rows) {
        for (const { dataset } of inputs) {
          if (!row.datasets.includes(dataset) || staging.mentions(dataset, row.id)) continue;
          departures.withdraw(dataset, row.id);
          statements.push({ on: 'retraction', dataset, id: row.id });
        }
        departures.settle(row);
      }
    }
  }
  const kept = await departures.keep([...new Set(statements.map(({ id }) => id).filter(isNode))]);
  return { statements: statements.filter(({ id }) => !kept.has(id)), kept: kept.size };
}

function isNode(id: string): boolean {
  return id.includes(':');
}

/** The facts of these ids that stand in the store. */
async function* factsOf(store: GraphStore, read: Read, ids: readonly string[]) {
  for (const some of slices(ids.filter(isNode))) yield* present(await store.nodesByKey(some, read));
  for (const some of slices(ids.filter((id) => !isNode(id)))) yield* present(await store.edgesById(some, read));
}

function present<Row>(rows: (Row | null)[]): Row[] {
  return rows.filter((row) => row !== null);
}

function* slices<T>(all: readonly T[]): Generator<T[]> {
  for (let start = 0; start < all.length; start += asked) yield all.slice(start, start + asked);
}
