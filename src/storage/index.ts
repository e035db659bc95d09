import { existsSync } from 'node:fs';
import { GraphError } from '../graph/errors.ts';
import type { GraphStore } from '../graph/store.ts';
import type { Model } from '../ontology/model.ts';
import { withCache } from './cache.ts';
import { printDdl as printNeo4j } from './neo4j/ddl.ts';
import { type Neo4jOptions, openNeo4j } from './neo4j/store.ts';
import { printDdl as printSqlite } from './sqlite/ddl.ts';
import { openSqlite } from './sqlite/store.ts';

/** Which store to use: a Neo4j, or the embedded SQLite in a file or in `:memory:`. */
export type StoreOptions = { neo4j: Neo4jOptions } | { sqlite: { path: string } };

/** Opens a store and sees to it that it is ready; throws a GraphError that says what to do when it cannot be used. */
export async function openStore(model: Model, options: StoreOptions): Promise<GraphStore> {
  const store = 'neo4j' in options ? await openNeo4j(model, options.neo4j) : await openSqlite(model, options.sqlite);
  try {
    await store.prepare();
    // A Neo4j may change under us without our knowing; an embedded store tells its version for next to nothing.
    return store.capabilities.embedded ? withCache(store) : store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** As `openStore`, but a database file that is not there is refused, not made: for whoever only wants what it holds. */
export async function openExisting(model: Model, options: StoreOptions): Promise<GraphStore> {
  if ('sqlite' in options) {
    const { path } = options.sqlite;
    const message = `There is no database ${path}: set CAPGRAPH_DB to the one that is meant, or load it by npm run ingest.`;
    if (path !== ':memory:' && !existsSync(path)) throw new GraphError('STORE_UNAVAILABLE', message, { path });
  }
  return openStore(model, options);
}

/** What each store creates for a model, as a script to read. */
export function printDefinitions(model: Model): { sqlite: string; neo4j: string } {
  return { sqlite: printSqlite(model), neo4j: printNeo4j(model) };
}
