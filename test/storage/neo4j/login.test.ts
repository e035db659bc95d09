import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalNeo4j, startNeo4j } from '../../../scripts/neo4j/start.ts';
import { createMeter } from '../../../src/graph/meter.ts';
import { type Neo4jOptions, openNeo4j } from '../../../src/storage/neo4j/store.ts';
import { neo4jOptions, neo4jSkip } from '../../support/neo4j.ts';
import { run } from '../../support/processes.ts';
import { model } from '../../support/statements.ts';

const nowhere = { user: 'neo4j', password: 'top-secret', database: 'neo4j' };

/** The error of an attempt to open; it must be one line and keep the password to itself. */
async function refusal(options: Neo4jOptions): Promise<string> {
  const error = await openNeo4j(model, options).then(
    () => null,
    (reason) => reason,
  );
  expect(error).toMatchObject({ name: 'GraphError', code: 'STORE_UNAVAILABLE' });
  expect(error.message).not.toMatch(/\n|top-secret/);
  expect(error.cause ?? 'none').toBeTruthy();
  return error.message;
}

describe('opening a Neo4j that is none', () => {
  test('an absent server: how to start one', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    expect(await refusal({ ...nowhere, uri: `bolt://127.0.0.1:${port}` })).toBe(
      `No Neo4j answers at bolt://127.0.0.1:${port}: start it (npm run neo4j) or correct NEO4J_URI.`,
    );
  });

  test('a web server: that it is not a Neo4j', async () => {
    const server = createServer((_, response) => response.end('hello')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const uri = `bolt://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await refusal({ ...nowhere, uri })).toContain(`What answers at ${uri} is not a Neo4j`);
    server.closeAllConnections();
    server.close();
  });

  test.each(['http://localhost:7474', 'localhost', ''])('the address "%s": how one looks', async (uri) => {
    expect(await refusal({ ...nowhere, uri })).toContain('is not the address of a Neo4j');
  });
});

describe.skipIf(neo4jSkip)(`opening a Neo4j${neo4jSkip ? `: ${neo4jSkip}` : ''}`, () => {
  // The first to ask waits until the server has started.
  beforeAll(async () => {
    await neo4jOptions();
  });

  test('without such a database: which variable to correct', async () => {
    const options = { ...(await neo4jOptions()), database: 'nosuch' };
    expect(await refusal(options)).toBe(`Neo4j at ${options.uri} has no database nosuch: correct NEO4J_DATABASE.`);
  });

  describe('that asks for a login', () => {
    const home = mkdtempSync(join(tmpdir(), 'capgraph-neo4j-'));
    let server: LocalNeo4j;
    beforeAll(async () => {
      server = await startNeo4j({ port: 0, home, auth: { password: 'right-password' } });
    });
    afterAll(async () => {
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    });

    test('a wrong password: which variables to correct', async () => {
      expect(await refusal({ ...nowhere, uri: server.uri })).toBe(
        `Neo4j at ${server.uri} refuses the user name or password: correct NEO4J_USER and NEO4J_PASSWORD.`,
      );
    });

    test('the server itself: the same in one line, exit code 2', async () => {
      const { code, output } = await run('src/main.ts', [], { NEO4J_URI: server.uri, NEO4J_PASSWORD: 'top-secret' })
        .ended;
      expect([code, output]).toEqual([
        2,
        `Neo4j at ${server.uri} refuses the user name or password: correct NEO4J_USER and NEO4J_PASSWORD.\n`,
      ]);
    });

    test('the right one opens it', async () => {
      const store = await openNeo4j(model, { ...nowhere, password: 'right-password', uri: server.uri });
      const version = await store.version({ deadline: Date.now() + 30_000, meter: createMeter() });
      expect(version).toEqual({ load: 0, loadedAt: null });
      await store.close();
    });
  });
});
