import { everything } from '../graph/everything.ts';
import { aboutOf, type NodeId } from '../graph/records.ts';
import type { GraphStore, Read } from '../graph/store.ts';
import type { Model } from '../ontology/model.ts';
import type { Input } from './input.ts';
import type { Linker } from './link.ts';
import type { Staging } from './staging.ts';
import { type Between, namedBy, usersOf, usersOfHubs } from './users.ts';
import type { Fact } from './withdrawn.ts';

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

/** A node that would go stays, since a fact or line leans on it. */
export type Stay = (node: NodeId, user: string) => void;

/** Withdraws what the input retracts; `stay` is told of each node that it would leave missing. */
export async function settleRetractions(linked: Linked, stay: Stay, between: Between): Promise<void> {
  const { store, read, staging } = linked;
  if (!staging.retracts) return;
  staging.withdrawals.retract();
  const ids: string[] = [];
  const settle = async () => {
    staging.withdrawals.settle(await factsOf(store, read, ids.splice(0)));
    await between();
  };
  for (const { statement } of staging.retractions()) if (ids.push(statement.id) === asked) await settle();
  await settle();
  await keep(linked, stay, between);
}

/** Withdraws what the input's data sets stated and the input no longer mentions; gives how many nodes must stay. */
export async function retireStale(linked: Linked, between: Between): Promise<number> {
  const { store, model, read, inputs, staging } = linked;
  for (const of of everything(model)) {
    for await (const rows of store.scan(of, read)) {
      for (const { dataset } of inputs) {
        const stated = rows.filter(({ datasets }) => datasets.includes(dataset)).map(({ id }) => id);
        if (stated.length > 0) staging.withdrawals.retire(dataset, 'type' in of ? 'edge' : 'node', stated);
      }
      staging.withdrawals.settle(rows);
      await between();
    }
  }
  let kept = 0;
  const count = () => {
    kept += 1;
  };
  await keep(linked, count, between);
  return kept;
}

/** Lets nodes stay on which something leans that does not go. */
async function keep(linked: Linked, told: Stay, between: Between): Promise<void> {
  const { store, model, read, staging, linker } = linked;
  const { withdrawals } = staging;
  /** Whether a node that stays names one that goes. */
  let leans = true;
  const stay = async (users: ReadonlyMap<NodeId, string>) => {
    for (const [node, user] of users) {
      withdrawals.keep(node);
      told(node, user);
    }
    for (const nodes of slices([...users.keys()])) {
      const rows = (await store.nodesByKey(nodes, read)).filter((row) => row !== null);
      leans ||= withdrawals.goes(rows.flatMap((row) => namedBy(model, row)));
    }
  };

  /** A fact that the input states anew names what it names there, which the linker knows: it is no user in the store. */
  async function standing(facts: readonly string[]): Promise<Set<string>> {
    const left = new Set(withdrawals.standing(facts));
    const stated = await factsOf(store, read, withdrawals.stated([...left]));
    for (const id of withdrawals.restated(stated)) left.delete(id);
    for (const id of await released(linked, [...left])) left.delete(id);
    return left;
  }

  await stay(linker.leansOn(new Set(withdrawals.neededNodes())));
  while (leans) {
    leans = false;
    const hubs = new Set<NodeId>();
    for (const nodes of withdrawals.goingNodes()) {
      const found = await usersOf(linked, nodes, standing);
      for (const hub of found.hubs) hubs.add(hub);
      await stay(found.users);
      await between();
    }
    if (hubs.size > 0) await stay(await usersOfHubs(linked, hubs, standing, between));
  }
}

/** Of these facts those that name no node that goes, once what is stale about them is gone: others state them still. */
async function released({ store, model, read, staging }: Linked, facts: readonly string[]): Promise<string[]> {
  const stale = staging.withdrawals.staleOf(facts);
  const found: string[] = [];
  for (const on of ['node', 'edge'] as const) {
    for (const ids of slices([...stale.keys()].filter((id) => aboutOf(id) === on))) {
      const rows = on === 'node' ? await store.nodesByKey(ids, read) : await store.edgesById(ids, read);
      const all = await store.statementsOf({ on, ids }, read);
      for (const [at, id] of ids.entries()) {
        const [row, statements] = [rows[at], all[at]];
        if (!row || !statements) continue;
        const kept = Object.entries(statements).filter(([dataset]) => !stale.get(id)!.has(dataset));
        const named = kept.flatMap(([, record]) => namedBy(model, { ...row, record }));
        if (!staging.withdrawals.goes(named)) found.push(id);
      }
    }
  }
  return found;
}

/** The facts of these ids that stand in the store. */
async function factsOf(store: GraphStore, read: Read, ids: readonly string[]): Promise<Fact[]> {
  const nodes = ids.filter((id) => aboutOf(id) === 'node');
  const edges = ids.filter((id) => aboutOf(id) === 'edge');
  const facts: Fact[] = [];
  for (const some of slices(nodes)) facts.push(...present(await store.nodesByKey(some, read)));
  for (const some of slices(edges)) facts.push(...present(await store.edgesById(some, read)));
  return facts;
}

function present(rows: (Fact | null)[]): Fact[] {
  return rows.flatMap((row) => (row ? [{ id: row.id, datasets: row.datasets }] : []));
}

function* slices<T>(all: readonly T[]): Generator<T[]> {
  for (let start = 0; start < all.length; start += asked) yield all.slice(start, start + asked);
}
