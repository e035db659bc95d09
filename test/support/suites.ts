import { beforeAll, describe } from 'vitest';
import type { GraphStore } from '../../src/graph/store.ts';
import { answeringStores, openEmpty, openWorld, type StoreEntry, stores } from './stores.ts';
import type { World } from './world.ts';

const byName = (entries: readonly StoreEntry[]) => entries.map((entry) => [entry.name, entry] as const);

/** Declares the tests once per store, over the world; they only read. Stores that cannot be tested show as skipped. */
export function overWorld(title: string, tests: (world: () => World) => void): void {
  describe.each(byName(answeringStores))(`${title} on %s`, (_, entry) => {
    describe.skipIf(entry.skip)(entry.skip ?? 'filled with the world', () => {
      let world: World | undefined;
      beforeAll(async () => {
        world = await openWorld(entry);
      });
      tests(() => world!);
    });
  });
}

/** As `overWorld`, over an empty store that the tests of this file may write to. */
export function overEmpty(title: string, tests: (store: () => GraphStore) => void, entries = stores): void {
  describe.each(byName(entries))(`${title} on %s`, (_, entry) => {
    describe.skipIf(entry.skip)(entry.skip ?? 'empty', () => {
      let store: GraphStore | undefined;
      beforeAll(async () => {
        store = await openEmpty(entry);
      });
      tests(() => store!);
    });
  });
}
