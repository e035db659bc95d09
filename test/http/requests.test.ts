import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphStore } from '../../src/graph/store.ts';
import { type Listening, listen, post } from '../support/server.ts';
import { openFresh } from '../support/sqlite.ts';
import { fill } from '../support/world.ts';

const strict = { accept: 'application/graphql-response+json' };

describe('requests', () => {
  let store: GraphStore;
  let server: Listening;
  beforeAll(async () => {
    store = await openFresh();
    await fill(store);
    server = await listen(store, { corsOrigins: ['https://a.example', 'https://b.example'] });
  });
  afterAll(async () => {
    await server.stop();
    await store.close();
  });

  test.each<[string, unknown, number, string]>([
    ['no GraphQL', { query: '{' }, 400, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', { query: '{ nope }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a depth of 40',
      { query: `{ company(key: "a") ${'{ investors { nodes '.repeat(20)}{ id }${'} }'.repeat(20)} }` },
      400,
      'QUERY_TOO_COMPLEX',
    ],
    [
      'a variable of another type',
      { query: 'query ($n: Int!) { companies(first: $n) { totalCount } }', variables: { n: 'x' } },
      400,
      'BAD_USER_INPUT',
    ],
    ['a mutation', { query: 'mutation { a }' }, 400, 'BAD_USER_INPUT'],
    ['an operation that is not there', { query: 'query A { __typename }', operationName: 'B' }, 400, 'BAD_USER_INPUT'],
    ['an operation name that is no text', { query: '{ __typename }', operationName: 7 }, 400, 'BAD_USER_INPUT'],
    ['a batch', [{ query: '{ __typename }' }], 400, 'BAD_USER_INPUT'],
    ['no JSON', '{', 400, 'BAD_USER_INPUT'],
    ['no query', {}, 400, 'BAD_USER_INPUT'],
    ['a page of 5,000', { query: '{ companies(first: 5000) { totalCount } }' }, 200, 'LIMIT_EXCEEDED'],
    ['a body of 1.1 MB', { query: `{ __typename } # ${'x'.repeat(1_100_000)}` }, 413, 'LIMIT_EXCEEDED'],
  ])('%s is refused with its code', async (_, body, status, code) => {
    const response = await post(server, body, strict);
    expect(response.status).toBe(status);
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    expect(errors[0]?.extensions.code).toBe(code);
  });

  test.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain'])(
    'a form that a browser sends without asking (%s) is refused',
    async (type) => {
      const response = await post(server, 'query={__typename}', { 'content-type': type });
      expect(response.status).toBe(415);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    },
  );

  test.each(['application/xml', 'image/png', ''])('content of another type (%j) is refused in words', async (type) => {
    const headers = { 'content-type': type };
    const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body: Buffer.from('{}') });
    expect(response.status).toBe(415);
    const error = { message: 'Send application/json.', extensions: { code: 'BAD_USER_INPUT' } };
    expect(await response.json()).toEqual({ errors: [error] });
  });

  test.each(['variables', 'extensions'])('%s in the address that are no JSON are bad input', async (name) => {
    const response = await fetch(`${server.url}/graphql?query={__typename}&${name}={"key"`, { headers: strict });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  test('a query may come in the address', async () => {
    const response = await fetch(`${server.url}/graphql?query=${encodeURIComponent('{ __typename }')}`);
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
  });

  test('the cost of a query is told to whoever asks', async () => {
    const query = '{ companies(first: 3) { nodes { id } totalCount } }';
    const plain = (await (await post(server, { query })).json()) as object;
    expect(plain).not.toHaveProperty('extensions');
    const answer = (await (await post(server, { query, extensions: { cost: true } })).json()) as never;
    expect(answer).toMatchObject({
      extensions: { cost: { limit: 20_000, rowsRead: 5, portCalls: 2, statements: 2 } },
    });
    const { complexity, ms } = (answer as { extensions: { cost: { complexity: number; ms: number } } }).extensions.cost;
    expect(complexity).toBeGreaterThan(3);
    expect(ms).toBeGreaterThan(0);
  });

  test('only pages of the listed origins may read answers, and never with credentials', async () => {
    const headers = async (origin: string) => (await post(server, { query: '{ __typename }' }, { origin })).headers;
    expect((await headers('https://b.example')).get('access-control-allow-origin')).toBe('https://b.example');
    expect((await headers('https://c.example')).get('access-control-allow-origin')).toBeNull();
    expect((await headers('https://b.example')).get('access-control-allow-credentials')).toBeNull();
    const preflight = await fetch(`${server.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: 'https://a.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, POST');
    expect(preflight.headers.get('access-control-max-age')).toBe('7200');
  });
});

describe('a store that fails', () => {
  test('is not told to clients, but to the log with its cause', async () => {
    const store = await openFresh();
    const server = await listen(store);
    await store.close();
    const response = await post(server, { query: '{ companies { totalCount } }' }, strict);
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      errors: [{ message: 'The store cannot be reached at the moment.', extensions: { code: 'STORE_UNAVAILABLE' } }],
    });
    expect(server.log.join('')).toContain('The database is closed.');
    await server.stop();
  });
});
