import { describe, expect, test } from 'vitest';
import type { FactRecord } from '../../src/graph/records.ts';
import { money, voice } from '../support/statements.ts';
import { overTold } from '../support/told.ts';

const { node, edge } = voice('companion');
const invests = (from: string, to: string, announcedOn?: string, fields: FactRecord = {}) =>
  edge('INVESTED_IN', from, to, { ...(announcedOn && { announcedOn }), ...fields });
const parties = [
  ...'lab cloud maker one two three four rich'.split(' ').map((key) => `Company:${key}`),
  ...'fund-1 fund-2 fund-3 idle idler'.split(' ').map((key) => `Institution:${key}`),
  ...['Chip:small', 'Chip:large', 'AiModel:only', 'AiModel:both', 'AiModel:silent', 'Program:plan'],
];

const graph = [
  node('Source:press', 'The Press'),
  ...parties.map((id) => node(id, id)),
  node('FundingRound:series-a', 'Series A'),
  node('Facility:built', 'Built', { phase: 'OPERATIONAL', powerMw: 100 }),
  node('Facility:second', 'Second', { phase: 'OPERATIONAL', powerMw: 50.5 }),
  node('Facility:dreamt', 'Dreamt', { phase: 'PLANNED', plannedPowerMw: 1_000 }),
  // Co-investment.
  invests('Institution:fund-1', 'Company:one', '2024-05-01', { round: 'series-a' }),
  invests('Institution:fund-1', 'Company:one', '2025'),
  invests('Institution:fund-1', 'Company:two', '2024-12'),
  invests('Institution:fund-1', 'Company:three'),
  invests('Institution:fund-2', 'Company:one', '2024-05-01', { round: 'series-a' }),
  invests('Institution:fund-2', 'Company:two', '2025-01-01'),
  invests('Institution:fund-2', 'Company:four', '2024'),
  invests('Institution:fund-3', 'Company:three'),
  // Money.
  invests('Institution:fund-3', 'Company:lab', '2024', { amount: money(1_000) }),
  invests('Company:maker', 'Company:lab', '2025-06', { amount: money(500, 'USD', 'UP_TO') }),
  invests('Company:maker', 'Company:lab', '2025-07', { amount: money(500) }),
  invests('Company:lab', 'Company:four', '2025'),
  edge('SUPPLIES', 'Company:cloud', 'Company:lab', { amount: money(6_000), announcedOn: '2025' }),
  edge('SUPPLIES', 'Company:lab', 'Company:cloud', { amount: money(300, 'EUR') }),
  edge('LENDS_TO', 'Company:rich', 'Company:cloud', { amount: money(Number.MAX_SAFE_INTEGER), announcedOn: '2024' }),
  edge('LENDS_TO', 'Company:rich', 'Company:cloud', { amount: money(1), announcedOn: '2025' }),
  edge('GUARANTEES', 'Company:rich', 'Company:maker', { amount: money(5) }),
  // Compute.
  edge('OWNS', 'Institution:fund-3', 'Company:cloud', { stake: 0.1 }),
  edge('OPERATES', 'Company:cloud', 'Facility:built', { operatorRole: 'OPERATOR' }),
  edge('OPERATES', 'Company:lab', 'Facility:built', { operatorRole: 'TENANT' }),
  edge('OPERATES', 'Company:lab', 'Facility:second', { operatorRole: 'OWNER' }),
  edge('OPERATES', 'Company:lab', 'Facility:dreamt', { operatorRole: 'PLANNER' }),
  edge('DEPLOYS', 'Facility:built', 'Chip:large', { quantity: 100, asOfDate: '2024' }),
  edge('DEPLOYS', 'Facility:built', 'Chip:large', { quantity: 250, asOfDate: '2025' }),
  edge('DEPLOYS', 'Facility:built', 'Chip:large', { asOfDate: '2026' }),
  edge('DEPLOYS', 'Facility:second', 'Chip:small', {}),
  edge('DEPLOYS', 'Company:lab', 'Chip:large', { quantity: 9_999, asOfDate: '2025' }),
  edge('RUNS', 'Chip:large', 'AiModel:both', { tokensPerSecond: 80, acceleratorCount: 8, scenario: 'Server' }),
  edge('RUNS', 'Chip:large', 'AiModel:both', { tokensPerSecond: 90, acceleratorCount: 8, scenario: 'Offline' }),
  edge('RUNS', 'Chip:large', 'AiModel:silent', {}),
  edge('RUNS', 'Chip:small', 'AiModel:both', { tokensPerSecond: 3 }),
  edge('RUNS', 'Chip:small', 'AiModel:only', { tokensPerSecond: 2 }),
];

