import { setImmediate } from 'node:timers/promises';
import type { Statement } from '../graph/records.ts';
import { Accounts } from './accounts.ts';
import { createDepartures, type Departures, type Linked, refusedRetractions } from './depart.ts';
import type { IngestOptions } from './pipeline.ts';
import { Repeats } from './repeats.ts';
import type { Reject } from './report.ts';
import { type Item, readStatements } from './statements.ts';

/** Small enough to keep memory flat, large enough that a statement per batch costs nothing. */
export const batchSize = 1_000;

/** Number of a record to its problems. */
export type Rejected = Map<number, { template: string | null; rejects: Reject[] }>;

export interface Checked {
  /** Records read. */
  read: number;
  rejected: Rejected;
  repeats: Repeats;
  accounts: Accounts;
  /** Those that may be done. */
  retractions: Statement[];
  departures: Departures;
}

/** Finds every problem of the input: of each record alone, of its ends and refs, and of what it retracts. */
export async function check(linked: Linked, options: IngestOptions): Promise<Checked> {
  const rejected: Rejected = new Map();
  const repeats = new Repeats();
  const accounts = new Accounts();
  const read = await declareAll(linked, options, { rejected, repeats, accounts });
  if (repeats.differ) await uniteAll(linked, options, { rejected, repeats, accounts });
  const retractions = await linkAll(linked, options, { rejected, repeats });
  const departures = createDepartures(linked);
  const refused = await refusedRetractions(linked, departures, retractions);
  for (const [item, user] of refused) {
    const { number, template, file, line, statement } = item;
    const message = `${statement.id} is still named by ${user}`;
    rejected.set(number, { template, rejects: [{ file, line, field: 'retract', message }] });
  }
  const sound = retractions.filter((item) => !refused.has(item)).map((item) => item.statement);
  for (const { template } of rejected.values()) accounts.of(template).rejected += 1;
  return { read, rejected, repeats, accounts, retractions: sound, departures };
}

type Found = Pick<Checked, 'rejected' | 'repeats' | 'accounts'>;

async function declareAll({ model, linker }: Linked, options: IngestOptions, found: Found): Promise<number> {
  const { rejected, repeats, accounts } = found;
  const merges = options.mapping?.merges ?? false;
  let read = 0;
  for await (const one of readStatements(model, options.inputs, options.mapping)) {
    if ('remark' in one) {
      accounts.note(one);
      continue;
    }
    read += 1;
    accounts.of(one.template).read += 1;
    if (read % batchSize === 0) {
      await pause(options);
      options.progress?.('checking', read);
    }
    if ('rejects' in one) {
      rejected.set(one.number, one);
      if (one.node) linker.miss(one.node, one.rejects[0]!);
      continue;
    }
    if (merges && repeats.note(one)) {
      accounts.of(one.template).merged += 1;
      continue;
    }
    const problem = linker.declare(one);
    if (problem) rejected.set(one.number, { template: one.template, rejects: [problem] });
  }
  return read;
}

/** Makes one of what several rows say differently about one thing; what contradicts an earlier row is rejected. */
async function uniteAll({ model }: Linked, options: IngestOptions, { rejected, repeats, accounts }: Found) {
  for await (const one of readStatements(model, options.inputs, options.mapping)) {
    if (one.number % batchSize === 0) await pause(options);
    if ('remark' in one || 'rejects' in one) continue;
    const problems = repeats.unite(one);
    if (problems.length === 0) continue;
    rejected.set(one.number, { template: one.template, rejects: problems });
    accounts.of(one.template).merged -= 1;
  }
}

/** Links all that is sound so far, and returns the retractions among it. */
async function linkAll(linked: Linked, options: IngestOptions, found: Sifted): Promise<Item[]> {
  // A rejected node takes along what leans on it, which may be nodes again: go on until no node falls any more.
  for (;;) {
    const retractions: Item[] = [];
    let fell = false;
    for await (const batch of batches(soundItems(linked, options, found))) {
      await pause(options);
      for (const [item, problems] of await linked.linker.check(batch)) {
        found.rejected.set(item.number, { template: item.template, rejects: problems });
        if (linked.linker.reject(item)) fell = true;
      }
      retractions.push(...batch.filter(({ statement }) => statement.on === 'retraction'));
    }
    if (!fell) return retractions;
  }
}

type Sifted = Pick<Checked, 'rejected' | 'repeats'>;

/** The items in which no problem was found so far, each thing once. */
export async function* soundItems(
  { model }: Linked,
  options: IngestOptions,
  { rejected, repeats }: Sifted,
): AsyncGenerator<Item> {
  for await (const one of readStatements(model, options.inputs, options.mapping)) {
    if ('remark' in one || 'rejects' in one || rejected.has(one.number)) continue;
    const item = repeats.united(one);
    if (item) yield item;
  }
}

/** Items in batches; what is `glued` to the item before it comes in one batch with it. */
export async function* batches<T>(
  items: AsyncIterable<T>,
  glued: (before: T, item: T) => boolean = () => false,
): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    if (batch.length >= batchSize && !glued(batch.at(-1)!, item)) {
      yield batch;
      batch = [];
    }
    batch.push(item);
  }
  if (batch.length > 0) yield batch;
}

/** Lets signals through between batches, and throws when one asked to stop. */
export async function pause({ signal }: IngestOptions): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}
