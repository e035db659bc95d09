import { createMeter } from '../graph/meter.ts';
import type { EdgeId, NodeId, Statement } from '../graph/records.ts';
import type { GraphStore, Read } from '../graph/store.ts';
import { suggestion } from '../ontology/nearest.ts';
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

/**
 * Decides which records of an input hold together. First every item is `declared`; then `check` is asked about all of
 * them, again and again until a round rejects nothing more: a record whose end or ref was rejected falls with it.
 */
export class Linker {
  /** Data set and id to the place that stated it. */
  private readonly declared = new Map<string, Place>();
  private readonly nodes = new Set<NodeId>();
  /** Shape of edges with a given id, which two records could use for different edges. */
  private readonly shapes = new Map<EdgeId, string>();
  /** Nodes that the input brought and that were rejected, or that it retracts: why nothing may lean on them. */
  private readonly gone = new Map<NodeId, string>();
  private readonly known = new Map<NodeId, boolean>();
  private readonly store: GraphStore;
  private readonly read: Read;

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
    if (statement.on === 'node') this.nodes.add(statement.id);
    return null;
  }

  /** Whether the input's data set states or retracts this id. */
  mentions(dataset: string, id: string): boolean {
    return this.declared.has(`${dataset} ${id}`);
  }

  /** Nothing may lean on this node any more: it was rejected, or is retracted. Said once more, it keeps its first reason. */
  drop(id: NodeId, reason: string): void {
    this.nodes.delete(id);
    if (!this.gone.has(id)) this.gone.set(id, reason);
  }

  /** The problems of a batch: ends and refs that are neither in the input nor in the store, ids of other edges. */
  async check(items: readonly Item[]): Promise<Map<Item, Reject[]>> {
    await this.lookUp(items.flatMap((item) => item.needs.map((need) => need.id)));
    const rejected = new Map<Item, Reject[]>();
    for (const item of items) {
      const rejects = item.needs.filter((need) => !this.exists(need.id)).map((need) => this.missing(item, need));
      if (rejects.length > 0) rejected.set(item, rejects);
    }
    for (const [item, reject] of await this.clashes(items)) rejected.set(item, [...(rejected.get(item) ?? []), reject]);
    return rejected;
  }

  private exists(id: NodeId): boolean {
    return this.nodes.has(id) || this.known.get(id) === true;
  }

  private missing({ file, line }: Item, { field, id }: Need): Reject {
    const reason = this.gone.get(id);
    if (reason) return { file, line, field, message: `${id} ${reason}` };
    const kind = id.slice(0, id.indexOf(':') + 1);
    const alike = [...this.nodes].filter((other) => other.startsWith(kind)).slice(0, 2_000);
    return { file, line, field, message: `there is no ${id}${suggestion(id, alike)}` };
  }

  private async lookUp(ids: NodeId[]): Promise<void> {
    const asked = [...new Set(ids)].filter((id) => !this.nodes.has(id) && !this.known.has(id));
    if (asked.length === 0) return;
    const rows = await this.store.nodesByKey(asked, this.read);
    for (const [index, id] of asked.entries()) this.known.set(id, rows[index] !== null);
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
