import { getOperationAST } from 'graphql';
import { expect, test } from 'vitest';
import { isLargeToCompile } from '../../src/graphql/compile-size.ts';
import { compileOperation } from '../../src/graphql/engine.ts';
import { parseQuery } from '../../src/graphql/limits.ts';
import { dataOf, execute, overApi, schema } from '../support/app.ts';

test.each([
  '{ company(key: "nvidia") { investments(first: 100) { totalCount edges { node { key } fact { amount { value } sources { key } } } } } }',
  '{ companies(first: 30) { nodes { investments { nodes { investors { nodes { id } } } } } } }',
  '{ company(key: "nvidia") { neighbors { nodes { id name neighbors { nodes { id } } } } } }',
  'query ($where: CompanyWhere, $orderBy: [CompanyOrderBy!]) { companies(where: $where, orderBy: $orderBy) { nodes { id } } }',
  '{ search(query: "a") { edges { node { id name kind } } } paths(from: "a", to: "b") { paths { steps { facts { id } } } } }',
])('%s is compiled', (text) => {
  expect(compileOperation(schema, parseQuery(text))).not.toBeNull();
});

test('interfaces nested so deep that the code would explode are left to graphql-js', () => {
  const document = parseQuery(`{ company(key: "a") ${'{ neighbors { nodes '.repeat(6)} { id } ${'} }'.repeat(6)} }`);
  const started = performance.now();
  expect(compileOperation(schema, document)).toBeNull();
  expect(performance.now() - started).toBeLessThan(1_000);
});

test('the size of the code counts a selection on an interface once for each of its kinds', () => {
  const document = parseQuery('{ company(key: "a") { neighbors { nodes { id ... on Company { ticker } } } } }');
  // company, neighbors, nodes, 17 times id, ticker.
  const large = (most: number) => isLargeToCompile(schema, document, getOperationAST(document)!, most);
  expect([large(20), large(21)]).toEqual([true, false]);
});

/** Fragments of which each spreads the next twice, and what the last one holds. */
const doubling = (type: string, last: string) =>
  [...Array(60).keys()].map((at) => `fragment f${at} on ${type} { ...f${at + 1} ...f${at + 1} }`).join('\n') +
  `\nfragment f60 on ${type} { ${last} }`;

test.each([
  ['without a field for the type', `{ company(key: "a") { id ...f0 } } ${doubling('Entity', '... on Chip { id }')}`],
  ['of another type', `{ company(key: "a") { ... on Entity { id ... on Chip { ...f0 } } } } ${doubling('Chip', 'id')}`],
])('fragments %s that are spread twice in each other are left to graphql-js', (_, text) => {
  expect(compileOperation(schema, parseQuery(text))).toBeNull();
});

overApi('an operation', (ask) => {
  test('looks through fragments that are spread twice in each other once', async () => {
    const text = `{ company(key: "nvidia") { investments { ...f0 } } } ${doubling('InvestedInInvestmentsConnection', '__typename')}`;
    expect(await ask(text)).toEqual({
      company: { investments: { __typename: 'InvestedInInvestmentsConnection' } },
    });
  });

  test('is the one that is named', async () => {
    const text =
      'query A { company(key: "nvidia") { id } } query B($key: String = "bare") { company(key: $key) { id } }';
    const { store } = ask.world();
    for (const engine of ['graphql-js', 'graphql-jit'] as const) {
      const company = async (operationName: string, variables = {}) =>
        dataOf(await execute(text, variables, { engine, store, operationName })).company?.id;
      expect([await company('A'), await company('B'), await company('B', { key: 'same-1' })]).toEqual([
        'Company:nvidia',
        'Company:bare',
        'Company:same-1',
      ]);
    }
  });

  test('takes variables absent, null, with defaults, single for a list, inside of literals', async () => {
    const text = `query ($first: Int = 2, $last: Int, $name: String!, $ids: [ID!]!, $kinds: [NodeKind!], $skip: Boolean = true) {
      companies(first: $first, last: $last, where: { name: { contains: $name }, or: [{ key: { startsWith: $name } }, {}] }) { nodes { key } }
      nodes(ids: $ids) { id kind: __typename @skip(if: $skip) }
      search(query: $name, kinds: $kinds) { nodes { id @include(if: $skip) } }
    }`;
    expect(await ask(text, { name: 'same', ids: 'Chip:h100', kinds: 'Institution', last: null })).toEqual({
      companies: { nodes: [{ key: 'same-1' }, { key: 'same-2' }] },
      nodes: [{ id: 'Chip:h100' }],
      search: { nodes: [{ id: 'Institution:same' }] },
    });
  });

  test('leaves out what a variable within an input does not give', async () => {
    const text = `query ($from: PartialDate, $name: String) {
      companies(where: { foundedOn: { gte: $from }, or: [{ name: { contains: $name } }] }) { totalCount }
    }`;
    const { all, same } = await ask(`{
      all: companies { totalCount } same: companies(where: { name: { contains: "same" } }) { totalCount }
    }`);
    expect(await ask(text)).toEqual({ companies: all });
    expect(await ask(text, { name: 'same' })).toEqual({ companies: same });
    expect(await ask.error(text, { name: null })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'name' });
  });

  test('asks for far nodes wherever the query does: fragments, interfaces, conditions', async () => {
    const text = `query ($yes: Boolean = true) {
      company(key: "nvidia") { ...investor commitments { ...page } acquisitions { edges @include(if: $yes) { node { ... on Entity { id } } } } }
      person(key: "ada") { ...investor }
    }
    fragment investor on Investor { investments(first: 1) { edges { ... on InvestedInInvestmentsEdge { node { ...name } } } } }
    fragment page on CommittedToCommitmentsConnection { nodes { id } }
    fragment name on Entity { name }`;
    const answer = await ask.whole(text);
    expect(dataOf(answer)).toMatchObject({
      company: {
        investments: { edges: [{ node: { name: 'same name' } }] },
        commitments: { nodes: [{ id: 'Program:ecosystem' }, { id: 'Facility:south' }] },
      },
      person: { investments: { edges: [{ node: { name: 'NVIDIA' } }] } },
    });
  });
});
