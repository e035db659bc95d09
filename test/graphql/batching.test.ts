import { expect, test } from 'vitest';
import type { GraphStore } from '../../src/graph/store.ts';
import type { View } from '../../src/graph/view.ts';
import { createContext } from '../../src/graphql/context.ts';
import { dataOf, execute, overApi } from '../support/app.ts';
import { model } from '../support/statements.ts';
import { latest } from '../support/world.ts';
import { ownMethods } from '../support/wrap.ts';

overApi('the work of a query', (ask) => {
  const calls = async (text: string) => {
    const answer = await ask.whole(text);
    dataOf(answer);
    return answer.meter.portCalls;
  };

  test.each([
    ['one entity', 1, '{ company(key: "nvidia") { id name sectors } }'],
    [
      'a page, whichever of its fields are asked',
      1,
      '{ companies { nodes { id } edges { cursor node { name } } pageInfo { hasNextPage endCursor } } }',
    ],
    ['a page and its count', 2, '{ companies { totalCount aggregate { count } nodes { id } } }'],
    ['a count alone', 1, '{ companies { totalCount } }'],
    ['a count beside an empty page', 1, '{ companies(first: 0) { totalCount nodes { id } edges { cursor } } }'],
    ['a connection that nothing is asked of', 1, '{ company(key: "nvidia") { investments { __typename } } }'],
    [
      'pages of all parents of a level',
      2,
      '{ companies(first: 50) { nodes { investments { nodes { key } edges { fact { amount { value } } } } } } }',
    ],
    ['counts of all parents of a level', 2, '{ companies(first: 50) { nodes { investments { totalCount } } } }'],
    ['degrees of all parents of a level', 2, '{ entities(first: 100) { nodes { degree } } }'],
    [
      'neighbours of all parents, whatever their kinds',
      2,
      '{ entities(first: 100) { nodes { neighbors(first: 2) { nodes { id } } } } }',
    ],
    [
      'three levels',
      3,
      '{ companies(first: 30) { nodes { investments(first: 5) { nodes { investors(first: 5) { nodes { id } } } } } } }',
    ],
    [
      'sources of all facts of a level',
      3,
      '{ companies(first: 30) { nodes { investments { edges { fact { sources { name } } } } } } }',
    ],
    [
      'refs of all facts of a level',
      3,
      '{ companies(first: 30) { nodes { investments { edges { fact { round { name } program { name } } } } } } }',
    ],
    [
      'inverse refs of all parents of a level',
      2,
      '{ fundingRounds(first: 50) { nodes { investments { nodes { id } } } } }',
    ],
    [
      'nodes that name all parents of a level',
      2,
      '{ aiModels(first: 50) { nodes { derivedModels { nodes { id } } } } }',
    ],
    [
      'equal lists under two aliases',
      2,
      '{ companies { nodes { a: investments { nodes { id } } b: investments { nodes { id } } } } }',
    ],
    [
      'other arguments, other lists',
      3,
      '{ companies { nodes { a: investments(first: 1) { nodes { id } } b: investments(first: 2) { nodes { id } } } } }',
    ],
    [
      'several entities at the root',
      1,
      '{ a: company(key: "nvidia") { id } b: person(key: "ada") { id } nodes(ids: ["Chip:h100"]) { id } }',
    ],
    [
      'the flag against the direction of a page',
      3,
      '{ companies(first: 30) { nodes { investments(last: 1, before: null) { nodes { id } pageInfo { hasPreviousPage hasNextPage } } } } first: companies(first: 1) { pageInfo { hasNextPage hasPreviousPage } } }',
    ],
    [
      'edges through nothing',
      1,
      '{ company(key: "nvidia") { neighbors(through: []) { totalCount nodes { id } } degree(through: []) } }',
    ],
    ['a search', 1, '{ search(query: "nvidia") { edges { score } nodes { id } pageInfo { hasNextPage endCursor } } }'],
    ['a search for nothing', 0, '{ search(query: "?!") { edges { score } } }'],
    ['the ontology', 0, '{ ontology { kinds { name } } }'],
  ])('%s takes %i port calls', async (_, expected, text) => {
    expect(await calls(text)).toBe(expected);
  });

  test('does not grow with the number of parents', async () => {
    const text = (first: number) =>
      `{ entities(first: ${first}) { nodes { degree sources { id } neighbors(first: 3) { totalCount pageInfo { hasNextPage } edges { node { id } fact { from { id } sources { id } } } } } } }`;
    expect(await calls(text(100))).toBe(await calls(text(10)));
  });

  test('asks for the flag against the direction only when it is selected, once per level', async () => {
    const page = async (flag: string) => {
      const { companies } = dataOf(await ask.whole('{ companies(first: 2) { pageInfo { endCursor } } }'));
      return calls(
        `{ companies(first: 2, after: "${companies.pageInfo.endCursor}") { nodes { id } pageInfo { ${flag} } } }`,
      );
    };
    expect(await page('hasNextPage')).toBe(1);
    expect(await page('hasNextPage hasPreviousPage')).toBe(2);
  });

  test.each([
    ['edges { fact { id } } totalCount pageInfo { endCursor }', false],
    ['edges { node { id } }', true],
    ['nodes { id }', 'ALONE'],
    ['nodes { id } totalCount', 'ALONE'],
    ['nodes { id } pageInfo { endCursor }', true],
    ['nodes { id } edges { fact { id } }', true],
    ['edges { node @skip(if: true) { id } fact { id } }', false],
    ['... on InvestedInInvestmentsConnection { edges { ...row } }', true],
  ])('reads the far nodes of { %s }: %s', async (selection, expected) => {
    const { store } = ask.world();
    const far: (boolean | 'ALONE')[] = [];
    const watched: GraphStore = {
      ...ownMethods(store),
      edgesOf: (origins, query, read) => {
        far.push(query.far);
        return store.edgesOf(origins, query, read);
      },
    };
    const fragment = selection.includes('...row') ? 'fragment row on InvestedInInvestmentsEdge { node { id } }' : '';
    const text = `{ company(key: "nvidia") { investments { ${selection} } } } ${fragment}`;
    dataOf(await execute(text, null, { engine: ask.engine, store: watched }));
    expect(far).toEqual([expected]);
  });

  test('is not shared between two views of one request', async () => {
    const { store } = ask.world();
    const { load: number } = await store.version(latest());
    const context = createContext({ store, model, factBudget: 200_000, deadline: Date.now() + 60_000 }, number);
    const load = (view: View) => context.loaders.edges(view).load('changed-deal');
    const [past, now] = await Promise.all([load({ load: 1, latest: false, validAt: null }), load(context.view)]);
    expect([past?.record.announcedOn, now?.record.announcedOn]).toEqual(['2022', '2023-05']);
  });
});
