import { setImmediate } from 'node:timers/promises';
import type { Statement } from '../graph/records.ts';
import { createDepartures, type Departures, type Linked, refusedRetractions } from './depart.ts';
import type { IngestOptions } from './pipeline.ts';
import type { Reject } from './report.ts';
import { type Item, readStatements } from './statements.ts';

/** Small enough to keep memory flat, large enough that a statement per batch costs nothing. */
export const batchSize = 1_000;

/** Number of a record to its problems. */
export type Rejected = Map<number, Reject[]>;

export interface Checked {
  /** Records read. */
  read: number;
  rejected: Rejected;
  /** Those that may be done. */
  retractions: Statement[];
  departures: Departures;
}

/** Finds every problem of the input: of each record alone, of its ends and refs, and of what it retracts. */
export async function check(linked: Linked, options: IngestOptions): Promise<Checked> {
  const rejected: Rejected = new Map();
  const read = await declareAll(linked, options, rejected);
  const retractions = await linkAll(linked, options, rejected);
  const departures = createDepartures(linked);
  const refused = await refusedRetractions(linked, departures, retractions);
  for (const [item, user] of refused) {
    const { number, file, line, statement } = item;
    rejected.set(number, [{ file, line, field: 'retract', message: `${statement.id} is still named by ${user}` }]);
  }
  const sound = retractions.filter((item) => !refused.has(item)).map((item) => item.statement);
  return { read, rejected, retractions: sound, departures };
}

async function declareAll({ model, linker }: Linked, options: IngestOptions, rejected: Rejected): Promise<number> {
  let read = 0;
  for await (const one of readStatements(model, options.inputs, options.map)) {
    read += 1;
    if (read % batchSize === 0) {
      await pause(options);
      options.progress?.('checking', read);
    }
    if ('rejects' in one) {
      rejected.set(one.number, one.rejects);
      if (one.node) linker.miss(one.node, one.rejects[0]!);
      continue;
    }
    const problem = linker.declare(one);
    if (problem) rejected.set(one.number, [problem]);
  }
  return read;
}

/** Links all that is sound so far, and returns the retractions among it. */
async function linkAll(linked: Linked, options: IngestOptions, rejected: Rejected): Promise<Item[]> {
  // A rejected node takes along what leans on it, which may be nodes again: go on until no node falls any more.
  for (;;) {
    const retractions: Item[] = [];
    let fell = false;
    for await (const batch of batches(soundItems(linked, options, rejected))) {
      await pause(options);
      for (const [item, problems] of await linked.linker.check(batch)) {
        rejected.set(item.number, problems);
        if (linked.linker.reject(item)) fell = true;
      }
      retractions.push(...batch.filter(({ statement }) => statement.on === 'retraction'));
    }
    if (!fell) return retractions;
  }
}

/** The items in which no problem was found so far. */
export async function* soundItems({ model }: Linked, options: IngestOptions, rejected: Rejected): AsyncGenerator<Item> {
  for await (const one of readStatements(model, options.inputs, options.map)) {
    if (!('rejects' in one) && !rejected.has(one.number)) yield one;
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
