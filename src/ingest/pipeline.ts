import type { Statement } from '../graph/records.ts';
import type { GraphStore, Load, LoadCounts } from '../graph/store.ts';
import type { Model } from '../ontology/model.ts';
import type { Input } from './input.ts';
import { Linker, latestRead } from './link.ts';
import type { Reject, Report } from './report.ts';
import { staleStatements, userOf } from './retract.ts';
import { type Item, type Mapper, readStatements } from './statements.ts';

export interface IngestOptions {
  inputs: readonly Input[];
  /** Data sets in the order in which they win; others come after, by name. */
  order: readonly string[];
  map?: Mapper;
  /** Load nothing at all when any record is rejected. */
  strict?: boolean;
  dryRun?: boolean;
  /** Asked with the number of stale statements; they are retired when it says yes. Absent: nothing is pruned. */
  prune?: (count: number) => Promise<boolean>;
  /** Called as records go by; `phase` says what is being done with them. */
  progress?: (phase: 'checking' | 'loading', records: number) => void;
}

/** Small enough to keep memory flat, large enough that a statement per batch costs nothing. */
const batchSize = 1_000;

/**
 * read -> map -> validate -> link -> load. The input is read twice or more, so that memory holds ids and never
 * records: first all problems are found, then what holds together is loaded and published at once. Running the same
 * input again changes nothing. Throws what the store throws; the load is undone then.
 */
export async function ingest(store: GraphStore, model: Model, options: IngestOptions): Promise<Report> {
  const read = await latestRead(store);
  const linker = new Linker(store, read);
  const checked = await check(store, model, options, linker);
  const rejects = [...checked.rejects.values()].flat();
  const base = { read: checked.read, rejected: checked.rejects.size, rejects, dryRun: options.dryRun ?? false };
  const none = { added: 0, changed: 0, unchanged: 0, retired: 0 };
  if (options.dryRun || (options.strict && rejects.length > 0)) {
    return { ...base, ...none, loaded: false, load: read.view.load };
  }
  const stale = options.prune ? await collect(staleStatements(store, model, read, options.inputs, linker)) : [];
  const pruned = stale.length > 0 && (await options.prune!(stale.length)) ? stale : [];
  const load = await store.load(options.order);
  try {
    const counts = await apply(load, model, options, checked.rejects, pruned);
    const version = await load.publish();
    return { ...base, ...counts, loaded: true, load: version.load };
  } catch (error) {
    await load.discard();
    throw error;
  }
}

/** Place of a record (file, line, and which of the line's records) to its problems. */
type Rejected = Map<string, Reject[]>;

async function check(store: GraphStore, model: Model, options: IngestOptions, linker: Linker) {
  const rejects: Rejected = new Map();
  const read = await declareAll(model, options, linker, rejects);
  // A rejected node takes along what leans on it, which may be nodes again: go on until nothing more falls.
  for (let before = -1; before !== rejects.size; ) {
    before = rejects.size;
    for await (const batch of batches(sound(model, options, rejects))) {
      for (const [item, problems] of await linker.check(batch)) {
        rejects.set(place(item), problems);
        if (item.statement.on === 'node') linker.drop(item.statement.id, `was rejected (${item.file}:${item.line})`);
      }
      await checkRetractions(store, model, batch, linker, rejects);
    }
  }
  return { read, rejects };
}

async function declareAll(model: Model, options: IngestOptions, linker: Linker, rejects: Rejected): Promise<number> {
  let read = 0;
  for await (const one of readStatements(model, options.inputs, options.map)) {
    read += 1;
    if (read % batchSize === 0) options.progress?.('checking', read);
    if ('rejects' in one) {
      const [{ file, line }] = one.rejects as [Reject];
      rejects.set(`${file}:${line}`, one.rejects);
      if (one.node) linker.drop(one.node, `was rejected (${file}:${line})`);
      continue;
    }
    const problem = linker.declare(one);
    if (problem) rejects.set(place(one), [problem]);
  }
  return read;
}

/** A node may only go when nothing that stays leans on it. */
async function checkRetractions(store: GraphStore, model: Model, batch: Item[], linker: Linker, rejects: Rejected) {
  const read = await latestRead(store);
  for (const item of batch) {
    const { on, id, dataset } = item.statement;
    if (on !== 'retraction' || !id.includes(':')) continue;
    const [node] = await store.nodesByKey([id], read);
    if (!node || node.datasets.some((name) => name !== dataset)) continue;
    const user = await userOf(store, model, read, node, (fact) => linker.mentions(dataset, fact));
    if (user)
      rejects.set(place(item), [
        { file: item.file, line: item.line, field: 'retract', message: `${id} is still named by ${user}` },
      ]);
    else linker.drop(id, `is retracted (${item.file}:${item.line})`);
  }
}

async function apply(load: Load, model: Model, options: IngestOptions, rejects: Rejected, pruned: Statement[]) {
  const total: LoadCounts = { added: 0, changed: 0, unchanged: 0, retired: 0 };
  let done = 0;
  const write = async (statements: Statement[]) => {
    const counts = await load.applyBatch(statements);
    for (const name of Object.keys(total) as (keyof LoadCounts)[]) total[name] += counts[name];
    done += statements.length;
    options.progress?.('loading', done);
  };
  // Ends must exist before their edges, and retractions of nodes come when no edge leans on them any more.
  for (const phase of ['node', 'edge', 'retraction'] as const) {
    for await (const batch of batches(sound(model, options, rejects, phase)))
      await write(batch.map((item) => item.statement));
  }
  for (let start = 0; start < pruned.length; start += batchSize) await write(pruned.slice(start, start + batchSize));
  return total;
}

/** The items that no problem was found with, so far; of one sort only where asked. */
async function* sound(
  model: Model,
  options: IngestOptions,
  rejects: Rejected,
  on?: Statement['on'],
): AsyncGenerator<Item> {
  for await (const one of readStatements(model, options.inputs, options.map)) {
    if ('rejects' in one || rejects.has(place(one))) continue;
    if (on === undefined || one.statement.on === on) yield one;
  }
}

function place({ file, line }: Item): string {
  return `${file}:${line}`;
}

async function* batches<T>(items: AsyncIterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
