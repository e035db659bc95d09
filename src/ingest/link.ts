import { createMeter } from '../graph/meter.ts';
import type { EdgeId, NodeId, Statement } from '../graph/records.ts';
import type { GraphStore, Read } from '../graph/store.ts';
import { nearest } from '../ontology/nearest.ts';
import type { Reject } from './report.ts';
import type { Item, Need } from './statements.ts';

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
 * Decides which records of an input hold together. First every item is `declared`; then `check` is asked about all of
 * them and told what to `reject`, again and again until no node falls any more: a record whose end or ref was rejected
 * falls with it.
 */
export class Linker {
  /** Data set and id to the place that stated or retracted it. */
  private readonly declared = new Map<string, Place>();
  /** Nodes that the input states, with how many data sets do. */
  private readonly nodes = new Map<NodeId, number>();
  /** Shape of edges with a given id, which two records could use for different edges. */
  private readonly shapes = new Map<EdgeId, string>();
  /** Nodes that the input meant to state, and why they were rejected. */
  private readonly gone = new Map<NodeId, string>();
  /** Nodes that the input names and does not state: whether the store has them, and who names them. */
  private readonly known = new Map<NodeId, { stored: boolean; by: Place }>();
  private readonly store: GraphStore;
  private readonly read: Read;
  private missed = 0;

  constructor(store: GraphStore, read: Read) {
    this.store = store;
    this.read = read;
  }

  /** Takes note of an item; says what is wrong when its id is taken. */
  declare(item: Item): Reject | null {
    const { statement, file, line } = item;
    const name = `${statement.dataset} ${statement.id}`;
    const earlier = this.declared.get(name);
    if (earlier) {
      const field = statement.on === 'node' ? 'key' : statement.on === 'edge' ? 'id' : 'retract';
      return { file, line, field, message: `${statement.id} already stands at ${earlier} in this data set` };
    }
    if (item.givenId && statement.on === 'edge') {
      const shape = shapeOf(statement);
      const other = this.shapes.get(statement.id);
      if (other && other !== shape) return clash(item, other);
      this.shapes.set(statement.id, shape);
    }
    this.declared.set(name, `${file}:${line}`);
    if (statement.on === 'node') this.nodes.set(statement.id, (this.nodes.get(statement.id) ?? 0) + 1);
    return null;
  }

  /** A record that could not be read meant to state this node; others may state it all the same. */
  miss(id: NodeId, { file, line }: Reject): void {
    if (!this.gone.has(id)) this.gone.set(id, `was rejected (${file}:${line})`);
  }

  /** Takes a declared item back; true when nobody in the input states its node any more, so that more may fall. */
  reject({ statement, file, line }: Item): boolean {
    this.declared.delete(`${statement.dataset} ${statement.id}`);
    if (statement.on !== 'node') return false;
    const left = this.nodes.get(statement.id)! - 1;
    if (left > 0) {
      this.nodes.set(statement.id, left);
      return false;
    }
    this.nodes.delete(statement.id);
    this.gone.set(statement.id, `was rejected (${file}:${line})`);
    return true;
  }

  /** Whether the input's data set states or retracts this id. */
  mentions(dataset: string, id: string): boolean {
    return this.declared.has(`${dataset} ${id}`);
  }

  /** Where the input names a node of the store that it does not state; null when nowhere. */
  leansOn(id: NodeId): Place | null {
    return this.known.get(id)?.by ?? null;
  }

  /** The problems of a batch: ends and refs that are neither in the input nor in the store, ids of other edges. */
  async check(items: readonly Item[]): Promise<Map<Item, Reject[]>> {
    await this.lookUp(items);
    const rejected = new Map<Item, Reject[]>();
    for (const item of items) {
      const rejects = item.needs.filter((need) => !this.exists(need.id)).map((need) => this.missing(item, need));
      if (rejects.length > 0) rejected.set(item, rejects);
    }
    for (const [item, reject] of await this.clashes(items)) rejected.set(item, [...(rejected.get(item) ?? []), reject]);
    return rejected;
  }

  private exists(id: NodeId): boolean {
    return this.nodes.has(id) || this.known.get(id)?.stored === true;
  }

  private missing({ file, line }: Item, { field, id }: Need): Reject {
    const reason = this.gone.get(id);
    if (reason) return { file, line, field, message: `${id} ${reason}` };
    this.missed += 1;
    const meant = this.missed > suggestions ? null : this.nearest(id);
    return { file, line, field, message: `there is no ${id}${meant ? ` (did you mean ${meant}?)` : ''}` };
  }

  /** The node of the input, of the same kind, whose key is most like it. */
  private nearest(id: NodeId): NodeId | null {
    const prefix = id.slice(0, id.indexOf(':') + 1);
    const keys: string[] = [];
    for (const other of this.nodes.keys()) {
      if (other.startsWith(prefix)) keys.push(other.slice(prefix.length));
      if (keys.length === candidates) break;
    }
    const key = nearest(id.slice(prefix.length), keys);
    return key && prefix + key;
  }

  private async lookUp(items: readonly Item[]): Promise<void> {
    const asked = new Map<NodeId, Place>();
    for (const { file, line, needs } of items) {
      for (const { id } of needs) {
        if (!this.nodes.has(id) && !this.known.has(id) && !asked.has(id)) asked.set(id, `${file}:${line}`);
      }
    }
    if (asked.size === 0) return;
    const rows = await this.store.nodesByKey([...asked.keys()], this.read);
    for (const [index, [id, by]] of [...asked].entries()) this.known.set(id, { stored: rows[index] !== null, by });
  }

  private async clashes(items: readonly Item[]): Promise<[Item, Reject][]> {
    const given = items.filter((item) => item.givenId);
    if (given.length === 0) return [];
    const rows = await this.store.edgesById(
      given.map((item) => item.statement.id),
      this.read,
    );
    return given.flatMap((item, index): [Item, Reject][] => {
      const row = rows[index];
      const same = !row || shapeOf(row) === shapeOf(item.statement as EdgeStatement);
      return same ? [] : [[item, clash(item, shapeOf(row))]];
    });
  }
}

type EdgeStatement = Extract<Statement, { on: 'edge' }>;

function shapeOf({ type, from, to }: { type: string; from: NodeId; to: NodeId }): string {
  return `${type} from ${from} to ${to}`;
}

function clash({ file, line, statement }: Item, other: string): Reject {
  return { file, line, field: 'id', message: `${statement.id} is already the id of ${other}` };
}
