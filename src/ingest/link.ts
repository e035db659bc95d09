import { createMeter } from '../graph/meter.ts';
import type { NodeId } from '../graph/records.ts';
import type { Ref } from '../graph/refs.ts';
import type { GraphStore, Read } from '../graph/store.ts';
import { nearest } from '../ontology/nearest.ts';
import type { Reject } from './report.ts';
import { clash, isClash, shapeOf } from './settle.ts';
import type { Staging } from './staging.ts';
import type { Item } from './statements.ts';

/** Reads of the latest published state, without a deadline. */
export async function latestRead(store: GraphStore): Promise<Read> {
  const meter = createMeter();
  const call = { deadline: Number.POSITIVE_INFINITY, meter };
  const { load } = await store.version(call);
  return { ...call, view: { load, latest: true, validAt: null } };
}

/** `file:line` of a record. */
type Place = string;

/** Suggestions compare a word with many; after so many problems nobody reads them. */
const suggestions = 200;
const candidates = 2_000;

/**
 * Decides which records of an input hold together. Once all are staged, `prepare` looks for the nodes that they name;
 * then `check` is asked about all of them and told what to `reject`, again and again until no node falls any more: a
 * record whose end or ref was rejected falls with it.
 */
export class Linker {
  /** Keys of nodes that the input states, by kind, the first of many: what a misspelt one may have meant. */
  private readonly keys = new Map<string, string[]>();
  /** Nodes that the input meant to state, and why they were rejected. */
  private readonly gone = new Map<NodeId, string>();
  /** Nodes that something names and that are neither in the input nor in the store. */
  private readonly missing = new Set<NodeId>();
  /** Nodes that were rejected since the store was last asked. */
  private fallen: NodeId[] = [];
  private readonly store: GraphStore;
  private readonly read: Read;
  private readonly staging: Staging;
  private missed = 0;

  constructor(store: GraphStore, read: Read, staging: Staging) {
    this.store = store;
    this.read = read;
    this.staging = staging;
  }

  /** Takes note of an item as one that others may mean. */
  note({ statement }: Item): void {
    if (statement.on !== 'node') return;
    const keys = this.keys.get(statement.kind);
    if (!keys) this.keys.set(statement.kind, [statement.key]);
    else if (keys.length < candidates) keys.push(statement.key);
  }

  /** A record that could not be read meant to state this node; others may state it all the same. */
  miss(id: NodeId, { file, line }: Reject): void {
    if (!this.gone.has(id)) this.gone.set(id, `was rejected (${file}:${line})`);
  }

  /** Looks for what the input names and does not state. */
  async prepare(): Promise<void> {
    for (const ids of this.staging.unstated()) await this.lookUp(ids);
  }

  /** Whether no record can have a problem: every node was found, and there is no edge whose id could be taken. */
  get isSettled(): boolean {
    return this.isEmpty && this.doubtful === 'given';
  }

  /** Which records can have problems: none when every node was found and no edge's id is given. */
  get doubtful(): 'all' | 'given' {
    return this.missing.size + this.fallen.length > 0 ? 'all' : 'given';
  }

  /** Takes an item back; true when nobody in the input states its node any more, so that more may fall. */
  reject(item: Item): boolean {
    const { statement, file, line } = item;
    this.staging.drop(item);
    if (statement.on !== 'node' || this.staging.states(statement.id)) return false;
    this.gone.set(statement.id, `was rejected (${file}:${line})`);
    this.fallen.push(statement.id);
    return true;
  }

  /** Of these nodes those that records of the input name, and where one does. */
  leansOn(ids: ReadonlySet<NodeId>): Map<NodeId, Place> {
    const places = new Map<NodeId, Place>();
    if (ids.size === 0) return places;
    for (const { file, line, needs } of this.staging.inOrder('all')) {
      for (const { id } of needs) if (ids.has(id) && !places.has(id)) places.set(id, `${file}:${line}`);
    }
    return places;
  }

  /** The problems of a batch: ends and refs that are neither in the input nor in the store, ids of other edges. */
  async check(items: readonly Item[]): Promise<Map<Item, Reject[]>> {
    await this.lookUp(this.fallen.splice(0));
    const rejected = new Map<Item, Reject[]>();
    for (const item of items) {
      const rejects = item.needs.filter(({ id }) => this.missing.has(id)).map((need) => this.absent(item, need));
      if (rejects.length > 0) rejected.set(item, rejects);
    }
    for (const [item, reject] of await this.clashes(items)) rejected.set(item, [...(rejected.get(item) ?? []), reject]);
    return rejected;
  }

  private absent({ file, line }: Item, { field, id }: Ref): Reject {
    const reason = this.gone.get(id);
    if (reason) return { file, line, field, message: `${id} ${reason}` };
    this.missed += 1;
    const meant = this.missed > suggestions ? null : this.nearest(id);
    return { file, line, field, message: `there is no ${id}${meant ? ` (did you mean ${meant}?)` : ''}` };
  }

  /** The node of the input, of the same kind, whose key is most like it. */
  private nearest(id: NodeId): NodeId | null {
    const at = id.indexOf(':');
    const prefix = id.slice(0, at + 1);
    const keys = this.keys.get(id.slice(0, at)) ?? [];
    const standing = keys.filter((key) => !this.gone.has(prefix + key) || this.staging.states(prefix + key));
    const key = nearest(id.slice(at + 1), standing);
    return key && prefix + key;
  }

  private async lookUp(ids: readonly NodeId[]): Promise<void> {
    const rows = this.isEmpty || ids.length === 0 ? [] : await this.store.nodesByKey(ids, this.read);
    for (const [index, id] of ids.entries()) if (!rows[index]) this.missing.add(id);
  }

  private async clashes(items: readonly Item[]): Promise<[Item, Reject][]> {
    const given = items.filter(({ givenId }) => givenId);
    if (this.isEmpty || given.length === 0) return [];
    const rows = await this.store.edgesById(
      given.map(({ statement }) => statement.id),
      this.read,
    );
    return given.flatMap((item, index): [Item, Reject][] => {
      const row = rows[index]!;
      return isClash(item, row) ? [[item, clash(item, shapeOf(row))]] : [];
    });
  }

  /** Before the first load there is nothing to be found. */
  private get isEmpty(): boolean {
    return this.read.view.load === 0;
  }
}
