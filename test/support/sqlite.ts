import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphStore } from '../../src/graph/store.ts';
import { openSqlite } from '../../src/storage/sqlite/store.ts';
import { model } from './statements.ts';
import type { StoreEntry } from './stores.ts';

/** The embedded store in memory and in a file of its own that is removed when the process ends. */
export const sqliteStores: StoreEntry[] = [
  { name: 'SQLite in memory', skip: null, open: () => openSqlite(model, { path: ':memory:' }) },
  { name: 'SQLite file', skip: null, open: () => openSqlite(model, { path: temporaryPath() }) },
];

let root: string | undefined;

/** A path in a folder of its own, which goes when the process ends. */
export function temporaryPath(): string {
  if (root === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'capgraph-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    root = folder;
  }
  return join(mkdtempSync(join(root, 'test-')), 'graph.db');
}

/** An empty store in memory of the test's own, beside those that tests share; to be closed. */
export async function openFresh(): Promise<GraphStore> {
  const store = await openSqlite(model, { path: ':memory:' });
  await store.prepare();
  return store;
}
