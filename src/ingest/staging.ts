import { aboutOf, type NodeId, type Statement } from '../graph/records.ts';
import { needsOf } from '../graph/refs.ts';
import type { Model } from '../ontology/model.ts';
import { Recent } from './recent.ts';
import { type Cell, openScratch, type Scratch } from './scratch.ts';
import * as staged from './staged.ts';
import type { Item, Place } from './statements.ts';
import * as withdrawn from './withdrawn.ts';

const { pageSize } = staged;
const statements = { ...staged.statements, ...withdrawn.statements };

/** An item as it is loaded. */
export type Sound = Pick<Item, 'template' | 'statement'>;

/** Needed nodes of which it is known that they are noted down. */
const rememberedNeeds = 40_000;

type StagedItem = [
  number: number,
  template: number,
  file: number,
  line: number,
  given: 0 | 1,
  turned: 0 | 1,
  Statement,
];

/**
 * The records of an input between their one reading and the store, outside of memory. First each is added, then they are
 * sorted; what turns out not to hold is dropped, so that from then on only sound ones are found.
 */
export class Staging {
  readonly withdrawals: withdrawn.Withdrawals;
  private readonly model: Model;
  private readonly scratch: Scratch<keyof typeof statements>;
  /** Data sets, files and templates, which are few and stand as their place in this list. */
  private readonly names: (string | null)[] = [];
  private readonly needed = new Recent<true>({ left: rememberedNeeds });
  private waiting = { records: [] as unknown[][], echoes: [] as number[][], needs: [] as NodeId[] };
  /** What is being written of what was added. */
  private writing: Promise<unknown> = Promise.resolve();
  /** Whether all was added. */
  private sorted = false;
  /** Whether echoes were taken out of their lists, to be found. */
  private unpacked = false;
  private readonly counts = { given: 0, retracts: 0 };

  static async open(model: Model): Promise<Staging> {
    return new Staging(model, await openScratch([...staged.tables, ...withdrawn.tables], statements));
  }

  private constructor(model: Model, scratch: Scratch<keyof typeof statements>) {
    this.model = model;
    this.scratch = scratch;
    this.withdrawals = new withdrawn.Withdrawals(scratch, {
      numberOf: (name) => this.numberOf(name),
      nameOf: (number) => this.names[number]!,
    });
  }

  add({ number, statement, template, file, line, givenId, turned, needs }: Item): void {
    const { on, id, dataset } = statement;
    const [retracts, given] = [on === 'retraction' ? 1 : 0, givenId ? 1 : 0];
    this.counts.given += given;
    this.counts.retracts += retracts;
    const place = [number, this.numberOf(template), this.numberOf(file), line];
    const flags = [retracts, given, turned ? 1 : 0];
    this.waiting.records.push([...place, aboutOf(id), id, this.numberOf(dataset), ...flags, statement]);
    for (const { id: need } of needs) {
      if (this.needed.get(need)) continue;
      this.waiting.needs.push(need);
      this.needed.set(need, true);
    }
  }

  /** Takes note of a record that an earlier one holds: it says just what that one says, or was merged into it. */
  addEcho(of: number, { number, template, file, line }: Place): void {
    const { echoes } = this.waiting;
    echoes.push([number, of, this.numberOf(template), this.numberOf(file), line]);
    if (this.sorted && echoes.length >= pageSize) this.putEchoes();
  }

  /** Notes them down, with nothing beside it. */
  private putEchoes(): void {
    const list = this.waiting.echoes.splice(0);
    if (list.length > 0) this.scratch.run('insertEchoes', [JSON.stringify(list)]);
    this.unpacked &&= list.length === 0;
  }

  /** To be called now and then: writes what was added, beside what the caller does next. */
  async flush(): Promise<void> {
    await this.writing;
    const { records, echoes, needs } = this.waiting;
    this.waiting = { records: [], echoes: [], needs: [] };
    const texts = { insertRecords: records, insertEchoes: echoes, insertNeeds: needs };
    this.writing = this.write(Object.entries(texts).map(([name, rows]) => [name as keyof typeof texts, rows]));
    // It is told to the next that waits for it.
    this.writing.catch(() => {});
  }

  /** To be called when all was added, before anything is asked. */
  async sort(): Promise<void> {
    await this.flush();
    await this.writing;
    await this.scratch.begin('sort', []);
    this.sorted = true;
  }

  drop({ number }: Item): void {
    this.scratch.run('drop', [number]);
  }

