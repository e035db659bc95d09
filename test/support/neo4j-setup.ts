import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import type { TestProject } from 'vitest/node';
import { missingTool } from '../../scripts/neo4j/java.ts';
import { type LocalNeo4j, startNeo4j } from '../../scripts/neo4j/start.ts';
import { openNeo4j } from '../../src/storage/neo4j/store.ts';
import { loginOf } from './login.ts';
import { model } from './statements.ts';

declare module 'vitest' {
  interface ProvidedContext {
    neo4j: {
      /** Why there is no Neo4j to test with; null when there is. */
      skip: string | null;
      /** An address that answers with the URI of an empty Neo4j: the first to ask starts it. */
      ask: string;
    };
  }
}

/**
 * One real Neo4j for the whole run, in a folder that goes with it. It starts when a test first asks, so that a run of
 * others does not wait for it. CAPGRAPH_TEST_NEO4J_URI names one to use instead, which must be empty; REQUIRE_NEO4J=1
 * makes a failure of what would be a skip.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.CAPGRAPH_TEST_NEO4J_URI;
  if (given) await refuseUnlessEmpty(given);
  const missing = given ? null : missingTool();
  if (missing && process.env.REQUIRE_NEO4J === '1') throw new Error(`REQUIRE_NEO4J=1, but ${missing}.`);
  const home = mkdtempSync(join(tmpdir(), 'capgraph-neo4j-'));
  let started: Promise<LocalNeo4j> | undefined;
  const uri = async () => {
    if (given) return given;
    started ??= startPrepared(home);
    return (await started).uri;
  };
  const door = createServer((_, response) => {
    uri().then(
      (found) => response.end(found),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
  await once(door.listen(0, '127.0.0.1'), 'listening');
  const skip = missing && `no Neo4j: ${missing}`;
  project.provide('neo4j', { skip, ask: `http://127.0.0.1:${(door.address() as AddressInfo).port}` });
  return async () => {
    door.close();
    await (await started?.catch(() => undefined))?.stop();
    rmSync(home, { recursive: true, force: true });
  };
}

/** With its constraints and indexes, which take seconds to make and stay when a test empties the database. */
async function startPrepared(home: string): Promise<LocalNeo4j> {
  const server = await startNeo4j({ port: 0, home });
  const store = await openNeo4j(model, loginOf(server.uri));
  await store.prepare();
  await store.close();
  return server;
}

/** Tests empty the database they are given; they must not be given one that someone needs. */
async function refuseUnlessEmpty(given: string): Promise<void> {
  const { uri, user, password } = loginOf(given);
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  try {
    const { records } = await driver.session().run('OPTIONAL MATCH (n) RETURN n IS NULL AS empty LIMIT 1');
    if (records[0]?.get('empty') !== true) {
      throw new Error(
        `The database at CAPGRAPH_TEST_NEO4J_URI (${uri}) is not empty: tests would delete what it holds.`,
      );
    }
  } finally {
    await driver.close();
  }
}
