import type { GraphStore } from '../../src/graph/store.ts';
import { ensureSeeds, findSeeds } from '../../src/ingest/seeds.ts';
import { neo4jStores } from './neo4j.ts';
import { sqliteStores } from './sqlite.ts';
import { model } from './statements.ts';
import { fill, type World } from './world.ts';

/** A store that the suites run over. */
export interface StoreEntry {
  name: string;
  /** Why it cannot be tested here; null when it can. */
  skip: string | null;
  /** An empty store, not yet prepared. An entry over one shared database empties it. */
  open(): Promise<GraphStore>;
}

/** Every store; suites loop over it with `describe.each` and skip those that say so, visibly. */
export const stores: StoreEntry[] = [...sqliteStores, ...neo4jStores];

/** Memory answers as a file does, by fewer ways: loads are tested over all stores, what is read of the world over these. */
export const answeringStores: StoreEntry[] = stores.filter(({ name }) => name !== 'SQLite in memory');

/** Opening another store of an entry may have emptied the one before: what was opened last is what may be used. */
const opened = new Map<StoreEntry, { store: GraphStore; world: World | null; seeds: boolean }>();

/** An empty, prepared store for one test file; the entry's store before it is closed. */
export async function openEmpty(entry: StoreEntry): Promise<GraphStore> {
  await opened.get(entry)?.store.close();
  const store = await entry.open();
  await store.prepare();
  opened.set(entry, { store, world: null, seeds: false });
  return store;
}

/** The store filled with the world; files that only read share it. */
export async function openWorld(entry: StoreEntry): Promise<World> {
  const known = opened.get(entry)?.world;
  if (known) return known;
  const world = await fill(await openEmpty(entry));
  opened.get(entry)!.world = world;
  return world;
}

/** The store filled with the bundled seeds; files that only read share it. */
export async function openSeeds(entry: StoreEntry): Promise<GraphStore> {
  const known = opened.get(entry);
  if (known?.seeds) return known.store;
  const store = await openEmpty(entry);
  await ensureSeeds(store, model, findSeeds());
  opened.get(entry)!.seeds = true;
  return store;
}

/** Closes what is open of an entry: its database is about to be used past it. */
export async function forget(name: string): Promise<void> {
  for (const [entry, { store }] of opened) {
    if (entry.name !== name) continue;
    opened.delete(entry);
    await store.close();
  }
}
