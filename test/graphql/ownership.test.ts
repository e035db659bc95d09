import { describe, expect, test } from 'vitest';
import type { FactRecord } from '../../src/graph/records.ts';
import { voice } from '../support/statements.ts';
import { overTold } from '../support/told.ts';

const { node, edge } = voice('companion');
const owns = (from: string, to: string, fields: FactRecord) => edge('OWNS', from, to, fields);
const parties = [
  ...'a b c d p q r s k t u'.split(' ').map((key) => `Company:${key}`),
  ...['Institution:x', 'Institution:y', 'Person:m', 'Facility:site'],
];

const graph = [
  node('Source:press', 'The Press'),
  ...parties.map((id) => node(id, id)),
  owns('Company:a', 'Company:b', { stake: 0.5 }),
  owns('Company:a', 'Company:c', { stake: 0.5 }),
  owns('Company:b', 'Company:d', { stake: 0.6 }),
  owns('Company:c', 'Company:d', { stake: 0.4, announcedOn: '2026' }),
  owns('Institution:x', 'Company:p', { stake: 0.5 }),
  owns('Company:p', 'Company:q', { stake: 0.2 }),
  owns('Company:q', 'Company:p', { stake: 0.1 }),
  owns('Institution:y', 'Company:r', { stake: 0.1 }),
  owns('Company:r', 'Company:s', { stake: 1 }),
  owns('Company:s', 'Company:r', { stake: 1 }),
  owns('Person:m', 'Company:k', { stake: 0.1, votingStake: 0.6 }),
  owns('Company:k', 'Company:t', { stake: 0.3 }),
  owns('Person:m', 'Company:t', { stake: 0.25 }),
  owns('Institution:x', 'Company:t', { shareClass: 'A' }),
  owns('Person:m', 'Company:u', { stake: 0.5 }),
  owns('Institution:x', 'Company:u', { stake: 0.5 }),
];

