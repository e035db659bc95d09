import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphStore } from '../../src/graph/store.ts';
import { type Listening, listen } from '../support/server.ts';
import { openFresh } from '../support/sqlite.ts';
import { fill } from '../support/world.ts';

const types = [
  undefined,
  '*/*',
  'application/json',
  'application/graphql-response+json',
  'application/graphql-response+json,application/json;q=0.9',
  'application/graphql-response+json, application/json',
  'application/json, */*',
  'text/html',
  'text/event-stream',
];

const bodies: [string, string][] = [
  ['an answer', JSON.stringify({ query: '{ companies(first: 3) { nodes { id name aliases } totalCount } }' })],
  [
    'variables',
    JSON.stringify({ query: 'query($n: Int!) { companies(first: $n) { totalCount } }', variables: { n: 1 } }),
  ],
  [
    'a variable of another type',
    JSON.stringify({ query: 'query($n: Int!) { companies(first: $n) { totalCount } }', variables: { n: 'é' } }),
  ],
  ['an error at a field', JSON.stringify({ query: '{ a: companies(first: 5000) { totalCount } }' })],
  ['an error beside data', JSON.stringify({ query: '{ node(id: "x") { id } company(key: "none") { id } }' })],
  ['no GraphQL', JSON.stringify({ query: '{' })],
  ['an unknown field', JSON.stringify({ query: '{ nope }' })],
  ['a mutation', JSON.stringify({ query: 'mutation { a }' })],
  ['several operations', JSON.stringify({ query: 'query A { __typename } query B { __typename }' })],
  [
    'an operation by name',
    JSON.stringify({ query: 'query A { __typename } query B { b: __typename }', operationName: 'B' }),
  ],
  ['nulls', JSON.stringify({ query: '{ __typename }', variables: null, operationName: null, extensions: null })],
  ['an operation name that is no text', JSON.stringify({ query: '{ __typename }', operationName: 1 })],
  ['a parameter that is none', JSON.stringify({ query: '{ __typename }', id: 'x' })],
  ['variables that are a list', JSON.stringify({ query: '{ __typename }', variables: [] })],
  ['no query', JSON.stringify({ variables: {} })],
  ['a batch', JSON.stringify([{ query: '{ __typename }' }])],
  ['null', 'null'],
  ['no JSON', '{"query"'],
  ['a lone surrogate', '{"query":"{ company(key: \\"\\ud800\\") { id } }"}'],
];

/** The lean path and yoga's own way must not be told apart by what they answer. */
describe('the lean path answers as yoga does', () => {
  let store: GraphStore;
  let servers: [Listening, Listening];
  beforeAll(async () => {
    store = await openFresh();
    await fill(store);
    const corsOrigins = ['https://a.example'];
    servers = [await listen(store, { corsOrigins }), await listen(store, { corsOrigins, leanPath: false })];
  });
  afterAll(async () => {
    for (const server of servers) await server.stop();
    await store.close();
  });

  async function ask(server: Listening, body: string, headers: Record<string, string>) {
    const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body });
    const told = Object.fromEntries(response.headers);
    delete told.date;
    return { status: response.status, headers: told, body: await response.text() };
  }

  async function compare(body: string, headers: Record<string, string>): Promise<void> {
    const [lean, whole] = await Promise.all(servers.map((server) => ask(server, body, headers)));
    expect(lean).toEqual(whole);
  }

  describe.each(bodies)('%s', (_, body) => {
    test.each(types)('accepting %s', async (accept) => {
      await compare(body, { 'content-type': 'application/json', ...(accept && { accept }) });
    });
  });

  test.each([
    'application/json; charset=utf-8',
    'application/json;charset=utf-8',
    'application/json; charset=latin1',
    'application/graphql+json',
    'text/plain',
  ])('content of type %s', async (type) => {
    await compare(bodies[0]![1], { 'content-type': type });
  });

  test.each(['https://a.example', 'https://b.example', 'null'])('a page of %s', async (origin) => {
    await compare(bodies[0]![1], { 'content-type': 'application/json', origin });
    await compare('{', { 'content-type': 'application/json', origin });
  });
});
