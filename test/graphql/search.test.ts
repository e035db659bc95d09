import { expect, test } from 'vitest';
import { overApi } from '../support/app.ts';
import { hostile } from '../support/world.ts';

overApi('search', (ask) => {
  const found = async (query: string, rest = '') => {
    const text = `query ($q: String!) { search(query: $q ${rest}) { edges { node { id } score matchedField matchedText } } }`;
    return (await ask(text, { q: query })).search.edges;
  };

  test('ranks names before other text and says what matched', async () => {
    expect(await found('nvidia')).toEqual([
      { node: { id: 'Company:nvidia' }, score: 5, matchedField: 'name', matchedText: 'NVIDIA' },
      { node: { id: 'Institution:fund' }, score: 2, matchedField: 'name', matchedText: 'A Fund of Nvidia money' },
    ]);
    expect((await found('green team'))[0]).toEqual({
      node: { id: 'Company:nvidia' },
      score: 5,
      matchedField: 'aliases',
      matchedText: 'Green Team',
    });
    expect((await found('accelerators'))[0]).toMatchObject({
      node: { id: 'Company:nvidia' },
      score: 1,
      matchedField: 'summary',
    });
  });

  test('finds while typing, without accents, in any script', async () => {
    const ids = async (query: string) => (await found(query)).map((edge: { node: { id: string } }) => edge.node.id);
    expect(await ids('chain supply')).toEqual(['Theme:resilience']);
    expect(await ids('resil')).toEqual(['Theme:resilience']);
    expect(await ids('elan vit')).toEqual(['Company:e-acute']);
    expect(await ids('日本')).toEqual(['Company:ginkou']);
    expect(await ids('はちがつ')).toEqual([]);
  });

  test('looks among the kinds asked for only', async () => {
    expect(await found('nvidia', ', kinds: [Institution]')).toMatchObject([{ node: { id: 'Institution:fund' } }]);
    expect(await found('nvidia', ', kinds: []')).toEqual([]);
  });

  test('pages on after a cursor', async () => {
    const text = `query ($after: String) { search(query: "same name", first: 2, after: $after) {
      nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    } }`;
    const ids: string[] = [];
    let after: string | undefined;
    for (let pages = 0; pages < 3; pages += 1) {
      const { nodes, edges, pageInfo } = (await ask(text, { after })).search;
      expect(pageInfo).toMatchObject({
        hasPreviousPage: pages > 0,
        startCursor: edges[0].cursor,
        endCursor: edges.at(-1).cursor,
      });
      ids.push(...nodes.map(({ id }: { id: string }) => id));
      after = pageInfo.endCursor;
      if (!pageInfo.hasNextPage) break;
    }
    expect(ids).toEqual(['Company:same-1', 'Company:same-2', 'Company:same-3', 'Institution:same']);
  });

  test.each(['', '   ', '*', '"', '\u0000', '% _'])('finds nothing for %j', async (query) => {
    expect(await found(query)).toEqual([]);
  });

  test('takes what looks like the syntax of a search engine for text', async () => {
    expect((await found(hostile))[0]).toMatchObject({ node: { id: 'Company:hostile' }, score: 5 });
  });

  test('refuses what cannot be', async () => {
    expect(
      await ask.error('query ($q: String!) { search(query: $q) { nodes { id } } }', { q: 'x'.repeat(501) }),
    ).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'query',
    });
    expect(await ask.error('{ search(query: "x", first: 101) { nodes { id } } }')).toMatchObject({
      code: 'LIMIT_EXCEEDED',
    });
    const { search } = await ask('{ search(query: "same", first: 1) { pageInfo { endCursor } } }');
    const error = await ask.error('query ($after: String) { search(query: "name", after: $after) { nodes { id } } }', {
      after: search.pageInfo.endCursor,
    });
    expect(error).toMatchObject({ code: 'INVALID_CURSOR' });
  });
});
