import { getIntrospectionQuery } from 'graphql';
import { describe, expect, test } from 'vitest';
import { costOf, maximumCost } from '../../src/graphql/cost.ts';
import { parseQuery } from '../../src/graphql/limits.ts';
import { overApi, schema } from '../support/app.ts';

const nested = (levels: number, inner = 'id') => {
  let text = inner;
  for (let level = 0; level < levels; level += 1) text = `neighbors { nodes { ${text} } }`;
  return text;
};

overApi('limits', (ask) => {
  test('depth: 15 levels of fields, wherever fragments put them', async () => {
    expect(await ask.error(`{ company(key: "nvidia") { ${nested(20)} } }`)).toMatchObject({
      code: 'QUERY_TOO_COMPLEX',
      limit: 15,
      requested: 42,
    });
    const spread = `{ company(key: "nvidia") { ...a } } fragment a on Company { neighbors { nodes { ...b } } } fragment b on Entity { ${nested(7)} }`;
    expect(await ask.error(spread)).toMatchObject({ code: 'QUERY_TOO_COMPLEX', limit: 15, requested: 18 });
    const just = `{ company(key: "nvidia") { ${nested(6, 'sources { id }')} } }`.replaceAll(
      'neighbors',
      'neighbors(first: 1)',
    );
    expect(await ask(just)).toHaveProperty('company.neighbors');
  });

  test('variables: 10,000 objects and lists, 100 levels', async () => {
    const text = 'query ($where: CompanyWhere) { companies(where: $where) { totalCount } }';
    const wide = { and: Array.from({ length: 10_000 }, () => ({})) };
    expect(await ask.error(text, { where: wide })).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      limit: 10_000,
      requested: 10_002,
    });
    let deep = {};
    for (let level = 0; level < 50_000; level += 1) deep = { not: deep };
    expect(await ask.error(text, { where: deep })).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      limit: 100,
      requested: 101,
    });
    const values = Array.from({ length: 1_000 }, (_, index) => `a${index}`);
    expect(await ask(text, { where: { key: { in: values } } })).toHaveProperty('companies');
  });

  test('lists within lists without end are too complex', async () => {
    const text = `{ companies(where: { key: { in: ${'['.repeat(2_400)}${']'.repeat(2_400)} } }) { totalCount } }`;
    expect(await ask.error(text)).toMatchObject({ code: 'QUERY_TOO_COMPLEX' });
  });

  test('aliases: 50, fragments counted where they are spread', async () => {
    const aliases = (count: number) => Array.from({ length: count }, (_, index) => `a${index}: name`).join(' ');
    expect(await ask(`{ company(key: "nvidia") { ${aliases(50)} } }`)).toHaveProperty('company.a49', 'NVIDIA');
    expect(await ask.error(`{ company(key: "nvidia") { ${aliases(51)} } }`)).toMatchObject({
      code: 'QUERY_TOO_COMPLEX',
      limit: 50,
      requested: 51,
    });
    const spread = `{ company(key: "nvidia") { ...f investments { nodes { ...f } } } } fragment f on Company { ${aliases(30)} }`;
    expect(await ask.error(spread)).toMatchObject({ code: 'QUERY_TOO_COMPLEX', requested: 60 });
  });

  test('tokens: 5,000', async () => {
    const text = `{ company(key: "nvidia") { ${'name '.repeat(5_000)} } }`;
    expect(await ask.error(text)).toMatchObject({ code: 'QUERY_TOO_COMPLEX', limit: 5_000 });
  });

  test('cost: 20,000, by the sizes that variables give', async () => {
    const text =
      'query ($n: Int) { companies(first: $n) { nodes { investments(first: $n) { nodes { investors(first: $n) { nodes { id } } } } } } }';
    expect(await ask(text, { n: 5 })).toHaveProperty('companies');
    expect(await ask.error(text, { n: 100 })).toMatchObject({
      code: 'QUERY_TOO_COMPLEX',
      limit: maximumCost,
      requested: 1_020_201,
    });
  });

  test('GraphiQL’s introspection passes', async () => {
    const query = getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true, schemaDescription: true });
    expect(await ask(query)).toHaveProperty('__schema.queryType.name', 'Query');
  });
});

