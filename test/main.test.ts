import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { openSqlite } from '../src/storage/sqlite/store.ts';
import { type Program, run } from './support/processes.ts';
import { temporaryPath } from './support/sqlite.ts';
import { model } from './support/statements.ts';
import { latest } from './support/world.ts';

const ready = /Capgraph answers at http:\/\/localhost:(\d+)\/graphql/;
const started: Program[] = [];

/** The server as a process on a free port. */
function serve(env: Record<string, string>): Program {
  const program = run('src/main.ts', [], { PORT: '0', ...env });
  started.push(program);
  return program;
}

async function urlOf(program: Program): Promise<string> {
  const [, port] = await program.says(ready);
  return `http://127.0.0.1:${port}/graphql`;
}

async function ask(url: string, query: string): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

const backers = '{ company(key: "nscale") { investors { nodes { id } } } }';
const nvidia = { data: { company: { investors: { nodes: expect.arrayContaining([{ id: 'Company:nvidia' }]) } } } };

afterEach(() => {
  for (const { child } of started.splice(0)) child.kill('SIGKILL');
});

describe('the server', () => {
  test('loads the bundled seeds into an embedded store and answers', async () => {
    const url = await urlOf(serve({ CAPGRAPH_DB: ':memory:' }));
    expect(await ask(url, backers)).toMatchObject(nvidia);
  });

  test('may be started twice on one database file at once, and keeps it whole', async () => {
    const path = temporaryPath();
    const both = [serve({ CAPGRAPH_DB: path }), serve({ CAPGRAPH_DB: path })];
    for (const program of both) expect(await ask(await urlOf(program), backers)).toMatchObject(nvidia);
    for (const { child } of both) child.kill('SIGINT');
    expect((await Promise.all(both.map(({ ended }) => ended))).map(({ code }) => code)).toEqual([0, 0]);
    const store = await openSqlite(model, { path });
    await store.prepare();
    // Whoever came second found everything there.
    expect((await store.version(latest())).load).toBe(1);
    await store.close();
  });

  test('ends what it is doing when it is told to stop under load', async () => {
    const program = serve({ CAPGRAPH_DB: temporaryPath() });
    const url = await urlOf(program);
    let sent = 0;
    const heavy =
      '{ companies(first: 50) { nodes { investors(first: 20) { nodes { id investments { totalCount } } } } } }';
    const answers: Promise<unknown>[] = [];
    while (sent++ < 40) answers.push(ask(url, heavy).catch((error: Error) => error));
    await answers[0];
    program.child.kill('SIGTERM');
    expect(await program.ended).toMatchObject({ code: 0 });
    const settled = (await Promise.all(answers)) as { data?: unknown; cause?: { code?: string } }[];
    // Each was answered whole, or refused because the door was closed already: none was cut off with half an answer.
    for (const one of settled) expect(one.data ?? one.cause?.code).toBeTruthy();
    expect(settled.filter((one) => one.data).length).toBeGreaterThan(0);
  });
});

describe('when it cannot start, it says in one line what to do and exits with 2:', () => {
  async function refusal(env: Record<string, string>): Promise<string> {
    const { code, output } = await serve(env).ended;
    expect(code).toBe(2);
    const said = output
      .trimEnd()
      .split('\n')
      .filter((line) => !line.startsWith('{'));
    expect(said).toHaveLength(1);
    return said[0]!;
  }

  test('a port in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    expect(await refusal({ PORT: String(port), CAPGRAPH_DB: ':memory:' })).toBe(
      `Port ${port} of 127.0.0.1 is in use: set PORT to another one.`,
    );
    other.close();
  });

  test('a host that is not this machine', async () => {
    expect(await refusal({ HOST: '192.0.2.1', CAPGRAPH_DB: ':memory:' })).toBe(
      'Cannot listen (EADDRNOTAVAIL): set HOST to an address of this machine.',
    );
  });

  test('no Neo4j at the address', async () => {
    expect(await refusal({ NEO4J_URI: 'bolt://127.0.0.1:1' })).toBe(
      'No Neo4j answers at bolt://127.0.0.1:1: start it (npm run neo4j) or correct NEO4J_URI.',
    );
  });

  test('a data folder that cannot be made', async () => {
    expect(await refusal({ CAPGRAPH_DB: '/dev/null/folder/graph.db' })).toBe(
      'The folder /dev/null/folder of the database cannot be made (ENOTDIR): set CAPGRAPH_DB to a file that can be written.',
    );
  });

  test('settings that cannot be meant', async () => {
    expect(await refusal({ PORT: '4000x' })).toBe('PORT takes a port number, 0 to 65535');
    expect(await refusal({ NEO4J_URI: 'localhost' })).toContain('NEO4J_URI takes an address like bolt://');
  });
});
