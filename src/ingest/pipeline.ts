import type { FormerKeys } from '../graph/former-keys.ts';
import type { Statement } from '../graph/records.ts';
import type { Editions, GraphStore, Load, LoadCounts } from '../graph/store.ts';
import type { Model } from '../ontology/model.ts';
import type { Accounts } from './accounts.ts';
import { batches, batchSize, type Checked, check, pause } from './check.ts';
import { type Linked, retireStale } from './depart.ts';
import type { Input } from './input.ts';
import { Linker, latestRead } from './link.ts';
import type { Mapping } from './mapping.ts';
import type { Step } from './progress.ts';
import type { PruneReport, Report } from './report.ts';
import { type Sound, Staging } from './staging.ts';
import { markFiles, refuseChanged } from './watch.ts';

export interface IngestOptions {
  inputs: readonly Input[];
  /** Data sets in the order in which they win; others come after, by name. */
  order: readonly string[];
  /** How files become records; JSONL when absent. */
  mapping?: Mapping;
  /** What keys of merged nodes mean in the input. */
  formerKeys?: FormerKeys;
  /** Load nothing at all when any record is rejected. */
  strict?: boolean;
  /** Records that may be rejected; with more the input is refused by an InputError. No end when absent. */
  mostRejects?: number;
  dryRun?: boolean;
  /**
   * Asked with the number of facts to retire because the input no longer states them; not in a dry run. They are
   * retired when it says yes. Absent: nothing is pruned.
   */
  prune?: (count: number) => Promise<boolean>;
  /** Called when a phase begins, and as records go by. */
  progress?: (step: Step) => void;
  /** Stops the run between batches, with the signal's reason as the error: nothing is loaded then. */
  signal?: AbortSignal;
  /** What to call that which the data sets state after this load; asked before it is published, if all was sound. */
  editions?: () => Promise<Editions>;
}

/**
 * read -> map -> validate -> link -> load. The input is read once and staged outside of memory: first all problems are
 * found, then what holds together is loaded and published at once. Running the same input again changes nothing. Throws
 * InputError when a file cannot be read or changes meanwhile, and what the store throws; the load is undone then.
 */
export async function ingest(store: GraphStore, model: Model, options: IngestOptions): Promise<Report> {
  const staging = await Staging.open(model);
  try {
    const read = await latestRead(store);
    const linker = new Linker(store, read, staging);
    return await run({ store, model, read, inputs: options.inputs, staging, linker }, options);
  } finally {
    await staging.close();
  }
}

async function run(linked: Linked, options: IngestOptions): Promise<Report> {
  const { store, read } = linked;
  const marks = await markFiles(options.inputs);
  const checked = await check(linked, options);
  const loads = !options.dryRun && !(options.strict && checked.rejected.size > 0);
  const pruning = await prune(linked, options, checked, loads);
  const report: Report = {
    read: checked.read,
    rejected: checked.rejected.size,
    rejects: checked.rejected.list(),
    dryRun: options.dryRun ?? false,
    loaded: loads,
    prune: pruning,
    accounts: options.mapping ? checked.accounts : null,
    load: read.view.load,
    ...{ added: 0, changed: 0, unchanged: 0, retired: 0 },
  };
  if (!loads) return report;
  const load = await store.load(options.order);
  try {
    const counts = await apply(load, linked, options, checked.accounts, pruning?.outcome === 'DONE');
    const editions = checked.rejected.size === 0 ? await options.editions?.() : undefined;
    await refuseChanged(marks);
    options.progress?.({ phase: 'publishing', records: 0, share: null });
    const version = await load.publish(editions);
    return { ...report, ...counts, load: version.load };
  } catch (error) {
    await load.discard().catch(() => {});
    // Whatever went wrong may come of that, which is the better thing to say.
    await refuseChanged(marks);
    throw error;
  }
}

async function prune(
  linked: Linked,
  options: IngestOptions,
  { rejected }: Checked,
  loads: boolean,
): Promise<PruneReport | null> {
  if (!options.prune) return null;
  if (rejected.size > 0) return { stale: 0, kept: 0, outcome: 'UNSAFE' };
  const kept = await retireStale(linked, () => pause(options));
  const stale = linked.staging.withdrawals.countStale();
  const yes = loads && (stale === 0 || (await options.prune(stale)));
  return { stale: stale + kept, kept, outcome: yes ? 'DONE' : loads ? 'DECLINED' : 'DRY_RUN' };
}

const effects = ['added', 'changed', 'unchanged'] as const;

async function apply(
  load: Load,
  { staging, store }: Linked,
  options: IngestOptions,
  accounts: Accounts,
  prunes: boolean,
) {
  const total: LoadCounts = { added: 0, changed: 0, unchanged: 0, retired: 0 };
  const all = staging.size() + (prunes ? staging.withdrawals.countStale() : 0);
  let done = 0;
  const tell = () => options.progress?.({ phase: 'loading', records: done, share: done / Math.max(1, done, all) });
  tell();
  /** What the store makes of the last batches: it is given more meanwhile. */
  const given: Promise<void>[] = [];
  const write = async (statements: Statement[], template: string | null = null) => {
    await pause(options);
    const counting = count(load.applyBatch(statements), statements.length, template);
    // It is told to the next that waits for it.
    counting.catch(() => {});
    if (given.push(counting) > store.capabilities.batchesAhead) await given.shift();
  };
  const count = async (counts: Promise<LoadCounts>, statements: number, template: string | null) => {
    const one = await counts;
    for (const name of Object.keys(total) as (keyof LoadCounts)[]) total[name] += one[name];
    for (const name of effects) accounts.of(template)[name] += one[name];
    done += statements;
    tell();
  };
  // Ends must exist before their edges, and retractions of nodes come when no edge leans on them any more.
  for (const about of ['node', 'edge'] as const) {
    const facts = staging.byFact(about);
    for await (const batch of options.mapping ? byTemplate(facts) : inBatches(facts))
      await write(batch.map(statementOf), batch[0]!.template);
  }
  for (const batch of batches(withdrawn(staging, prunes))) await write(batch);
  await Promise.all(given);
  await pause(options);
  return total;
}

function* withdrawn(staging: Staging, prunes: boolean): Generator<Statement> {
  for (const { statement } of staging.retractions()) yield statement;
  if (prunes) yield* staging.withdrawals.stale();
}

/** Batches of one template each, so that the store's counts tell what became of its records. */
async function* byTemplate(pages: AsyncIterable<Sound[]>): AsyncGenerator<Sound[]> {
  const waiting = new Map<string | null, Sound[]>();
  for await (const page of pages) {
    for (const fact of page) {
      const batch = waiting.get(fact.template) ?? [];
      batch.push(fact);
      waiting.set(fact.template, batch);
      if (batch.length < batchSize) continue;
      yield batch;
      waiting.delete(fact.template);
    }
  }
  yield* waiting.values();
}

/** Batches in which what is said about one fact comes together. */
async function* inBatches(pages: AsyncIterable<Sound[]>): AsyncGenerator<Sound[]> {
  let batch: Sound[] = [];
  for await (const page of pages) {
    for (const fact of page) {
      if (batch.length >= batchSize && batch.at(-1)!.statement.id !== fact.statement.id) {
        yield batch;
        batch = [];
      }
      batch.push(fact);
    }
  }
  if (batch.length > 0) yield batch;
}

function statementOf({ statement }: Sound): Statement {
  return statement;
}
