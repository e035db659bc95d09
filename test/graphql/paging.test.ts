import { expect, test } from 'vitest';
import { type Ask, overApi } from '../support/app.ts';
import { hubSize } from '../support/world.ts';

interface PageAnswer {
  edges: { cursor: string; fact?: { id: string }; node?: { id: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

const pageInfo = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

/** Walks a list from one end to the other; checks the flags on the way. */
async function walk(pageOf: (variables: object) => Promise<PageAnswer>, size: number, forward: boolean) {
  const pages: string[][] = [];
  let cursor: string | null = null;
  for (;;) {
    const variables = forward ? { first: size, after: cursor } : { last: size, before: cursor };
    const { edges, pageInfo: info } = await pageOf(variables);
    const ids = edges.map((edge) => (edge.fact ?? edge.node)!.id);
    expect([info.startCursor, info.endCursor]).toEqual([edges[0]?.cursor ?? null, edges.at(-1)?.cursor ?? null]);
    expect(forward ? info.hasPreviousPage : info.hasNextPage).toBe(pages.length > 0);
    if (forward) pages.push(ids);
    else pages.unshift(ids);
    cursor = forward ? info.endCursor : info.startCursor;
    if (!(forward ? info.hasNextPage : info.hasPreviousPage)) return pages.flat();
    expect(ids).toHaveLength(size);
  }
}

const hub = (ask: Ask, orderBy: string) => async (variables: object) => {
  const text = `query ($first: Int, $after: String, $last: Int, $before: String) { company(key: "hub") {
    investments(first: $first, after: $after, last: $last, before: $before ${orderBy}) { edges { cursor fact { id } } ${pageInfo} }
  } }`;
  return (await ask(text, variables as Record<string, unknown>)).company.investments as PageAnswer;
};

overApi('paging', (ask) => {
  test.each([
    ['the default order', ''],
    ['dates ascending', ', orderBy: [{ fact: { announcedOn: ASC } }]'],
    [
      'a money field, then the far name',
      ', orderBy: [{ fact: { amount: { currency: "EUR", direction: DESC } } }, { node: { name: ASC } }]',
    ],
  ])('shows each of the hub’s edges once in %s, forward and backward alike', async (_, orderBy) => {
    const forward = await walk(hub(ask, orderBy), 93, true);
    expect(new Set(forward).size).toBe(hubSize);
    expect(forward).toHaveLength(hubSize);
    expect(await walk(hub(ask, orderBy), 77, false)).toEqual(forward);
  });

  test('shows each company once in an order with equal and unknown values', async () => {
    const companies = async (variables: object) => {
      const text = `query ($first: Int, $after: String, $last: Int, $before: String) { companies(
        first: $first, after: $after, last: $last, before: $before, orderBy: [{ countryCode: DESC }, { name: ASC }]
      ) { totalCount edges { cursor node { id } } ${pageInfo} } }`;
      return (await ask(text, variables as Record<string, unknown>)).companies as PageAnswer & { totalCount: number };
    };
    const { totalCount } = await companies({ first: 1 });
    const forward = await walk(companies, 10, true);
    expect(new Set(forward).size).toBe(totalCount);
    expect(await walk(companies, 9, false)).toEqual(forward);
  });

  test('keeps to a window between two cursors, and says what lies outside', async () => {
    const all = hub(ask, '');
    const { edges } = await all({ first: 10 });
    const inside = await all({ first: 100, after: edges[2]!.cursor, before: edges[6]!.cursor });
    expect(inside.edges).toEqual(edges.slice(3, 6));
    expect(inside.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    const part = await all({ last: 2, after: edges[2]!.cursor, before: edges[6]!.cursor });
    expect(part.edges).toEqual(edges.slice(4, 6));
    expect(part.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    const empty = await all({ first: 5, after: edges[2]!.cursor, before: edges[3]!.cursor });
    expect(empty).toEqual({
      edges: [],
      pageInfo: { hasNextPage: true, hasPreviousPage: true, startCursor: null, endCursor: null },
    });
  });

  test('has 20 rows when nothing is said, none for first: 0', async () => {
    expect((await hub(ask, '')({})).edges).toHaveLength(20);
    expect(await hub(ask, '')({ first: 0 })).toEqual({
      edges: [],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  test('pages of neighbours each shown once go on after the cursor', async () => {
    const neighbors = async (variables: object) => {
      const text = `query ($first: Int, $after: String, $last: Int, $before: String) { company(key: "hub") {
        neighbors(through: [INVESTED_IN, PARTNERS_WITH], distinct: true, first: $first, after: $after, last: $last, before: $before) { totalCount edges { cursor node { id } } ${pageInfo} }
      } }`;
      return (await ask(text, variables as Record<string, unknown>)).company.neighbors as PageAnswer & {
        totalCount: number;
      };
    };
    const { totalCount } = await neighbors({ first: 1 });
    const forward = await walk(neighbors, 7, true);
    expect(forward).toHaveLength(totalCount);
    expect(new Set(forward).size).toBe(totalCount);
    expect(await walk(neighbors, 9, false)).toEqual(forward);
  });
});

overApi('a page that cannot be', (ask) => {
  test.each([
    ['too large', 'first: 5000', { code: 'LIMIT_EXCEEDED', limit: 100, requested: 5000 }],
    ['too large from the end', 'last: 101', { code: 'LIMIT_EXCEEDED', limit: 100, requested: 101 }],
    ['negative', 'first: -1', { code: 'BAD_USER_INPUT', argument: 'first' }],
    ['from both ends', 'first: 1, last: 1', { code: 'BAD_USER_INPUT', argument: 'last' }],
    ['after no cursor', 'after: "nonsense"', { code: 'INVALID_CURSOR', cursor: 'nonsense' }],
    ['after an empty cursor', 'after: ""', { code: 'INVALID_CURSOR', cursor: '' }],
  ])('is refused: %s', async (_, argument, expected) => {
    expect(await ask.error(`{ companies(${argument}) { nodes { id } } }`)).toMatchObject(expected);
    expect(await ask.error(`{ company(key: "hub") { investments(${argument}) { nodes { id } } } }`)).toMatchObject(
      expected,
    );
  });

  test.each([
    ['{}', 'companies', 'where: {}'],
    ['parts without a word', 'companies', 'where: { name: {}, and: [{}] }'],
    ['{} for both ends', 'company(key: "hub") { investments', 'where: { fact: {}, node: {} }'],
    ['{} over all that rests on a source', 'source(key: "press") { facts', 'where: { node: {} }'],
  ])('goes on from a list without a filter to one whose filter is %s', async (_, list, where) => {
    const page = async (argument: string) => {
      const answer = await ask(
        `{ ${list}(first: 2, ${argument}) { pageInfo { endCursor } } ${list.includes('{') ? '}' : ''} }`,
      );
      return JSON.parse(/"pageInfo":(\{.*?\})/.exec(JSON.stringify(answer))![1]!);
    };
    const { endCursor } = await page('');
    expect(await page(`after: "${endCursor}", ${where}`)).toEqual(await page(`after: "${endCursor}"`));
  });

  test.each([
    ['list', 'people(after: $after)'],
    ['ordering', 'companies(after: $after, orderBy: [{ name: DESC }])'],
    ['filter', 'companies(after: $after, where: { name: { contains: "a" } })'],
  ])('is refused: after the cursor of another %s', async (_, field) => {
    const { companies } = await ask('{ companies(first: 1) { pageInfo { endCursor } } }');
    const after = companies.pageInfo.endCursor;
    const error = await ask.error(`query ($after: String) { ${field} { nodes { id } } }`, { after });
    expect(error).toMatchObject({ code: 'INVALID_CURSOR', cursor: after });
  });

  test.each([
    ['search(query: "same", first: 1', [1.5, 'x', 'y']],
    ['search(query: "same", first: 1', [null, 4, 'y']],
    ['changes(first: 1', [0.5, 'a', 'b']],
    ['changes(first: 1', [1e300, null, 'b']],
  ])('is refused: %s after a cursor with other values: %j', async (field, values) => {
    const [page] = Object.values(await ask(`{ ${field}) { pageInfo { endCursor } } }`)) as [PageAnswer];
    const seal = Buffer.from(page.pageInfo.endCursor!, 'base64url').toString().slice(0, 8);
    const after = Buffer.from(seal + JSON.stringify(values)).toString('base64url');
    expect(await ask.error(`{ ${field}, after: "${after}") { nodes { __typename } } }`)).toMatchObject({
      code: 'INVALID_CURSOR',
      cursor: after,
    });
  });

  test('is refused: after the cursor of another time', async () => {
    const { data } = await ask.whole(
      '{ companies(first: 1) { pageInfo { endCursor } } }',
      {},
      { load: 1, latest: false, validAt: null },
    );
    const error = await ask.error('query ($after: String) { companies(after: $after) { nodes { id } } }', {
      after: data.companies.pageInfo.endCursor,
    });
    expect(error).toMatchObject({ code: 'INVALID_CURSOR' });
  });
});
