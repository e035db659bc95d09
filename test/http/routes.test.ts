import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphStore } from '../../src/graph/store.ts';
import { tabs } from '../../src/http/tabs.ts';
import { type Listening, listen } from '../support/server.ts';
import { openFresh } from '../support/sqlite.ts';
import { voice } from '../support/statements.ts';
import { publish } from '../support/world.ts';

describe('besides the API', () => {
  let store: GraphStore;
  let server: Listening;
  beforeAll(async () => {
    store = await openFresh();
    server = await listen(store);
  });
  afterAll(async () => {
    await server.stop();
    await store.close();
  });
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}${path}`, { headers, redirect: 'manual' });

  test('/schema.graphql is the schema', async () => {
    const response = await get('/schema.graphql');
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(
      buildSchema(await response.text())
        .getQueryType()
        ?.getFields(),
    ).toHaveProperty('company');
  });

  test('/schema.graphql is sent compressed, and once', async () => {
    const zipped = await get('/schema.graphql', { 'accept-encoding': 'gzip' });
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    expect(Number(zipped.headers.get('content-length'))).toBeLessThan(150_000);
    const elsewhere = await get('/schema.graphql', { origin: 'https://a.example' });
    expect(elsewhere.headers.get('vary')).toBe('Origin, accept, accept-encoding');
    const again = await get('/schema.graphql', { 'if-none-match': zipped.headers.get('etag')! });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  test('/health says that the process runs, /ready that the store answers and holds data', async () => {
    for (const path of ['/health', '/health?from=balancer']) expect((await get(path)).status).toBe(200);
    const empty = await get('/ready');
    expect([empty.status, await empty.json()]).toEqual([
      503,
      { ready: false, reason: 'The store holds no data: run "npm run ingest".' },
    ]);
    await publish(store, [voice('one').node('Source:press', 'Press')]);
    const filled = await get('/ready');
    expect([filled.status, await filled.json()]).toEqual([200, { ready: true }]);
  });

  test('/ leads to the endpoint; what is not there is not found', async () => {
    const root = await get('/');
    expect([root.status, root.headers.get('location')]).toEqual([302, '/graphql']);
    for (const path of ['/constructor', '/nope?query={__typename}', '/graphql/more']) {
      const nothing = await get(path);
      expect([nothing.status, nothing.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8']);
      expect(await nothing.text()).toBe('Nothing is here: the API is at /graphql, its schema at /schema.graphql.\n');
    }
  });

  test('a browser gets GraphiQL, whole, compressed and once, opening with our questions', async () => {
    const html = { accept: 'text/html' };
    const plain = await get('/graphql', { ...html, 'accept-encoding': 'identity' });
    expect(plain.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const page = await plain.text();
    for (const { query } of tabs) expect(page).toContain(JSON.stringify(query));
    // Scripts and styles stand in the page: none is fetched from elsewhere.
    const head = page.slice(0, page.indexOf('<body'));
    expect(head).not.toMatch(/<script|<link[^>]+stylesheet|@import/);
    expect(page).not.toMatch(/<script[^>]+src=/);
    const zipped = await fetch(`${server.url}/graphql`, { headers: { ...html, 'accept-encoding': 'gzip' } });
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    expect(Number(zipped.headers.get('content-length'))).toBeLessThan(3_000_000);
    expect(await zipped.text()).toBe(page);
    const again = await get('/graphql', { ...html, 'if-none-match': plain.headers.get('etag')! });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  test('the page is there with a slash at the end too, and for those who ask for its head alone', async () => {
    const html = { accept: 'text/html', 'accept-encoding': 'identity' };
    expect((await get('/graphql/', html)).headers.get('content-type')).toBe('text/html; charset=utf-8');
    const head = await fetch(`${server.url}/graphql`, { method: 'HEAD', headers: html });
    expect([head.status, Number(head.headers.get('content-length')) > 1_000_000]).toEqual([200, true]);
  });
});
