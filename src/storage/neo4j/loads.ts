import type { StoreVersion } from '../../graph/store.ts';

/** Publication times of loads. Published loads never change, so what was read once is kept. */
export interface Loads {
  /** All loads up to this number are known. */
  known(): number;
  learn(loads: readonly [number: number, publishedAt: string][]): void;
  /** Publication time; null for a load that is not published. */
  timeOf(load: number): string | null;
  /** The last load published by `at` (an instant), among those up to `latest`; without `at`, that one itself. */
  version(latest: number, at?: string): StoreVersion;
}

export function createLoads(): Loads {
  const times: string[] = [];
  const timeOf = (load: number) => times[load - 1] ?? null;
  return {
    known: () => times.length,
    learn(loads) {
      for (const [number, publishedAt] of loads) times[number - 1] = publishedAt;
    },
    timeOf,
    version(latest, at) {
      const instant = at === undefined ? null : new Date(at).toISOString();
      const number = instant === null ? latest : times.slice(0, latest).findLastIndex((time) => time <= instant) + 1;
      return { load: number, loadedAt: timeOf(number) };
    },
  };
}