  /** Puts an item in the place of the one of its number, about the same fact. */
  replace({ number, statement }: Item): void {
    this.scratch.run('replace', [number, JSON.stringify(statement)]);
  }

  /** Where the records stand that this one holds. */
  echoesOf(number: number): Place[] {
    this.putEchoes();
    const names = ['unpackEchoes', 'dropLists', 'sortEchoes'] as const;
    if (!this.unpacked) for (const name of names) this.scratch.run(name, []);
    this.unpacked = true;
    const rows = this.scratch.list<[number, number, number, number]>('echoesOf', [number]);
    return rows.map((row) => this.placeOf(...row));
  }

  /** Each node and edge of which there are several records, with these in the order of the input. */
  *several(): Generator<Iterable<Item>> {
    for (const about of ['node', 'edge']) {
      for (let last = ''; ; ) {
        const ids = this.scratch.list<string>('several', [about, last]);
        for (const id of ids) yield this.pages('itemsOf', [about, id]);
        if (ids.length < pageSize) break;
        last = ids.at(-1)!;
      }
    }
  }

  /** All items in the order of the input, or those alone that give their own ids. */
  inOrder(which: 'all' | 'given'): Iterable<Item> {
    if (which === 'all') return this.pages('allItems', []);
    return this.counts.given > 0 ? this.pages('givenItems', []) : [];
  }

  /** Whether anything that was added withdraws what was stated. */
  get retracts(): boolean {
    return this.counts.retracts > 0;
  }

  /** What withdraws, in the order of the input. */
  retractions(): Iterable<Item> {
    return this.retracts ? this.pages('retractions', []) : [];
  }

  /** All that is said about a node, in the order of the input. */
  about(id: NodeId): Iterable<Item> {
    return this.pages('itemsOf', ['node', id]);
  }

  /**
   * What is said about nodes or about edges, by id: each fact in one piece, and the store's indexes in their order. A
   * page is read while the one before is worked on: nothing else is to be asked meanwhile.
   */
  async *byFact(about: 'node' | 'edge'): AsyncGenerator<Sound[]> {
    const read = (id: string, number: number) =>
      this.scratch.ask<[number, number, Statement]>('byFact', [about, id, number]);
    for (let next = read('', -1); ; ) {
      const rows = await next;
      const [number, , last] = rows.at(-1) ?? [];
      if (rows.length === pageSize) {
        next = read(last!.id, number!);
        // It is told to who waits for it, if anyone does.
        next.catch(() => {});
        this.writing = next;
      }
      yield rows.map(([, template, statement]) => ({ template: this.names[template]!, statement }));
      if (rows.length < pageSize) return;
    }
  }

  /** How many records there are. */
  size(): number {
    return this.scratch.list<number>('countRecords', [])[0]!;
  }

  /** Whether any data set of the input states this node. */
  states(id: NodeId): boolean {
    return this.scratch.list('states', [id]).length > 0;
  }

  /** Nodes that the input names and does not state. */
  *unstated(): Generator<NodeId[]> {
    for (let last = ''; ; ) {
      const ids = this.scratch.list<NodeId>('unstated', [last]);
      if (ids.length > 0) yield ids;
      if (ids.length < pageSize) return;
      last = ids.at(-1)!;
    }
  }

  async close(): Promise<void> {
    await this.writing.catch(() => {});
    this.scratch.close();
  }

  private async write(parts: [keyof typeof statements, unknown[]][]): Promise<void> {
    for (const [name, rows] of parts) if (rows.length > 0) await this.scratch.begin(name, [JSON.stringify(rows)]);
  }

  private *pages(name: keyof typeof statements, values: Cell[]): Generator<Item> {
    for (let last = -1; ; ) {
      const rows = this.scratch.list<StagedItem>(name, [last, ...values]);
      for (const row of rows) yield this.itemOf(row);
      if (rows.length < pageSize) return;
      last = rows.at(-1)![0];
    }
  }

  private itemOf([number, template, file, line, given, turns, statement]: StagedItem): Item {
    const turned = turns === 1;
    const needs = statement.on === 'retraction' ? [] : needsOf(this.model, statement, turned);
    return { ...this.placeOf(number, template, file, line), statement, needs, givenId: given === 1, turned };
  }

  private placeOf(number: number, template: number, file: number, line: number): Place {
    return { number, template: this.names[template]!, file: this.names[file]!, line };
  }

  private numberOf(name: string | null): number {
    const at = this.names.lastIndexOf(name);
    return at >= 0 ? at : this.names.push(name) - 1;
  }
}
