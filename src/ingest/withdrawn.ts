import { aboutOf, type NodeId, type Statement } from '../graph/records.ts';
import type { Scratch } from './scratch.ts';
import { pageSize } from './staged.ts';

/** A fact of the store with the data sets that state it. */
export interface Fact {
  id: string;
  datasets: readonly string[];
}

/** Where a run notes down which statements are withdrawn, and which facts go with them; beside the input's records. */
export const tables = [
  `create temp table withdrawn (
  about text not null,
  id text not null,
  dataset integer not null,
  stale integer not null,
  primary key (about, id, dataset)
) without rowid`,
  'create temp table going (about text not null, id text not null, primary key (about, id)) without rowid',
];

/** Few, since all that leans on them is looked at together. */
const nodesAtATime = 200;

/** A row per fact of a list: what it is about, its id, and its data sets as a list. */
const facts =
  'facts as materialized (select value ->> 0 as about, value ->> 1 as id, value -> 2 as datasets from json_each(?1))';

/** Whether no data set that states the fact lacks what is looked for. */
const ofEveryDataset = (has: string) =>
  `not exists (select 1 from json_each(datasets) as d where not exists (select 1 from ${has} and dataset = d.value))`;

const recordOf = 'record where about = facts.about and id = facts.id and retracts = 0';
const idsOf = (from: string) => `select json_group_array(id) from (${from})`;

/** What is asked of them, by name. */
export const statements = {
  retract:
    'insert or ignore into withdrawn (about, id, dataset, stale) select about, id, dataset, 0 from record where retracts = 1',
  retire:
    'insert or ignore into withdrawn (about, id, dataset, stale) select ?2, value, ?3, 1 from json_each(?1) ' +
    'where not exists (select 1 from record where about = ?2 and id = value and dataset = ?3)',
  settle:
    `insert or ignore into going (about, id) with ${facts} select about, id from facts ` +
    `where ${ofEveryDataset('withdrawn where about = facts.about and id = facts.id')} and not exists (select 1 from ${recordOf})`,
  goingNodes: idsOf(`select id from going where about = 'node' and id > ?1 order by id limit ${nodesAtATime}`),
  neededNodes: idsOf("select id from going where about = 'node' and id in (select id from need)"),
  goes: "select json_group_array(id) from (select id from going where about = 'node' and id in (select value from json_each(?1)) limit 1)",
  stay: "delete from going where about = 'node' and id = ?1",
  keep: "update withdrawn set stale = 0 where about = 'node' and id = ?1",
  standing: idsOf(
    `with ${facts} select id from facts where not exists (select 1 from going where about = facts.about and id = facts.id)`,
  ),
  stated: idsOf(`with ${facts} select id from facts where exists (select 1 from ${recordOf})`),
  restated: idsOf(`with ${facts} select id from facts where ${ofEveryDataset(recordOf)}`),
  staleOf:
    `with ${facts} select json_group_array(json_array(w.id, w.dataset)) from facts f ` +
    'join withdrawn w on w.about = f.about and w.id = f.id where w.stale = 1',
  countStale: 'select json_array(count(*)) from (select distinct about, id from withdrawn where stale = 1)',
  stale:
    'select json_group_array(json_array(id, dataset)) from (select id, dataset from withdrawn ' +
    `where about = ?1 and stale = 1 and (id, dataset) > (?2, ?3) order by id, dataset limit ${pageSize})`,
};

const alone = (id: string): Fact => ({ id, datasets: [] });

/**
 * Which statements are withdrawn, outside of memory: those that the input retracts, and stale ones, which data sets of
 * the input made and it no longer mentions. A fact goes when all statements of it are withdrawn and the input makes none.
 */
export class Withdrawals {
  private readonly scratch: Scratch<keyof typeof statements>;
  /** Data sets to their numbers, and back. */
  private readonly names: { numberOf(name: string): number; nameOf(number: number): string };

  constructor(scratch: Scratch<keyof typeof statements>, names: Withdrawals['names']) {
    this.scratch = scratch;
    this.names = names;
  }

  /** Withdraws what the input retracts. */
  retract(): void {
    this.scratch.run('retract', []);
  }

  /** Withdraws what the data set states about these nodes, or these edges, unless the input mentions it. */
  retire(dataset: string, about: 'node' | 'edge', ids: readonly string[]): void {
    this.scratch.run('retire', [JSON.stringify(ids), about, this.names.numberOf(dataset)]);
  }

  /** To be told of each fact of the store of which something was withdrawn, once all of it was. */
  settle(facts: readonly Fact[]): void {
    this.scratch.run('settle', [this.listOf(facts)]);
  }

  /** Nodes that go, in order and in pages, which may be kept meanwhile. */
  *goingNodes(): Generator<NodeId[]> {
    for (let last = ''; ; ) {
      const ids = this.scratch.list<NodeId>('goingNodes', [last]);
      if (ids.length > 0) yield ids;
      if (ids.length < nodesAtATime) return;
      last = ids.at(-1)!;
    }
  }

  /** Nodes that go although records of the input name them, or did before they were rejected. */
  neededNodes(): NodeId[] {
    return this.scratch.list('neededNodes', []);
  }

  /** Whether any of these nodes goes. */
  goes(nodes: readonly NodeId[]): boolean {
    return this.scratch.list('goes', [JSON.stringify(nodes)]).length > 0;
  }

  /** Lets a node stay after all, with what is stale about it. */
  keep(node: NodeId): void {
    this.scratch.run('stay', [node]);
    this.scratch.run('keep', [node]);
  }

  /** Of these facts those that do not go. */
  standing(ids: readonly string[]): string[] {
    return this.scratch.list('standing', [this.listOf(ids.map(alone))]);
  }

  /** Of these facts those that the input states. */
  stated(ids: readonly string[]): string[] {
    return this.scratch.list('stated', [this.listOf(ids.map(alone))]);
  }

  /** Of these facts those that each of their data sets states in the input. */
  restated(facts: readonly Fact[]): string[] {
    return this.scratch.list('restated', [this.listOf(facts)]);
  }

  /** Of these facts those about which something is stale, with the data sets that stated it. */
  staleOf(ids: readonly string[]): Map<string, Set<string>> {
    const found = new Map<string, Set<string>>();
    for (const [id, dataset] of this.scratch.list<[string, number]>('staleOf', [this.listOf(ids.map(alone))]))
      found.set(id, (found.get(id) ?? new Set()).add(this.names.nameOf(dataset)));
    return found;
  }

  /** Facts about which something is stale. */
  countStale(): number {
    return this.scratch.list<number>('countStale', [])[0]!;
  }

  /** Edges first, so that no node goes while an edge still touches it. */
  *stale(): Generator<Statement> {
    for (const about of ['edge', 'node']) {
      for (let last: [string, number] = ['', -1]; ; ) {
        const rows = this.scratch.list<[string, number]>('stale', [about, ...last]);
        for (const [id, dataset] of rows) yield { on: 'retraction', dataset: this.names.nameOf(dataset), id };
        if (rows.length < pageSize) break;
        last = rows.at(-1)!;
      }
    }
  }

  private listOf(facts: readonly Fact[]): string {
    const rows = facts.map(({ id, datasets }) => [aboutOf(id), id, datasets.map(this.names.numberOf)]);
    return JSON.stringify(rows);
  }
}
