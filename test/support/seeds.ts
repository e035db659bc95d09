import { beforeAll, describe } from 'vitest';
import type { GraphStore } from '../../src/graph/store.ts';
import { dataOf, type Engine, engines, execute } from './app.ts';
import { answeringStores, openSeeds } from './stores.ts';

/** Long enough for a real Neo4j that has to start first, on a busy machine. */
const fillTimeout = 240_000;

/** The data of an answer without errors. */
// biome-ignore lint/suspicious/noExplicitAny: answers have the shape of the query that a test asked.
export type AskSeeds = (query: string, variables?: Record<string, unknown>) => Promise<any>;

/** Declares the tests once per store and per engine, over the bundled seeds; they only read. */
export function overSeeds(title: string, tests: (ask: AskSeeds, engine: Engine) => void): void {
  describe.each(answeringStores.map((entry) => [entry.name, entry] as const))(`${title} on %s`, (_, entry) => {
    describe.skipIf(entry.skip)(entry.skip ?? 'filled with the bundled seeds', () => {
      let store: GraphStore | undefined;
      beforeAll(async () => {
        store = await openSeeds(entry);
      }, fillTimeout);
      describe.each(engines)('by %s', (engine) => {
        tests(
          async (query, variables) => dataOf(await execute(query, variables ?? null, { engine, store: store! })),
          engine,
        );
      });
    });
  });
}
