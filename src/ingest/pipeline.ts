import type { Statement } from '../graph/records.ts';
import type { Editions, GraphStore, Load, LoadCounts } from '../graph/store.ts';
import type { Model } from '../ontology/model.ts';
import { batches, batchSize, type Checked, check, pause, soundItems } from './check.ts';
import { type Linked, staleStatements } from './depart.ts';
import type { Input } from './input.ts';
import { Linker, latestRead } from './link.ts';
import type { Mapping } from './mapping.ts';
import type { PruneReport, Report } from './report.ts';
import type { Item } from './statements.ts';
import { markFiles, refuseChanged } from './watch.ts';

export interface IngestOptions {
  inputs: readonly Input[];
  /** Data sets in the order in which they win; others come after, by name. */
  order: readonly string[];
  /** How files become records; JSONL when absent. */
  mapping?: Mapping;
  /** Load nothing at all when any record is rejected. */
  strict?: boolean;
  dryRun?: boolean;
  /**
   * Asked with the number of facts to retire because the input no longer states them; not in a dry run. They are
   * retired when it says yes. Absent: nothing is pruned.
   */
  prune?: (count: number) => Promise<boolean>;
  /** Called as records go by; `phase` says what is being done with them. */
  progress?: (phase: 'checking' | 'loading', records: number) => void;
  /** Stops the run between batches, with the signal's reason as the error: nothing is loaded then. */
  signal?: AbortSignal;
  /** What to call that which the data sets state after this load. */
  editions?: Editions;
}

/**
 * read -> map -> validate -> link -> load. The input is read twice or more, so that memory holds ids and never
 * records: first all problems are found, then what holds together is loaded and published at once. Running the same
 * input again changes nothing. Throws InputError when a file cannot be read or changes meanwhile, and what the store
 * throws; the load is undone then.
 */
export async function ingest(store: GraphStore, model: Model, options: IngestOptions): Promise<Report> {
  const marks = await markFiles(options.inputs);
  const read = await latestRead(store);
  const linked: Linked = { store, model, read, inputs: options.inputs, linker: new Linker(store, read) };
  const checked = await check(linked, options);
  const loads = !options.dryRun && !(options.strict && checked.rejected.size > 0);
  const { statements, report: prune } = await pruning(linked, options, checked, loads);
  const report: Report = {
    read: checked.read,
    rejected: checked.rejected.size,
    rejects: [...checked.rejected]
      .sort(([a], [b]) => a - b)
      .flatMap(([, { template, rejects }]) => (template ? rejects.map((one) => ({ ...one, template })) : rejects)),
    dryRun: options.dryRun ?? false,
    loaded: loads,
    prune,
    accounts: options.mapping ? checked.accounts : null,
    load: read.view.load,
    ...{ added: 0, changed: 0, unchanged: 0, retired: 0 },
  };
  if (!loads) return report;
  const load = await store.load(options.order);
  try {
    const counts = await apply(load, linked, options, checked, statements);
    await refuseChanged(marks);
    const version = await load.publish(options.editions);
    return { ...report, ...counts, load: version.load };
  } catch (error) {
    await load.discard().catch(() => {});
    // Whatever went wrong may come of that, which is the better thing to say.
    await refuseChanged(marks);
    throw error;
  }
}

interface Pruning {
  /** What to retire. */
  statements: Statement[];
  report: PruneReport | null;
}

async function pruning(linked: Linked, options: IngestOptions, checked: Checked, loads: boolean): Promise<Pruning> {
  const { prune } = options;
  if (!prune) return { statements: [], report: null };
  if (checked.rejected.size > 0) return { statements: [], report: { stale: 0, kept: 0, outcome: 'UNSAFE' } };
  const { statements, kept } = await staleStatements(linked, checked.departures);
  const stale = new Set(statements.map(({ id }) => id)).size;
  const yes = loads && (stale === 0 || (await prune(stale)));
  const outcome = yes ? 'DONE' : loads ? 'DECLINED' : 'DRY_RUN';
  return { statements: yes ? statements : [], report: { stale: stale + kept, kept, outcome } };
}

const effects = ['added', 'changed', 'unchanged'] as const;

async function apply(load: Load, linked: Linked, options: IngestOptions, checked: Checked, pruned: Statement[]) {
  const total: LoadCounts = { added: 0, changed: 0, unchanged: 0, retired: 0 };
  let done = 0;
  const write = async (statements: Statement[], template: string | null = null) => {
    await pause(options);
    const counts = await load.applyBatch(statements);
    for (const name of Object.keys(total) as (keyof LoadCounts)[]) total[name] += counts[name];
    for (const name of effects) checked.accounts.of(template)[name] += counts[name];
    done += statements.length;
    options.progress?.('loading', done);
  };
  // Ends must exist before their edges, and retractions of nodes come when no edge leans on them any more.
  for (const phase of ['node', 'edge'] as const) {
    const items = together(linked, ofPhase(phase, soundItems(linked, options, checked)));
    for await (const batch of options.mapping ? byTemplate(items) : batches(items, sameFact))
      await write(batch.map(statementOf), batch[0]!.template);
  }
  const withdrawn = [...checked.retractions, ...pruned];
  for (let at = 0; at < withdrawn.length; at += batchSize) await write(withdrawn.slice(at, at + batchSize));
  await pause(options);
  return total;
}

async function* ofPhase(phase: Statement['on'], items: AsyncIterable<Item>): AsyncGenerator<Item> {
  for await (const item of items) if (item.statement.on === phase) yield item;
}

/** Puts off what several data sets of the input state, so that one batch sees all of it and counts the fact once. */
async function* together({ inputs, linker }: Linked, items: AsyncIterable<Item>): AsyncGenerator<Item> {
  const shared: Item[] = [];
  for await (const item of items) {
    const { id } = item.statement;
    if (inputs.filter(({ dataset }) => linker.mentions(dataset, id)).length > 1) shared.push(item);
    else yield item;
  }
  yield* shared.sort(({ statement: a }, { statement: b }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** Batches of one template each, so that the store's counts tell what became of its records. */
async function* byTemplate(items: AsyncIterable<Item>): AsyncGenerator<Item[]> {
  const waiting = new Map<string | null, Item[]>();
  for await (const item of items) {
    const batch = waiting.get(item.template) ?? [];
    batch.push(item);
    waiting.set(item.template, batch);
    if (batch.length < batchSize) continue;
    yield batch;
    waiting.delete(item.template);
  }
  yield* waiting.values();
}

function sameFact(a: Item, b: Item): boolean {
  return a.statement.id === b.statement.id;
}

function statementOf({ statement }: Item): Statement {
  return statement;
}