describe('cost', () => {
  test.each<[string, number, Record<string, unknown>?]>([
    ['{ company(key: "a") { id name sectors } }', 1],
    ['{ companies { nodes { id } } }', 21],
    ['{ companies(first: 3) { nodes { id } edges { node { id } } } }', 7],
    ['{ companies(first: 3) { totalCount aggregate { count } } }', 3],
    ['{ company(key: "a") { investments { aggregate { count sum { amount { value } } } } } }', 1 + 1 + 1 + 1],
    ['{ company(key: "a") { investments { aggregate { groupBy(by: NODE) { key node { id } } } } } }', 2 + 1 + 20 * 2],
    ['{ companies { aggregate { groupBy(by: STATUS, first: 3) { count } groupCount(by: STATUS) } } }', 1 + 1 + 3 + 1],
    [
      '{ companies(last: 3) { nodes { investments(first: 2) { edges { cursor fact { amount { value } } } } } } }',
      1 + 3 + 3 * (1 + 2),
    ],
    ['{ companies(first: 3) { nodes { sources { id } degree } } }', 1 + 3 + 3 * 2],
    ['query ($n: Int = 7) { companies(first: $n) { nodes { id } } }', 8],
    ['query ($n: Int = 7) { companies(first: $n) { nodes { id } } }', 3, { n: 2 }],
    ['{ companies(first: 5000) { nodes { id } } }', 101],
    ['{ companies(first: 0) { totalCount nodes { investments { nodes { id } } } } }', 2],
    ['{ nodes(ids: ["Company:a", "Company:b"]) { id ... on Company { investments { totalCount } } } }', 2 + 2 * 2],
    ['{ company(key: "a") { ...f ...f } } fragment f on Company { investments { nodes { id } } }', 22],
    ['query ($b: Boolean!) { companies @include(if: $b) { nodes { id } } company(key: "a") { id } }', 1, { b: false }],
    ['query ($b: Boolean!) { companies @include(if: $b) { nodes { id } } company(key: "a") { id } }', 22, { b: true }],
    ['query ($b: Boolean = true) { company(key: "a") { ... @skip(if: $b) { investments { nodes { id } } } } }', 1],
    ['{ company(key: "a") { ...f @skip(if: true) ...f } } fragment f on Company { investments { nodes { id } } }', 22],
    ['{ coInvestors(of: "Company:a", first: 2) { edges { shared(first: 3) { nodes { id } } } } }', 500 + 2 + 2 * 3],
    ['{ capitalFlow(of: "Company:a") { byCounterpart(first: 5) { node { id } } } }', 500 + 5 + 5],
    ['{ __schema { types { name fields { name } } } __typename }', 0],
    ['{ ontology { kinds { fields { name } } } }', 0],
    ['{ search(query: "x", first: 10) { edges { node { degree } } } }', 1 + 10 + 10],
  ])('of %s is %i', (text, expected, variables = {}) => {
    expect(costOf(schema, parseQuery(text), null, variables)).toBe(expected);
  });

  test('is that of the named operation alone', () => {
    const document = parseQuery('query A { companies { nodes { id } } } query B { company(key: "a") { id } }');
    expect([costOf(schema, document, 'A', {}), costOf(schema, document, 'B', {})]).toEqual([21, 1]);
  });

  test('of fragments that multiply is found without walking them all', () => {
    const fragments = Array.from(
      { length: 12 },
      (_, level) =>
        `fragment f${level} on Company { investments { nodes { ...f${level + 1} } } investors { nodes { ... on Company { ...f${level + 1} } } } }`,
    );
    const text = `{ company(key: "a") { ...f0 } } ${fragments.join(' ')} fragment f12 on Company { name }`;
    const started = performance.now();
    expect(costOf(schema, parseQuery(text), null, {})).toBeGreaterThan(maximumCost);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