overTold('ownership', graph, (ask) => {
  const shares = 'edges { share pathCount node { id } } totalCount truncated';
  const rows = (list: { edges: { share: number; pathCount: number; node: { id: string } }[] }) =>
    list.edges.map(({ share, pathCount, node: { id } }) => [id, share, pathCount]);

  test('exposure: half of two companies that hold 0.6 and 0.4 of a third is 0.5 of it over 2 paths', async () => {
    const { exposure } = await ask(`{ exposure(of: "Company:a") {
      ${shares} unknownStakes overstated { node { id } share } factsVisited
      edges { paths(first: 1) { share length nodes { id } holdings { share owner { id } company { id } facts { stake } } } }
    } }`);
    expect(rows(exposure)).toEqual([
      ['Company:b', 0.5, 1],
      ['Company:c', 0.5, 1],
      ['Company:d', 0.5, 2],
    ]);
    expect(exposure.edges[2].paths).toEqual([
      {
        share: 0.3,
        length: 2,
        nodes: ['Company:a', 'Company:b', 'Company:d'].map((id) => ({ id })),
        holdings: [
          { share: 0.5, owner: { id: 'Company:a' }, company: { id: 'Company:b' }, facts: [{ stake: 0.5 }] },
          { share: 0.6, owner: { id: 'Company:b' }, company: { id: 'Company:d' }, facts: [{ stake: 0.6 }] },
        ],
      },
    ]);
    expect(exposure).toMatchObject({ totalCount: 3, truncated: false, unknownStakes: 0, overstated: [] });
  });

  test('exposure: pages follow one another; a cursor of another question is refused', async () => {
    const page = async (after: string | null) =>
      (
        await ask(
          'query ($after: String) { exposure(of: "Company:a", first: 2, after: $after) { edges { cursor node { id } } nodes { id } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }',
          { after },
        )
      ).exposure;
    const first = await page(null);
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const second = await page(first.pageInfo.endCursor);
    expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual(['Company:b', 'Company:c', 'Company:d']);
    expect(second).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: false, hasPreviousPage: true } });
    expect((await page(second.pageInfo.endCursor)).nodes).toEqual([]);
    const elsewhere = `{ exposure(of: "Company:b", after: "${first.pageInfo.endCursor}") { totalCount } }`;
    expect(await ask.error(elsewhere)).toMatchObject({ code: 'INVALID_CURSOR' });
  });

  test('exposure: depth, least share, filter', async () => {
    const of = async (rest: string) => rows((await ask(`{ exposure(of: "Company:a"${rest}) { ${shares} } }`)).exposure);
    expect(await of(', maxDepth: 1')).toHaveLength(2);
    expect(await of(', minShare: 0.51')).toEqual([]);
    expect(await of(', where: { status: { eq: RUMOURED } }')).toEqual([]);
  });

  test('exposure: as of a day, without what was not yet true', async () => {
    const { asOf } = await ask(`{ asOf(validAt: "2025-12-31") { exposure(of: "Company:a") { ${shares} } } }`);
    expect(rows(asOf.exposure)).toEqual([
      ['Company:b', 0.5, 1],
      ['Company:c', 0.5, 1],
      ['Company:d', 0.3, 1],
    ]);
  });

  test('ultimate owners: those that nobody owns', async () => {
    const { ultimateOwners } = await ask(`{ ultimateOwners(of: "Company:d") { ${shares} } }`);
    expect(rows(ultimateOwners)).toEqual([['Company:a', 0.5, 2]]);
    const { ultimateOwners: ofT } = await ask(`{ ultimateOwners(of: "Company:t") { ${shares} unknownStakes } }`);
    expect(rows(ofT)).toEqual([['Person:m', 0.28, 2]]);
    expect(ofT.unknownStakes).toBe(1);
  });

  test('integrated ownership: 0.5 / (1 - 0.2 x 0.1) under a cross-holding, without paths', async () => {
    const { integratedOwnership } = await ask(
      `{ integratedOwnership(of: "Institution:x") { ${shares} edges { paths { share } } } }`,
    );
    expect(rows(integratedOwnership)).toEqual([
      ['Company:p', 0.510204081633, null],
      ['Company:u', 0.5, null],
      ['Company:q', 0.102040816327, null],
    ]);
    expect(integratedOwnership.edges[0].paths).toEqual([]);
  });

  test('integrated ownership: a loop that owns itself wholly is an error that names it', async () => {
    expect(await ask.error('{ integratedOwnership(of: "Institution:y") { totalCount } }')).toMatchObject({
      code: 'BAD_USER_INPUT',
      loop: ['Company:r', 'Company:s', 'Company:r'],
    });
    const { exposure } = await ask('{ exposure(of: "Institution:y") { overstated { node { id } share } } }');
    expect(exposure.overstated).toEqual([{ node: { id: 'Company:r' }, share: 1.1 }]);
  });

  test('controllers: through a company that is controlled by votes, with the chain', async () => {
    const { controllers } = await ask(`{ controllers(of: "Company:t") {
      controller { id } share ultimate
      chain { node { id } share unknownStakes holdings { owner { id } share } facts { stake votingStake } }
    } }`);
    expect(controllers).toEqual([
      {
        controller: { id: 'Person:m' },
        share: 0.55,
        ultimate: true,
        chain: [
          {
            node: { id: 'Company:k' },
            share: 0.6,
            unknownStakes: 0,
            holdings: [{ owner: { id: 'Person:m' }, share: 0.6 }],
            facts: [{ stake: 0.1, votingStake: 0.6 }],
          },
          {
            node: { id: 'Company:t' },
            share: 0.55,
            unknownStakes: 1,
            holdings: [
              { owner: { id: 'Company:k' }, share: 0.3 },
              { owner: { id: 'Person:m' }, share: 0.25 },
            ],
            facts: [
              { stake: 0.3, votingStake: null },
              { stake: 0.25, votingStake: null },
            ],
          },
        ],
      },
    ]);
  });

  test('controllers: exactly half is none, below it both are', async () => {
    const of = async (rest: string) =>
      (await ask(`{ controllers(of: "Company:u"${rest}) { controller { id } } }`)).controllers;
    expect(await of('')).toEqual([]);
    expect(await of(', threshold: 0.49')).toHaveLength(2);
    expect(await of(', threshold: 0.49, first: 1')).toHaveLength(1);
  });

  describe('refuses', () => {
    test.each([
      ['an unknown id', 'exposure(of: "Company:nobody")', { code: 'BAD_USER_INPUT', id: 'Company:nobody' }],
      ['a malformed id', 'exposure(of: "a")', { code: 'BAD_USER_INPUT', id: 'a' }],
      [
        'what cannot own',
        'exposure(of: "Facility:site")',
        { code: 'BAD_USER_INPUT', argument: 'of', id: 'Facility:site' },
      ],
      ['what cannot be owned', 'ultimateOwners(of: "Person:m")', { code: 'BAD_USER_INPUT', argument: 'of' }],
      [
        'too great a depth',
        'exposure(of: "Company:a", maxDepth: 9)',
        { code: 'LIMIT_EXCEEDED', limit: 8, requested: 9 },
      ],
      ['no depth', 'exposure(of: "Company:a", maxDepth: 0)', { code: 'BAD_USER_INPUT', argument: 'maxDepth' }],
      [
        'a share above the whole',
        'exposure(of: "Company:a", minShare: 1.5)',
        { code: 'BAD_USER_INPUT', argument: 'minShare' },
      ],
      ['too large a page', 'exposure(of: "Company:a", first: 101)', { code: 'LIMIT_EXCEEDED', limit: 100 }],
      [
        'an unknown investor',
        'integratedOwnership(of: "Person:nobody")',
        { code: 'BAD_USER_INPUT', id: 'Person:nobody' },
      ],
    ])('%s', async (_, field, expected) => {
      expect(await ask.error(`{ ${field} { totalCount } }`)).toMatchObject(expected);
    });

    test.each([
      ['of: "Person:m"', { code: 'BAD_USER_INPUT', argument: 'of' }],
      ['of: "Company:nobody"', { code: 'BAD_USER_INPUT', id: 'Company:nobody' }],
      ['of: "Company:t", threshold: -0.1', { code: 'BAD_USER_INPUT', argument: 'threshold' }],
    ])('controllers(%s)', async (given, expected) => {
      expect(await ask.error(`{ controllers(${given}) { share } }`)).toMatchObject(expected);
    });
  });
});
