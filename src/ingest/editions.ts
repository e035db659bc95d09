import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createMeter } from '../graph/meter.ts';
import type { Editions, GraphStore } from '../graph/store.ts';
import { type Input, unreadable } from './input.ts';

/**
 * Per data set the name of what it states: a hash of what that depends on besides files (`basis`), and of its files, each
 * under a name.
 */
export async function editionsOf(
  basis: unknown,
  inputs: readonly Input[],
  nameOf: (file: string, place: number) => string,
): Promise<Editions> {
  const editions: Record<string, string> = {};
  for (const { dataset, files } of inputs) {
    const hash = createHash('sha256').update(JSON.stringify(basis));
    for (const [place, file] of files.entries()) {
      hash.update(`\0${nameOf(file, place)}\0`);
      try {
        for await (const bytes of createReadStream(file)) hash.update(bytes);
      } catch (error) {
        throw unreadable(file, error);
      }
    }
    editions[dataset] = hash.digest('base64url').slice(0, 20);
  }
  return editions;
}

/** Since when a store holds these editions; null when it does not. */
export async function heldSince(store: GraphStore, editions: Editions): Promise<Held | null> {
  const { datasets, loadedAt } = await store.summary({ deadline: Number.POSITIVE_INFINITY, meter: createMeter() });
  const held = datasets.filter(({ name, edition }) => edition !== null && edition === editions[name]);
  if (held.length < Object.keys(editions).length) return null;
  const times = held.map((one) => one.loadedAt).sort();
  return { since: times.at(-1)!, isLatest: times.at(-1) === loadedAt };
}

export interface Held {
  /** When the last of the data sets was loaded, ISO 8601. */
  since: string;
  /** Whether nothing else was loaded afterwards. */
  isLatest: boolean;
}
