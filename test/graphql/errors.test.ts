import { GraphQLError } from 'graphql';
import { describe, expect, test } from 'vitest';
import { GraphError, type GraphErrorCode } from '../../src/graph/errors.ts';
import { toClientError } from '../../src/graphql/errors.ts';
import { engines, execute, overApi } from '../support/app.ts';
import { sqliteStores } from '../support/sqlite.ts';
import { ownMethods } from '../support/wrap.ts';

overApi('errors', (ask) => {
  test.each([
    ['broken syntax', '{ company(', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ company(key: "a") { nmae } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['an unknown argument', '{ company(kye: "a", key: "a") { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['an argument of the wrong type', '{ companies(first: "x") { totalCount } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a date of month 13', '{ companies(where: { foundedOn: { eq: "2026-13" } }) { totalCount } }', 'BAD_USER_INPUT'],
    ['a number for a date', '{ companies(where: { foundedOn: { eq: 2026 } }) { totalCount } }', 'BAD_USER_INPUT'],
    ['an instant on 30 February', '{ asOf(knownAt: "2026-02-30T00:00:00Z") { __typename } }', 'BAD_USER_INPUT'],
    ['29 February of a common year', '{ changes(since: "2026-02-29") { totalCount } }', 'BAD_USER_INPUT'],
    ['a malformed id', '{ node(id: "x") { id } }', 'BAD_USER_INPUT'],
  ])('%s: %s', async (_, text, code) => {
    const { errors } = await ask.whole(text);
    expect(errors.map(({ extensions, locations }) => [extensions?.code, locations?.length])).toEqual([[code, 1]]);
  });

  test('stand at the field that caused them, the rest is answered', async () => {
    const { data, errors } = await ask.whole(
      '{ a: company(key: "nvidia") { id investments(first: -1) { totalCount } } b: person(key: "ada") { id } }',
    );
    expect(data).toEqual({ a: null, b: { id: 'Person:ada' } });
    expect(errors).toMatchObject([{ path: ['a', 'investments'], extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('a missing variable, a null one, one of the wrong type are bad input', async () => {
    const text = 'query ($key: String!) { company(key: $key) { id } }';
    for (const variables of [{}, { key: null }, { key: 5 }]) {
      expect(await ask.error(text, variables)).toMatchObject({ code: 'BAD_USER_INPUT' });
    }
  });
});

describe.each(engines)('a store that fails, by %s', (engine) => {
  test('is not talked about', async () => {
    const store = await sqliteStores[0]!.open();
    await store.prepare();
    const answer = async (failure: unknown) => {
      const failing = { ...ownMethods(store), nodesByKey: () => Promise.reject(failure) };
      return (await execute('{ company(key: "nvidia") { id } }', null, { engine, store: failing })).errors;
    };
    expect(await answer(new Error('SQLITE_CORRUPT: table node at /secret/path'))).toEqual([
      {
        message: 'Something went wrong',
        path: ['company'],
        locations: [{ line: 1, column: 3 }],
        extensions: { code: 'INTERNAL' },
      },
    ]);
    const unavailable = new GraphError('STORE_UNAVAILABLE', 'bolt://user@host refused', { uri: 'bolt://host' });
    expect(await answer(unavailable)).toMatchObject([
      { message: 'The store cannot be reached at the moment.', extensions: { code: 'STORE_UNAVAILABLE' } },
    ]);
    expect(await answer(new GraphError('TIMEOUT', 'Took too long.', { limit: 10_000 }))).toMatchObject([
      { message: 'Took too long.', extensions: { code: 'TIMEOUT', limit: 10_000 } },
    ]);
    await store.close();
  });
});

describe('toClientError', () => {
  test.each<[GraphErrorCode, string, string, boolean]>([
    ['BAD_USER_INPUT', 'BAD_USER_INPUT', 'text', true],
    ['INVALID_CURSOR', 'INVALID_CURSOR', 'text', true],
    ['LIMIT_EXCEEDED', 'LIMIT_EXCEEDED', 'text', true],
    ['TIMEOUT', 'TIMEOUT', 'text', true],
    ['STORE_UNAVAILABLE', 'STORE_UNAVAILABLE', 'The store cannot be reached at the moment.', false],
    ['STORE_FORMAT', 'STORE_UNAVAILABLE', 'The store cannot be used at the moment.', false],
    ['INTERNAL', 'INTERNAL', 'Something went wrong', false],
  ])('%s becomes %s', (from, code, message, facts) => {
    const thrown = new GraphError(from, 'text', { fact: 1 });
    const error = toClientError(thrown);
    expect([error.message, error.extensions]).toEqual([message, { code, ...(facts && { fact: 1 }) }]);
    expect(error.originalError).toBe(thrown);
    expect(toClientError(new GraphQLError('text', { originalError: thrown })).extensions).toEqual(error.extensions);
  });

  test.each([
    ['text'],
    [undefined],
    [new TypeError('x is not a function')],
    [new GraphQLError('x', { originalError: new Error('y') })],
  ])('masks %s', (thrown) => {
    const error = toClientError(thrown);
    expect(error.toJSON()).toEqual({ message: 'Something went wrong', extensions: { code: 'INTERNAL' } });
  });

  test('masks what graphql says about our own data', () => {
    const error = new GraphQLError('Enum "NodeKind" cannot represent value: "Secret"', { path: ['company', 'kind'] });
    expect(toClientError(error).toJSON()).toEqual({
      message: 'Something went wrong',
      path: ['company', 'kind'],
      extensions: { code: 'INTERNAL' },
    });
  });
});