overTold('capital', graph, (ask) => {
  describe('coInvestors', () => {
    const text = `query ($window: TimeWindow) { coInvestors(of: "Institution:fund-1", window: $window) {
      totalCount truncated factsVisited pageInfo { hasNextPage }
      edges { sharedCount node { id } shared(first: 1) { totalCount nodes { id } pageInfo { hasNextPage } } sharedRounds { id } }
    } }`;

    test('share companies and rounds, the most first', async () => {
      const { coInvestors } = await ask(text);
      expect(coInvestors).toEqual({
        totalCount: 2,
        truncated: false,
        factsVisited: 4 + 7,
        pageInfo: { hasNextPage: false },
        edges: [
          {
            sharedCount: 2,
            node: { id: 'Institution:fund-2' },
            shared: { totalCount: 2, nodes: [{ id: 'Company:one' }], pageInfo: { hasNextPage: true } },
            sharedRounds: [{ id: 'FundingRound:series-a' }],
          },
          {
            sharedCount: 1,
            node: { id: 'Institution:fund-3' },
            shared: { totalCount: 1, nodes: [{ id: 'Company:three' }], pageInfo: { hasNextPage: false } },
            sharedRounds: [],
          },
        ],
      });
    });

    test('in a window: both ends inclusive, coarse dates overlap, unknown ones are outside', async () => {
      const counts = async (window: object) =>
        (await ask(text, { window })).coInvestors.edges.map((one: { sharedCount: number }) => one.sharedCount);
      expect(await counts({ from: '2024-12-31', until: '2025-01-01' })).toEqual([1]);
      expect(await counts({ from: '2024-05-01', until: '2024-05-01' })).toEqual([1]);
      expect(await counts({ from: '2024-05-02' })).toEqual([1]);
      expect(await counts({})).toEqual([2]);
      expect(await ask.error(text, { window: { from: '2025', until: '2024' } })).toMatchObject({
        code: 'BAD_USER_INPUT',
        argument: 'window',
      });
    });
  });

  test('similarInvestors and investorSimilarity: what is shared of what either has, to 3 decimals', async () => {
    const { similarInvestors } = await ask(`{ similarInvestors(to: "Institution:fund-1", first: 1) {
      totalCount edges { jaccard sharedCount unionCount node { id } } nodes { id }
    } }`);
    expect(similarInvestors).toEqual({
      totalCount: 2,
      edges: [{ jaccard: 0.5, sharedCount: 2, unionCount: 4, node: { id: 'Institution:fund-2' } }],
      nodes: [{ id: 'Institution:fund-2' }],
    });
    const similarity = async (a: string, b: string) =>
      (
        await ask(`{ investorSimilarity(a: "Institution:${a}", b: "Institution:${b}") {
          jaccard sharedCount unionCount shared(first: 5) { nodes { id } totalCount }
        } }`)
      ).investorSimilarity;
    expect(await similarity('fund-3', 'fund-1')).toEqual({
      ...{ jaccard: 0.25, sharedCount: 1, unionCount: 4 },
      shared: { nodes: [{ id: 'Company:three' }], totalCount: 1 },
    });
    expect(await similarity('idle', 'idler')).toMatchObject({ jaccard: 0, unionCount: 0, shared: { nodes: [] } });
  });

  describe('capitalFlow', () => {
    const flow = 'in { currency qualifier value count } out { currency qualifier value count } unknownIn unknownOut';
    const of = async (id: string, rest = '') =>
      (
        await ask(`{ capitalFlow(of: "${id}"${rest}) { ${flow} net { currency value decimal } ratio truncated
          byCounterpart(first: 2) { node { id } ${flow} } byYear { year ${flow} } } }`)
      ).capitalFlow;

    test('runs as money does, never across currencies or qualifiers', async () => {
      const lab = await of('Company:lab');
      expect(lab).toMatchObject({
        in: [
          { currency: 'EUR', qualifier: 'EXACT', value: 3, count: 1 },
          { currency: 'USD', qualifier: 'EXACT', value: 15, count: 2 },
          { currency: 'USD', qualifier: 'UP_TO', value: 5, count: 1 },
        ],
        out: [{ currency: 'USD', qualifier: 'EXACT', value: 60, count: 1 }],
        unknownIn: 0,
        unknownOut: 1,
        net: [
          { currency: 'EUR', value: 3, decimal: '3' },
          { currency: 'USD', value: -45, decimal: '-45' },
        ],
        ratio: null,
      });
      expect(lab.byCounterpart.map(({ node: { id } }: { node: { id: string } }) => id)).toEqual([
        'Company:cloud',
        'Company:maker',
      ]);
      expect(
        lab.byYear.map(({ year, in: some, out, unknownOut }: { year: number; in: []; out: []; unknownOut: number }) => [
          year,
          some.length,
          out.length,
          unknownOut,
        ]),
      ).toEqual([
        [2024, 1, 0, 0],
        [2025, 2, 1, 1],
        [null, 1, 0, 0],
      ]);
    });

    test('its ratio is in divided by out in one currency, null where nothing went out', async () => {
      expect(await of('Company:lab', ', through: [INVESTED_IN]')).toMatchObject({ ratio: null, unknownOut: 1 });
      expect(await of('Company:lab', ', window: { from: "2025" }')).toMatchObject({
        ratio: 0.0833333333333,
        net: [{ currency: 'USD', value: -55 }],
      });
      expect(await of('Institution:idle')).toMatchObject({ in: [], out: [], net: [], ratio: null, byYear: [] });
    });

    test('refuses sums that are not exact, types without money, and entities without', async () => {
      const error = (given: string) => ask.error(`{ capitalFlow(${given}) { ratio } }`);
      expect(await error('of: "Company:rich"')).toMatchObject({
        code: 'LIMIT_EXCEEDED',
        limit: Number.MAX_SAFE_INTEGER,
      });
      expect(await error('of: "Company:rich", through: [GUARANTEES]')).toMatchObject({
        code: 'BAD_USER_INPUT',
        argument: 'through',
      });
      expect(await error('of: "Chip:small"')).toMatchObject({
        code: 'BAD_USER_INPUT',
        argument: 'of',
        id: 'Chip:small',
      });
      expect(await error('of: "Program:plan", through: [LENDS_TO]')).toMatchObject({ code: 'BAD_USER_INPUT' });
      expect(await error('of: "Company:nobody"')).toMatchObject({ code: 'BAD_USER_INPUT', id: 'Company:nobody' });
      expect(await of('Company:lab', ', through: []')).toMatchObject({ in: [], out: [] });
    });
  });

  describe('computeReach', () => {
    const of = async (rest = '') =>
      (
        await ask(`{ computeReach(of: "Institution:fund-3"${rest}) {
          facilities { node { id } phase powerMw plannedPowerMw chips { chip { id } quantity fact { asOfDate } } path { length nodes { id } steps { facts { type } forward } } }
          direct { node { id } chips { chip { id } quantity } }
          totalsByPhase { phase facilities powerMw plannedPowerMw quantity }
          models { chip { id } model { id } tokensPerSecondPerAccelerator fact { scenario } }
          unknownPower unknownQuantity truncated
        } }`)
      ).computeReach;

    test('leads from capital to sites, chips and models; each site once, the newest quantity, the best speed', async () => {
      const reach = await of();
      expect(reach.facilities[0]).toEqual({
        node: { id: 'Facility:built' },
        ...{ phase: 'OPERATIONAL', powerMw: 100, plannedPowerMw: null },
        chips: [{ chip: { id: 'Chip:large' }, quantity: 250, fact: { asOfDate: '2025' } }],
        path: {
          length: 2,
          nodes: ['Institution:fund-3', 'Company:cloud', 'Facility:built'].map((id) => ({ id })),
          steps: [
            { facts: [{ type: 'OWNS' }], forward: true },
            { facts: [{ type: 'OPERATES' }], forward: true },
          ],
        },
      });
      expect(reach.facilities.map(({ node: { id } }: { node: { id: string } }) => id)).toEqual([
        'Facility:built',
        'Facility:dreamt',
        'Facility:second',
      ]);
      expect(reach).toMatchObject({
        direct: [{ node: { id: 'Company:lab' }, chips: [{ chip: { id: 'Chip:large' }, quantity: 9_999 }] }],
        totalsByPhase: [
          { phase: 'PLANNED', facilities: 1, powerMw: null, plannedPowerMw: 1_000, quantity: null },
          { phase: 'OPERATIONAL', facilities: 2, powerMw: 150.5, plannedPowerMw: null, quantity: 250 },
        ],
        models: [
          {
            chip: { id: 'Chip:large' },
            model: { id: 'AiModel:both' },
            tokensPerSecondPerAccelerator: 11.25,
            fact: { scenario: 'Offline' },
          },
          { chip: { id: 'Chip:small' }, model: { id: 'AiModel:both' }, tokensPerSecondPerAccelerator: 3 },
          { chip: { id: 'Chip:small' }, model: { id: 'AiModel:only' }, tokensPerSecondPerAccelerator: 2 },
          { chip: { id: 'Chip:large' }, model: { id: 'AiModel:silent' }, tokensPerSecondPerAccelerator: null },
        ],
        unknownPower: 1,
        unknownQuantity: 1,
        truncated: false,
      });
    });

    test('as far as its length goes', async () => {
      expect(await of(', maxLength: 3')).toMatchObject({ facilities: [], models: [] });
      const { computeReach } = await ask(
        '{ computeReach(of: "Company:lab", maxLength: 1) { facilities { node { id } chips { quantity } } models { chip { id } } } }',
      );
      expect(computeReach.facilities).toHaveLength(3);
      expect(computeReach).toMatchObject({ facilities: [{ chips: [] }, { chips: [] }, { chips: [] }], models: [] });
    });

    test('refuses what has no capital, an unknown id, too great a length', async () => {
      const error = (given: string) => ask.error(`{ computeReach(${given}) { truncated } }`);
      expect(await error('of: "Chip:small"')).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'of' });
      expect(await error('of: "Person:nobody"')).toMatchObject({ code: 'BAD_USER_INPUT', id: 'Person:nobody' });
      expect(await error('of: "Company:lab", maxLength: 9')).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 8 });
    });
  });

  describe('withoutEntity', () => {
    const lost = async (given: string) =>
      (
        await ask(
          `{ withoutEntity(${given}) { truncated totalCount lost { node { id } lastPath { length nodes { id } steps { facts { id } } } } } }`,
        )
      ).withoutEntity.lost.map(
        ({ node: { id }, lastPath }: { node: { id: string }; lastPath: { nodes: { id: string }[] } }) => [
          id,
          ...lastPath.nodes.map((one) => one.id),
        ],
      );

    test('models that run on no other chip', async () => {
      expect(await lost('remove: ["Chip:small"], through: [RUNS]')).toEqual([
        ['AiModel:only', 'Chip:small', 'AiModel:only'],
      ]);
      expect(await lost('remove: ["Chip:small", "Chip:large"], through: [RUNS]')).toHaveLength(3);
    });

    test('companies that nobody else funds, though they fund others', async () => {
      const given = 'remove: ["Institution:fund-3", "Company:maker"], through: [INVESTED_IN], direction: OUT';
      expect(await lost(given)).toEqual([['Company:lab', 'Company:maker', 'Company:lab']]);
    });

    test('what is no longer reached from others', async () => {
      const given = 'through: [OWNS, OPERATES], direction: OUT, from: ["Institution:fund-3"]';
      expect(await lost(`remove: ["Company:cloud"], ${given}`)).toEqual([
        ['Facility:built', 'Institution:fund-3', 'Company:cloud', 'Facility:built'],
      ]);
      expect(await lost(`remove: ["Company:lab"], ${given}`)).toEqual([]);
    });

    test.each([
      ['nothing to remove', 'remove: [], through: [RUNS]', { code: 'BAD_USER_INPUT', argument: 'remove' }],
      ['an unknown id', 'remove: ["Chip:none"], through: [RUNS]', { code: 'BAD_USER_INPUT', id: 'Chip:none' }],
      [
        'an unknown start',
        'remove: ["Chip:small"], through: [RUNS], from: ["Chip:none"]',
        { code: 'BAD_USER_INPUT', id: 'Chip:none' },
      ],
      [
        'too great a length',
        'remove: ["Chip:small"], through: [RUNS], maxLength: 9',
        { code: 'LIMIT_EXCEEDED', limit: 8, requested: 9 },
      ],
    ])('refuses %s', async (_, given, expected) => {
      expect(await ask.error(`{ withoutEntity(${given}) { totalCount } }`)).toMatchObject(expected);
    });
  });
});
