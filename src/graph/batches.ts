import type { Statement } from './records.ts';
import type { LoadCounts } from './store.ts';

/** The batches of a load on their way into a store: each is merged while those before it are being written. */
export interface Batches {
  /** Rejects with what went wrong; the batches after one that could not be merged are not merged either. */
  apply(statements: readonly Statement[]): Promise<LoadCounts>;
  /** Settles when all that was given is written; rejects when any could not be. */
  written(): Promise<void>;
}

/** `merge` and `write` are called batch by batch in order, with what settles when all earlier ones are written. */
export function createBatches<Merged extends { counts: LoadCounts }>(
  merge: (statements: readonly Statement[], before: Promise<unknown>) => Promise<Merged>,
  write: (merged: Merged, before: Promise<unknown>) => Promise<void>,
): Batches {
  let merging: Promise<unknown> = Promise.resolve();
  let written: Promise<void> = Promise.resolve();
  return {
    apply(statements) {
      const before = written;
      const merged = merging.then(() => merge(statements, before));
      const counts = merged.then(async (one) => {
        await write(one, before);
        return one.counts;
      });
      merging = merged;
      written = Promise.all([before, counts]).then(() => {});
      // It is told to who waits for it, and to the caller anyway.
      written.catch(() => {});
      return counts;
    },
    written: () => written,
  };
}
