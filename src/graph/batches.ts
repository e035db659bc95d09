import type { Statement } from './records.ts';
import type { LoadCounts } from './store.ts';

/** The batches of a load on their way into a store: each is merged while those before it are being written. */
export interface Batches {
  /** Rejects with what went wrong; the batches after one that could not be merged are not merged either. */
  apply(statements: readonly Statement[]): Promise<LoadCounts>;
  /** Settles when all that was given is written; rejects when the last could not be. */
  written(): Promise<unknown>;
}

/** `merge` and `write` are called batch by batch in order, with what settles when all earlier ones are written. */
export function createBatches<Merged extends { counts: LoadCounts }>(
  merge: (statements: readonly Statement[], before: Promise<unknown>) => Promise<Merged>,
  write: (merged: Merged, before: Promise<unknown>) => Promise<void>,
): Batches {
  let merging: Promise<unknown> = Promise.resolve();
  let written: Promise<unknown> = Promise.resolve();
  return {
    apply(statements) {
      const before = written;
      const merged = merging.then(() => merge(statements, before));
      const counts = merged.then(async (one) => {
        await write(one, before);
        return one.counts;
      });
      [merging, written] = [merged, counts];
      return counts;
    },
    written: () => written,
  };
}
