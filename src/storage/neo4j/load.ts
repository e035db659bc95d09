import { randomUUID } from 'node:crypto';
import { createBatches } from '../../graph/batches.ts';
import { GraphError } from '../../graph/errors.ts';
import type { Statement } from '../../graph/records.ts';
import type { Editions, Load, LoadCounts, StoreVersion } from '../../graph/store.ts';
import { createWritten } from '../../graph/written.ts';
import type { Model } from '../../ontology/model.ts';
import { type Merged, mergeStored, type Progress, sendFacts, sendLog } from './apply.ts';
import { claim, lock } from './claim.ts';
import type { Connection, Writing } from './connection.ts';
import { isRetriable } from './errors.ts';
import { createLanes, logLane } from './lanes.ts';
import { endLoading, lockLane, lockStore, markLoading, nameEditions, publicationTime, publishLoad } from './ledger.ts';
import { undoLoad } from './undo.ts';
import { movePast } from './writes.ts';

/**
 * A load of at most this many statements is one transaction; a larger one commits batch by batch. A server with a heap
 * of 1 GB holds no more in one: 50,000 with their log of changes went beyond the 716 MB that it allows.
 */
export const transactionLimit = 20_000;

/** Versions that one transaction moves to the past. */
const moveSize = 10_000;

const batchAttempts = 3;

/** Batches that one transaction of a larger load takes when they are waiting: what it costs besides is shared. */
const batchesTogether = 5;

/** Enough for two transactions that commit, one that is written, and a part of one to come. */
export const batchesAhead = 17;

/** Statements from which a load changes what the planner should know of the indexes. */
const worthSampling = 1_000;

