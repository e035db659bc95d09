import { expect, test } from 'vitest';
import type { AggregateQuery, GraphStore } from '../../src/graph/store.ts';
import { dataOf, execute, overApi } from '../support/app.ts';
import { aggregateOf } from '../support/evaluate-aggregate.ts';
import { along } from '../support/questions.ts';
import { asOf, hubId, hubSize, latest, visibleFacts } from '../support/world.ts';
import { ownMethods } from '../support/wrap.ts';

/** What the hub's investments are to answer, by the oracle. */
function expectedOf(wanted: Pick<AggregateQuery, 'figures' | 'groups'>, origin = hubId) {
  const query: AggregateQuery = {
    over: 'edges',
    origins: [origin],
    hops: [along('INVESTED_IN')],
    distinct: false,
    ...wanted,
  };
  return aggregateOf(query, visibleFacts(latest().view))[0]!;
}

overApi('aggregate', (ask) => {
  const ofHub = async (selection: string) =>
    (await ask(`{ company(key: "hub") { investments { aggregate { ${selection} } } } }`)).company.investments.aggregate;
  const errorOfHub = (selection: string) =>
    ask.error(`{ company(key: "hub") { investments { aggregate { ${selection} } } } }`);

  test('sums money per currency and qualifier, with the number of rows that do not know it beside', async () => {
    const figures = expectedOf({ figures: { distinct: false, fields: ['amount'] } }).figures!.fields.amount!;
    const { sum, unknown } = await ofHub('sum { amount { currency qualifier value count } } unknown { amount }');
    const decimals: Record<string, number> = { JPY: 0 };
    expect(sum.amount).toEqual(
      (figures.measure === 'money' ? figures.amounts : []).map(({ currency, qualifier, sum: minor, count }) => ({
        currency,
        qualifier,
        count,
        value: minor / 10 ** (decimals[currency] ?? 2),
      })),
    );
    expect(sum.amount).toHaveLength(12);
    expect(unknown.amount).toBe(hubSize / 5);
  });

  test('gives extremes as they are stored, means rounded', async () => {
    expect(
      await ofHub('min { announcedOn stake } max { announcedOn stake } avg { stake amount { value currency } }'),
    ).toMatchObject({
      min: { announcedOn: '2020', stake: 0 },
      max: { announcedOn: '2022-03-05', stake: 8 / 9 },
      avg: { stake: 0.446376811594 },
    });
  });

  test('counts far nodes', async () => {
    expect(await ofHub('count countDistinct')).toEqual({ count: hubSize, countDistinct: 50 });
  });

  test('groups by far node, the largest first, with figures and the number of groups', async () => {
    const { groupBy, groupCount } = await ofHub(
      'groupBy(by: NODE, first: 3) { key node { id name } count countDistinct sum { amount { decimal } } unknown { amount } } groupCount(by: NODE)',
    );
    const order = { by: 'COUNT', direction: 'DESC' } as const;
    const [slice] = expectedOf({
      groups: [{ key: { by: 'node' }, order, limit: 3, distinct: false, fields: ['amount'] }],
    }).groups!;
    expect(groupBy.map(({ key, count, unknown }: never) => ({ key, count, unknown }))).toEqual(
      slice!.groups.map(({ key, count, fields }) => ({ key, count, unknown: { amount: fields.amount!.unknown } })),
    );
    expect(groupBy[0].node).toEqual({ id: groupBy[0].key, name: 'Spoke 0' });
    expect(groupBy[0].countDistinct).toBe(1);
    expect(groupCount).toBe(50);
  });

  test.each([
    ['YEAR', ['2020', '2021', '2022', null]],
    ['QUARTER', ['2020-Q1', '2021-Q1', '2022-Q1', null]],
  ])('groups by the %s of a date, coarser and unknown ones without a key', async (per, start) => {
    const { groupBy } = await ofHub(`groupBy(by: ANNOUNCED_ON_${per}, orderBy: KEY) { key count node { id } }`);
    expect(groupBy.map(({ key }: { key: string }) => key)).toEqual(start);
    expect(groupBy.reduce((total: number, { count }: { count: number }) => total + count, 0)).toBe(hubSize);
    expect(groupBy[0].node).toBeNull();
  });

  test('groups by enum, boolean, ref and list fields of facts and of nodes', async () => {
    const data = await ask(`{
      company(key: "nvidia") { investments { aggregate {
        lead: groupBy(by: IS_LEAD, orderBy: KEY) { key count }
        round: groupBy(by: ROUND, orderBy: KEY) { key node { id name } count }
        sources: groupBy(by: SOURCES) { key node { id } count }
        datasets: groupBy(by: DATASETS, orderBy: KEY) { key }
      } } neighbors { aggregate { groupBy(by: TYPE, orderBy: KEY, first: 2) { key count } } } }
      companies(where: { key: { in: ["nvidia", "ginkou", "bare"] } }) { aggregate { count countDistinct
        groupBy(by: SECTORS, orderBy: KEY) { key count countDistinct } } }
      organizations(where: { name: { eq: "Same Name" } }) { aggregate { groupBy(by: KIND) { key count } } }
    }`);
    const { lead, round, sources, datasets } = data.company.investments.aggregate;
    expect(lead).toEqual([
      { key: 'false', count: 1 },
      { key: 'true', count: 1 },
      { key: null, count: 3 },
    ]);
    expect(round).toEqual([
      { key: 'FundingRound:series-a', node: { id: 'FundingRound:series-a', name: 'Series A' }, count: 1 },
      { key: 'FundingRound:series-b', node: { id: 'FundingRound:series-b', name: 'Series B' }, count: 1 },
      { key: null, node: null, count: 3 },
    ]);
    expect(sources[0]).toEqual({ key: 'Source:press', node: { id: 'Source:press' }, count: 5 });
    expect(datasets).toEqual([{ key: 'article' }, { key: 'companion' }]);
    expect(data.company.neighbors.aggregate.groupBy).toEqual([
      { key: 'ADDRESSES', count: 1 },
      { key: 'COMMITTED_TO', count: 2 },
    ]);
    expect(data.companies.aggregate).toEqual({
      count: 3,
      countDistinct: 3,
      groupBy: [
        { key: 'BANK', count: 1, countDistinct: 1 },
        { key: 'CHIP_DESIGNER', count: 1, countDistinct: 1 },
        { key: 'SOFTWARE', count: 1, countDistinct: 1 },
        { key: null, count: 1, countDistinct: 1 },
      ],
    });
    expect(data.organizations.aggregate.groupBy).toEqual([
      { key: 'Company', count: 2 },
      { key: 'Institution', count: 1 },
    ]);
  });

  test('sorts groups by a sum of one currency, EXACT amounts unless another qualifier is given', async () => {
    const sumsOf = async (order: string, currency: string, qualifier: string) => {
      const { groupBy } = await ofHub(
        `groupBy(by: NODE, orderBy: SUM, ${order}, first: 100) { key sum { amount { value currency qualifier } } }`,
      );
      type One = { value: number; currency: string; qualifier: string };
      return groupBy.map(
        (group: { sum: { amount: One[] } }) =>
          group.sum.amount.find((one) => one.currency === currency && one.qualifier === qualifier)?.value ?? null,
      );
    };
    for (const [order, currency, qualifier, sign] of [
      ['currency: "EUR"', 'EUR', 'EXACT', -1],
      ['sumOf: AMOUNT, currency: "JPY", qualifier: UP_TO, direction: ASC', 'JPY', 'UP_TO', 1],
    ] as const) {
      const sums = await sumsOf(order, currency, qualifier);
      const known = sums.filter((one: number | null) => one !== null);
      expect(known.length).toBeGreaterThan(1);
      expect(sums).toHaveLength(50);
      expect(sums.slice(0, known.length)).toEqual(known.toSorted((a: number, b: number) => (a - b) * sign));
    }
  });

  test('heeds the filter and what the query sees', async () => {
    const text = `{ company(key: "bare") { borrowers(where: { fact: { amount: { currency: "USD", gte: 0.2 } } }) { aggregate { count sum { amount { decimal } } } } } }`;
    const at = async (load: number) => dataOf(await ask.whole(text, {}, asOf(load).view)).company.borrowers.aggregate;
    expect(await at(1)).toEqual({ count: 0, sum: { amount: [] } });
    expect(await at(2)).toEqual({ count: 1, sum: { amount: [{ decimal: '0.2' }] } });
  });

  test('answers of neighbours that are listed once each by their newest facts', async () => {
    const { company } = await ask(`{ company(key: "hub") { neighbors(distinct: true) { aggregate {
      count countDistinct unknown { validFrom } groupBy(by: NODE, first: 1) { count } groupCount(by: NODE) } }
      none: neighbors(through: []) { aggregate { count countDistinct min { validFrom } groupBy(by: TYPE) { key } groupCount(by: NODE) } } } }`);
    expect(company.neighbors.aggregate).toEqual({
      count: 50,
      countDistinct: 50,
      unknown: { validFrom: 50 },
      groupBy: [{ count: 1 }],
      groupCount: 50,
    });
    expect(company.none.aggregate).toEqual({
      count: 0,
      countDistinct: 0,
      min: { validFrom: null },
      groupBy: [],
      groupCount: 0,
    });
  });

  test('works over facts that name a node, and over nodes that do', async () => {
    const data = await ask(`{
      fundingRound(key: "series-a") { investments { aggregate { count countDistinct unknown { amount } } } }
      aiModel(key: "llama-3") { derivedModels { aggregate { count max { parameterCount } unknown { trainingCost } } } }
    }`);
    expect(data.fundingRound.investments.aggregate).toEqual({ count: 2, countDistinct: 2, unknown: { amount: 0 } });
    expect(data.aiModel.derivedModels.aggregate).toEqual({
      count: 2,
      max: { parameterCount: 4.05e11 },
      unknown: { trainingCost: 1 },
    });
  });

  test('a sum of money beyond 2^53-1 minor units is an error, its mean and extremes are not', async () => {
    const text = (selection: string) =>
      `{ company(key: "e-acute") { investors { aggregate { count ${selection} } } } }`;
    expect(await ask.error(text('sum { amount { value } }'))).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      limit: Number.MAX_SAFE_INTEGER,
      requested: Number.MAX_SAFE_INTEGER + 5,
      currency: 'USD',
      qualifier: 'EXACT',
    });
    const { company } = await ask(text('max { amount { decimal currency qualifier } } avg { amount { value count } }'));
    expect(company.investors.aggregate.max.amount).toContainEqual({
      decimal: '90071992547409.91',
      currency: 'USD',
      qualifier: 'EXACT',
    });
    expect(company.investors.aggregate.avg.amount).toContainEqual({ value: 45035996273700, count: 2 });
  });

  test.each([
    ['orderBy: SUM', { code: 'BAD_USER_INPUT', argument: 'currency' }],
    ['orderBy: SUM, currency: "XXQ"', { code: 'BAD_USER_INPUT', argument: 'currency' }],
    ['currency: "USD"', { code: 'BAD_USER_INPUT', argument: 'currency' }],
    ['orderBy: KEY, sumOf: AMOUNT', { code: 'BAD_USER_INPUT', argument: 'sumOf' }],
    ['first: -1', { code: 'BAD_USER_INPUT', argument: 'first' }],
    ['first: 101', { code: 'LIMIT_EXCEEDED', limit: 100, requested: 101 }],
  ])('groupBy(%s) is refused', async (given, expected) => {
    expect(await errorOfHub(`groupBy(by: NODE, ${given}) { key }`)).toMatchObject(expected);
  });

  test('the order by a sum wants the field where there are several, and no currency for numbers', async () => {
    const order = (given: string) =>
      `{ facilities { aggregate { groupBy(by: PHASE, orderBy: SUM${given}) { key } } } }`;
    expect(await ask.error(order(''))).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'sumOf' });
    expect(await ask.error(order(', sumOf: POWER_MW, currency: "USD"'))).toMatchObject({ argument: 'currency' });
    expect(await ask.error('{ themes { aggregate { groupBy(by: THEME_TYPE, orderBy: SUM) { key } } } }')).toMatchObject(
      {
        argument: 'orderBy',
      },
    );
    const { facilities } = await ask(order(', sumOf: POWER_MW'));
    expect(facilities.aggregate.groupBy.length).toBeGreaterThan(1);
  });

  const everything =
    'count countDistinct sum { amount { value } } unknown { amount stake } min { stake } max { announcedOn } avg { stake } groupBy(by: NODE) { key count sum { amount { value } } } year: groupBy(by: ANNOUNCED_ON_YEAR) { key } groupCount(by: NODE)';
  test.each([
    [
      'all figures of one list',
      2,
      `{ company(key: "hub") { investments { totalCount aggregate { ${everything} } } } }`,
    ],
    [
      'all figures of many lists',
      2,
      '{ companies(first: 50, where: { key: { startsWith: "spoke" } }) { nodes { investors { aggregate { count sum { amount { value } } groupBy(by: NODE) { key } } } } } }',
    ],
    [
      'nodes of the groups of many lists',
      3,
      '{ companies(first: 50) { nodes { investors { aggregate { groupBy(by: NODE, first: 2) { node { name } } } } } } }',
    ],
    [
      'figures of a root list',
      1,
      '{ companies { totalCount aggregate { count min { foundedOn } groupBy(by: COUNTRY_CODE) { key } } } }',
    ],
    [
      'an aggregate of which nothing is asked',
      1,
      '{ company(key: "hub") { investments { aggregate { __typename } } } }',
    ],
  ])('%s take %i port calls, and no more statements', async (_, expected, text) => {
    const answer = await ask.whole(text);
    dataOf(answer);
    expect(answer.meter.portCalls).toBe(expected);
    // Beside the row of its entity a list is read in the same statement, where a store joins what is asked at once.
    const joins = !ask.world().store.capabilities.embedded && text.startsWith('{ company(');
    expect(answer.meter.statements).toBe(joins ? 1 : expected);
  });

  test.each([
    ['count', {}],
    ['count @include(if: true) sum @skip(if: true) { amount { value } }', {}],
    ['sum { amount { value } }', { figures: { distinct: false, fields: ['amount'] } }],
    ['...f', { figures: { distinct: true, fields: ['stake'] } }],
    [
      'groupBy(by: STATUS) { count ... @include(if: true) { max { stake } } }',
      {
        groups: [
          {
            key: { by: 'field', field: 'status' },
            order: { by: 'COUNT', direction: 'DESC' },
            limit: 20,
            distinct: false,
            fields: ['stake'],
          },
        ],
      },
    ],
  ])('{ %s } asks the store for nothing more', async (selection, expected) => {
    const { store } = ask.world();
    const asked: object[] = [];
    const watched: GraphStore = {
      ...ownMethods(store),
      aggregate: (query, read) => {
        const { figures, groups } = query;
        asked.push({ ...(figures && { figures }), ...(groups && { groups }) });
        return store.aggregate(query, read);
      },
    };
    const fragment = 'fragment f on InvestedInAggregate { countDistinct min { stake } }';
    const text = `{ company(key: "hub") { investments { aggregate { ${selection} } } } } ${selection === '...f' ? fragment : ''}`;
    dataOf(await execute(text, null, { engine: ask.engine, store: watched }));
    expect(asked).toEqual([expected]);
  });
});
