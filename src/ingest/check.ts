import { setImmediate } from 'node:timers/promises';
import type { NodeId } from '../graph/records.ts';
import { Accounts } from './accounts.ts';
import { type Linked, settleRetractions } from './depart.ts';
import { InputError } from './input.ts';
import type { IngestOptions } from './pipeline.ts';
import { Reading } from './progress.ts';
import { formatReject, type Reject } from './report.ts';
import { settle } from './settle.ts';
import type { Staging } from './staging.ts';
import { type Echo, type Item, readStatements, type Unread } from './statements.ts';

/** Small enough to keep memory flat, large enough that a statement per batch costs nothing. */
export const batchSize = 1_000;

/** What is wrong with a record, and the template that made it. */
interface Problems {
  template: string | null;
  rejects: Reject[];
}

/** Number of a record to its problems. InputError once there are more than `most`: then all that is wrong is the input. */
export class Rejected extends Map<number, Problems> {
  private readonly most: number;

  constructor(most: number) {
    super();
    this.most = most;
  }

  override set(record: number, problems: Problems): this {
    super.set(record, problems);
    if (this.size <= this.most) return this;
    const [first] = problemsOf(this.values().next().value!);
    throw new InputError(
      `more than ${this.most.toLocaleString('en')} records are rejected, such as ${formatReject(first!)}; ` +
        'nothing was loaded: mend the input or its recipe, or allow more with --max-rejects',
    );
  }

  /** All problems, in the order of the input. */
  list(): Reject[] {
    return [...this].sort(([a], [b]) => a - b).flatMap(([, problems]) => problemsOf(problems));
  }
}

function problemsOf({ template, rejects }: Problems): Reject[] {
  return template ? rejects.map((one) => ({ ...one, template })) : rejects;
}

export interface Checked {
  /** Records read. */
  read: number;
  rejected: Rejected;
  accounts: Accounts;
}

/** Finds every problem of the input: of each record alone, of its ends and refs, and of what it retracts. What is sound is staged then. */
export async function check(linked: Linked, options: IngestOptions): Promise<Checked> {
  const found: Found = {
    rejected: new Rejected(options.mostRejects ?? Number.POSITIVE_INFINITY),
    accounts: new Accounts(),
  };
  const { rejected, accounts } = found;
  const read = await stageAll(linked, options, found);
  options.progress?.({ phase: 'checking', records: 0, share: null });
  await linked.staging.sort();
  await settleAll(linked, options, found);
  await linkAll(linked, options, found);
  const stay = (node: NodeId, user: string) => {
    for (const item of linked.staging.about(node)) refuse(linked, found, item, user);
  };
  await settleRetractions(linked, stay, () => pause(options));
  for (const { template } of rejected.values()) accounts.of(template).rejected += 1;
  return { read, rejected, accounts };
}

/** A node that stays is not retracted. */
function refuse({ staging }: Linked, { rejected }: Found, item: Item, user: string): void {
  const { number, template, file, line, statement } = item;
  if (statement.on !== 'retraction') return;
  const message = `${statement.id} is still named by ${user}`;
  rejected.set(number, { template, rejects: [{ file, line, field: 'retract', message }] });
  staging.drop(item);
}

type Found = Pick<Checked, 'rejected' | 'accounts'>;

async function stageAll(linked: Linked, options: IngestOptions, found: Found): Promise<number> {
  let read = 0;
  let looked = 0;
  const reading = await Reading.of(options.inputs);
  const tell = () => options.progress?.({ phase: 'reading', records: read, share: reading.share });
  tell();
  for await (const list of readStatements(linked.model, options, reading.tally)) {
    for (const one of list) {
      if ('remark' in one) {
        found.accounts.note(one);
        continue;
      }
      read += 1;
      found.accounts.of(one.template).read += 1;
      stage(linked, found, one);
      if (read - looked < batchSize) continue;
      looked = read;
      await linked.staging.flush();
      await pause(options);
      tell();
    }
  }
  return read;
}

function stage({ staging, linker }: Linked, { rejected, accounts }: Found, one: Item | Unread | Echo): void {
  if ('rejects' in one) {
    rejected.set(one.number, one);
    if (one.node) linker.miss(one.node, one.rejects[0]!);
  } else if ('echoes' in one) {
    accounts.of(one.template).merged += 1;
    staging.addEcho(one.echoes, one);
  } else {
    linker.note(one);
    staging.add(one);
  }
}

/** Leaves one record of each thing and data set: repeats are rejected or merged. */
async function settleAll({ staging }: Linked, options: IngestOptions, found: Found): Promise<void> {
  const { rejected, accounts } = found;
  const merges = mergesRows(options);
  let things = 0;
  for (const items of staging.several()) {
    settle(items, merges, {
      reject(item, rejects) {
        const { number, template } = item;
        rejected.set(number, { template, rejects });
        staging.drop(item);
        if (merges) rejectEchoes(staging, found, number, rejects);
      },
      merge(item, into) {
        accounts.of(item.template).merged += 1;
        staging.addEcho(into.number, item);
        staging.drop(item);
      },
      unite: (item) => staging.replace(item),
    });
    things += 1;
    if (things % batchSize === 0) await pause(options);
  }
}

/** What was merged into a rejected record is rejected with it. */
function rejectEchoes(staging: Staging, found: Found, of: number, rejects: readonly Reject[]): void {
  for (const { number, template, file, line } of staging.echoesOf(of)) {
    found.rejected.set(number, { template, rejects: rejects.map((reject) => ({ ...reject, file, line })) });
    found.accounts.of(template).merged -= 1;
    rejectEchoes(staging, found, number, rejects);
  }
}

function mergesRows({ mapping }: IngestOptions): boolean {
  return mapping?.merges ?? false;
}

/** Rejects what leans on nothing. */
async function linkAll({ linker, staging }: Linked, options: IngestOptions, found: Found): Promise<void> {
  const { rejected } = found;
  await linker.prepare();
  if (linker.isSettled) return;
  let looked = 0;
  // A rejected node takes along what leans on it, which may be nodes again: go on until no node falls any more.
  for (let fell = true; fell; ) {
    fell = false;
    for (const batch of batches(staging.inOrder(linker.doubtful))) {
      await pause(options);
      looked += batch.length;
      options.progress?.({ phase: 'checking', records: looked, share: null });
      for (const [item, problems] of await linker.check(batch)) {
        rejected.set(item.number, { template: item.template, rejects: problems });
        if (mergesRows(options)) rejectEchoes(staging, found, item.number, problems);
        if (linker.reject(item)) fell = true;
      }
    }
  }
}

/** Items in batches. */
export function* batches<T>(items: Iterable<T>): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    if (batch.push(item) < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Lets signals through between batches, and throws when one asked to stop. */
export async function pause({ signal }: IngestOptions): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}
