import neo4j from 'neo4j-driver';
import { inject } from 'vitest';
import { type Neo4jOptions, openNeo4j } from '../../src/storage/neo4j/store.ts';
import { loginOf } from './login.ts';
import { model } from './statements.ts';
import type { StoreEntry } from './stores.ts';

const { skip, ask } = inject('neo4j');

/** Why tests on a real Neo4j are skipped; null when they run. */
export const neo4jSkip = skip;

/** The one database of a test run; whoever opens it empties it. */
export const neo4jStores: StoreEntry[] = [
  {
    name: 'Neo4j',
    skip,
    async open() {
      await emptyNeo4j();
      return openNeo4j(model, await neo4jOptions());
    },
  },
];

/** Asked for at once: the server starts while tests of other stores run. */
const options = skip === null ? askForOptions() : Promise.reject(new Error(skip));
options.catch(() => {});

/** How to reach the database. */
export function neo4jOptions(): Promise<Neo4jOptions> {
  return options;
}

async function askForOptions(): Promise<Neo4jOptions> {
  const response = await fetch(ask);
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return loginOf(text);
}

/** Executes a statement past the store: to empty it, or to look at what it keeps. Rows as arrays. */
export async function cypher(text: string, parameters: Record<string, unknown> = {}): Promise<unknown[][]> {
  const { uri, user, password, database } = await neo4jOptions();
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
  try {
    const result = await driver.session({ database }).run(text, parameters);
    return result.records.map((record) => [...record.values()]);
  } finally {
    await driver.close();
  }
}

/** Deletes all nodes; constraints and indexes stay, since making them anew takes seconds. */
export async function emptyNeo4j(): Promise<void> {
  // Edges apart: a node's own could be more than one transaction holds.
  await cypher('MATCH ()-[x]->() CALL (x) { DELETE x } IN TRANSACTIONS OF 20000 ROWS');
  await cypher('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS');
}