/** A merged batch, and whom to tell what came of it. */
interface Waiting {
  batch: Merged;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Starts a load, once what a killed one left is undone. Up to `limit` statements nothing is committed before
 * `publish`. Then the store is marked as loading and batches are committed one by one, invisible to readers for their
 * load number; were another process to start a load meanwhile, it would take this one for killed, whose next batch then
 * fails.
 */
export async function startLoad(
  model: Model,
  connection: Connection,
  order: readonly string[],
  limit = transactionLimit,
): Promise<Load> {
  const token = randomUUID();
  let claimed = await claim(connection, token);
  while (claimed.loading !== null) {
    await undoLoad(model, connection, claimed);
    claimed = await claim(connection, token);
  }
  const { transaction, version } = claimed;
  const progress: Progress = {
    ...{ model, order, load: version.load + 1, wasEmpty: version.load === 0 },
    ...{ datasets: new Set(), written: createWritten(), retired: new Map() },
    ...{ types: new Set(), held: version.load === 0 ? [] : null },
  };
  let whole: Writing | null = transaction;
  let applied = 0;
  let ended = false;
  /** Nothing is left to be undone. */
  let settled = false;
  const batches = createBatches(merge, write);
  const lanes = createLanes();
  /** Merged batches for which there was no transaction yet. */
  const waiting: Waiting[] = [];
  /** What the last batches that were taken are about. */
  let latest: Merged['about'] = null;
  let failure: { error: unknown } | null = null;
  let isWriting = false;

  /** Work on a large load: in a transaction of its own, which is committed if it finds that the load is still ours. */
  async function inBatch(work: (writing: Writing) => Promise<unknown>, lane: number | null = null): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const own = connection.begin();
      const locking = lock(own, lane === null ? lockStore(token) : lockLane(token, lane));
      // On the way at once: what finds that another load is under way is not committed.
      const working = work(own);
      working.catch(() => {});
      try {
        if ((await locking).loading !== token)
          throw new GraphError('STORE_UNAVAILABLE', 'Another load took the place of this one.');
        await working;
        await own.commit();
        return;
      } catch (error) {
        // Were anything asked of it meanwhile, the driver would leave it open.
        await working.catch(() => {});
        await own.rollback().catch(() => {});
        if (attempt === batchAttempts || !isRetriable((error as GraphError).cause)) throw error;
      }
    }
  }

  async function moveRetired(run: (type: string, versions: Parameters<typeof movePast>[1]) => Promise<unknown>) {
    for (const [type, versions] of progress.retired) {
      for (let at = 0; at < versions.length; at += moveSize) await run(type, versions.slice(at, at + moveSize));
    }
  }

  async function merge(statements: readonly Statement[], before: Promise<unknown>): Promise<Merged> {
    const again = progress.written.again(statements);
    // What is read must be written: by the transaction that all is in, or as far as the load may have changed it before.
    if (again.length > 0 || (whole && !progress.wasEmpty)) await before;
    return mergeStored(whole ?? { run: connection.execute }, progress, statements, again);
  }

  async function write(batch: Merged): Promise<void> {
    if (failure) throw failure.error;
    const done = new Promise<void>((resolve, reject) => {
      waiting.push({ batch, resolve, reject });
    });
    void writeWaiting();
    await done;
  }

  async function writeWaiting(): Promise<void> {
    if (isWriting) return;
    isWriting = true;
    while (waiting.length > 0) {
      const group = waiting.splice(0, batchesTogether);
      const [{ batch }] = group as [Waiting];
      const about = group.every((one) => one.batch.about === batch.about) ? batch.about : null;
      const alone = about === null || about !== latest || whole !== null;
      latest = about;
      await lanes.begin((lane, written) => settle(group, writeGroup(group, lane, written)), alone);
    }
    isWriting = false;
  }

  async function settle(group: readonly Waiting[], work: Promise<void>): Promise<void> {
    try {
      await work;
      for (const one of group) one.resolve();
    } catch (error) {
      failure ??= { error };
      for (const one of group) one.reject(error);
    }
  }

  async function writeGroup(group: readonly Waiting[], lane: number, written: () => void): Promise<void> {
    if (failure) throw failure.error;
    const merged = group.map(({ batch }) => batch);
    for (const { size } of merged) applied += size;
    if (whole && applied > limit) {
      await whole.run(markLoading(token));
      await whole.commit();
      whole = null;
    }
    if (whole) {
      await sendFacts(whole, merged);
      await sendLog(whole, merged);
      return;
    }
    // Side by side, for they lock nothing of one another: a server writes each transaction with one processor.
    const [facts, log] = await Promise.allSettled([
      inBatch((own) => sendFacts(own, merged).then(written), lane),
      inBatch((own) => sendLog(own, merged), logLane(lane)),
    ]);
    for (const one of [facts, log]) if (one.status === 'rejected') throw one.reason;
  }

  async function publishNothing(editions: Editions): Promise<StoreVersion> {
    if (whole) {
      await whole.run(nameEditions(editions));
      await whole.commit();
    } else {
      await connection.execute(nameEditions(editions));
      await connection.execute(endLoading(token));
    }
    return version;
  }

  async function publishAll(editions: Editions): Promise<StoreVersion> {
    const loadedAt = publicationTime(version);
    const publication = publishLoad(progress.load, loadedAt, [...progress.datasets]);
    if (whole) {
      const writing = whole;
      await moveRetired((type, versions) => writing.run(movePast(type, versions)));
      await writing.run(publication);
      await writing.run(nameEditions(editions));
      await writing.commit();
    } else {
      await inBatch(async (own) => {
        await own.run(publication);
        await own.run(nameEditions(editions));
      });
      await moveRetired((type, versions) => inBatch((own) => own.run(movePast(type, versions))));
      await connection.execute(endLoading(token));
    }
    if (applied >= worthSampling) await sampleIndexes(connection);
    return { load: progress.load, loadedAt };
  }

  return {
    async applyBatch(statements: readonly Statement[]): Promise<LoadCounts> {
      if (ended) throw new Error('the load has ended');
      return batches.apply(statements);
    },

    async publish(editions: Editions = {}): Promise<StoreVersion> {
      if (ended) throw new Error('the load has ended');
      ended = true;
      await batches.written();
      const latest = await (progress.datasets.size === 0 ? publishNothing(editions) : publishAll(editions));
      settled = true;
      return latest;
    },

    async discard(): Promise<void> {
      if (settled) return;
      [ended, settled] = [true, true];
      await batches.written().catch(() => {});
      await lanes.ended();
      if (whole) return whole.rollback();
      const claimed = await claim(connection, token);
      // What took the place of this load has undone it, and is not to be undone.
      if (claimed.loading === token) await undoLoad(model, connection, claimed);
      else await claimed.transaction.rollback();
    },
  };
}

/** Lets the planner see what was loaded; plans made before may scan what they should seek. */
async function sampleIndexes(connection: Connection): Promise<void> {
  try {
    await connection.execute({ text: 'CALL db.prepareForReplanning(60)', parameters: {} });
  } catch {
    // Only administrators may; the server does the same by itself, later.
  }
}
