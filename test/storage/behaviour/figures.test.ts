import { beforeAll, expect, test } from 'vitest';
import type { FieldFigures, GroupKey, GroupOrder } from '../../../src/graph/aggregate.ts';
import type { AggregateQuery } from '../../../src/graph/store.ts';
import { along } from '../../support/questions.ts';
import { money, voice } from '../../support/statements.ts';
import { overEmpty } from '../../support/suites.ts';
import { latest, publish } from '../../support/world.ts';

const { node, edge } = voice('traps');
const largest = Number.MAX_SAFE_INTEGER;
const payments = [
  money(largest),
  money(largest),
  money(2 ** 52, 'EUR'),
  money(2 ** 52 - 1, 'EUR'),
  money(1, 'EUR', 'UP_TO'),
  money(7, 'JPY'),
  money(0, 'JPY'),
  undefined,
];
const dates = ['2026', '2026-01', '2026-01-01', '2026-12-31'];
/** Added from left to right, some of them vanish beside the largest. */
const powers = [1e16, 1 / 3, 1 / 3, 1, 1e-7, undefined];
const texts = ['\u{1F600}', '\uFFFD', 'É', 'e', `O'Neil "q" \\ \n %_`];

const statements = [
  node('Source:press', 'Press'),
  node('Company:payer', 'Payer'),
  ...texts.map((occupation, index) => node(`Person:p${index}`, `P${index}`, { occupation })),
  ...dates.map((_, index) => node(`Company:c${index}`, `C${index}`)),
  ...payments.map((amount, index) => {
    const fields = { ...(amount && { amount }), announcedOn: dates[index % 4]! };
    return edge('INVESTED_IN', 'Company:payer', `Company:c${index % 4}`, fields, `t${index}`);
  }),
  ...powers.map((powerMw, index) =>
    node(`Facility:f${index}`, `F${index}`, {
      ...(powerMw !== undefined && { powerMw }),
      acceleratorCount: 2 ** 31 - 1,
      latitude: index % 2 === 0 ? -33.333333333333336 : 33.33333333333333,
      ...(index % 2 === 1 && { applications: texts.slice(0, index) }),
    }),
  ),
];

overEmpty('figures', (store) => {
  beforeAll(async () => {
    await publish(store(), statements);
  });

  const read = () => latest({ load: 1 });
  const paid = (wanted: Pick<AggregateQuery, 'figures' | 'groups'>): AggregateQuery => ({
    over: 'edges',
    origins: ['Company:payer'],
    hops: [along('INVESTED_IN')],
    distinct: false,
    ...wanted,
  });
  const of = (kind: string, wanted: Pick<AggregateQuery, 'figures' | 'groups'>): AggregateQuery => ({
    over: 'nodes',
    kinds: [kind],
    ...wanted,
  });
  const figuresOf = async (field: string, query = paid): Promise<FieldFigures> => {
    const [answer] = await store().aggregate(query({ figures: { distinct: false, fields: [field] } }), read());
    return answer!.figures!.fields[field]!;
  };
  const keysOf = async (key: GroupKey, query = paid, order: GroupOrder = { by: 'KEY', direction: 'ASC' }) => {
    const groups = [{ key, order, limit: 100, distinct: false, fields: [] }];
    const [answer] = await store().aggregate(query({ groups }), read());
    return answer!.groups![0]!.groups.map(({ key: one, count }) => [one, count]);
  };
  const facilities = (wanted: Pick<AggregateQuery, 'figures' | 'groups'>) => of('Facility', wanted);

  test('money is exact up to 2^53-1 minor units, never across currencies and qualifiers', async () => {
    expect(await figuresOf('amount')).toEqual({
      measure: 'money',
      known: 7,
      unknown: 1,
      amounts: [
        {
          currency: 'EUR',
          qualifier: 'EXACT',
          count: 2,
          sum: largest,
          min: 2 ** 52 - 1,
          max: 2 ** 52,
          average: 45035996273700,
        },
        { currency: 'EUR', qualifier: 'UP_TO', count: 1, sum: 1, min: 1, max: 1, average: 0.01 },
        { currency: 'JPY', qualifier: 'EXACT', count: 2, sum: 7, min: 0, max: 7, average: 3.5 },
        {
          currency: 'USD',
          qualifier: 'EXACT',
          count: 2,
          sum: 2 * largest,
          min: largest,
          max: largest,
          average: 90071992547400,
        },
      ],
    });
  });

  test('doubles are added without rounding on the way, then to 12 digits; extremes are as stored', async () => {
    expect(await figuresOf('powerMw', facilities)).toEqual({
      measure: 'number',
      known: 5,
      unknown: 1,
      sum: 1e16,
      min: 1e-7,
      max: 1e16,
      average: 2e15,
    });
    expect(await figuresOf('latitude', facilities)).toMatchObject({
      sum: -2.13162820728e-14,
      min: -33.333333333333336,
      max: 33.33333333333333,
    });
  });

  test('whole numbers pass 2^31', async () => {
    expect(await figuresOf('acceleratorCount', facilities)).toMatchObject({ sum: 6 * (2 ** 31 - 1), unknown: 0 });
  });

  test('dates of one first day: the coarsest is the least, the most precise the largest', async () => {
    expect(await figuresOf('announcedOn')).toMatchObject({ min: '2026', max: '2026-12-31' });
    const groups: AggregateQuery['groups'] = [
      {
        key: { by: 'date', field: 'announcedOn', per: 'QUARTER' },
        order: { by: 'KEY', direction: 'ASC' },
        limit: 9,
        distinct: true,
        fields: ['announcedOn'],
      },
    ];
    const [answer] = await store().aggregate(paid({ groups }), read());
    expect(answer!.groups![0]).toEqual({
      total: 3,
      groups: [
        ['2026-Q1', 4, 2, '2026-01', '2026-01-01'],
        ['2026-Q4', 2, 1, '2026-12-31', '2026-12-31'],
        [null, 2, 1, '2026', '2026'],
      ].map(([key, count, distinct, min, max]) => ({
        key,
        count,
        distinct,
        fields: { announcedOn: { measure: 'date', known: count, unknown: 0, min, max } },
      })),
    });
  });

  test.each([
    ['YEAR', [['2026', 8]]],
    [
      'MONTH',
      [
        ['2026-01', 4],
        ['2026-12', 2],
        [null, 2],
      ],
    ],
  ] as const)('dates coarser than a %s have no key', async (per, expected) => {
    expect(await keysOf({ by: 'date', field: 'announcedOn', per })).toEqual(expected);
  });

  test('texts are kept apart as they are, in the order of code points', async () => {
    const people = (wanted: Pick<AggregateQuery, 'figures' | 'groups'>) => of('Person', wanted);
    const sorted = [texts[4], 'e', 'É', '\uFFFD', '\u{1F600}'];
    expect(await keysOf({ by: 'field', field: 'occupation' }, people)).toEqual(sorted.map((text) => [text, 1]));
  });

  test('each value of a list is a group; a row without any has no key', async () => {
    expect(
      await keysOf({ by: 'field', field: 'applications' }, facilities, { by: 'COUNT', direction: 'DESC' }),
    ).toEqual([
      ['\u{1F600}', 3],
      [null, 3],
      ['É', 2],
      ['\uFFFD', 2],
      [texts[4], 1],
      ['e', 1],
    ]);
  });

  test('a grouping without a limit of its own tells how many groups there are', async () => {
    const order = { by: 'COUNT', direction: 'DESC' } as const;
    const groups = [{ key: { by: 'node' } as const, order, limit: 0, distinct: false, fields: [] }];
    const [answer] = await store().aggregate(paid({ groups }), read());
    expect(answer).toEqual({ count: 8, groups: [{ groups: [], total: 4 }] });
  });

  test('the order by a sum beyond 2^53-1 goes on, groups without one come last both ways', async () => {
    const by = (currency: string, direction: 'ASC' | 'DESC') =>
      keysOf({ by: 'node' }, paid, { by: 'SUM', field: 'amount', currency, qualifier: 'EXACT', direction });
    const ids = (rows: unknown[][]) => rows.map(([id]) => id);
    expect(ids(await by('JPY', 'DESC'))).toEqual(['Company:c1', 'Company:c2', 'Company:c0', 'Company:c3']);
    expect(ids(await by('JPY', 'ASC'))).toEqual(['Company:c2', 'Company:c1', 'Company:c0', 'Company:c3']);
  });

  test('figures of many origins are one port call and one statement, nothing where there is nothing', async () => {
    const call = read();
    const figures = { distinct: true, fields: ['amount', 'announcedOn', 'stake'] };
    const [none, ...rest] = await store().aggregate(
      { ...paid({ figures }), origins: ['Company:nobody', 'Company:payer', 'Company:c0'] } as AggregateQuery,
      call,
    );
    expect(call.meter).toMatchObject({ portCalls: 1, statements: 1 });
    expect(rest.map(({ count }) => count)).toEqual([8, 0]);
    expect(none).toEqual({
      count: 0,
      figures: {
        count: 0,
        distinct: 0,
        fields: {
          amount: { measure: 'money', known: 0, unknown: 0, amounts: [] },
          announcedOn: { measure: 'date', known: 0, unknown: 0, min: null, max: null },
          stake: { measure: 'number', known: 0, unknown: 0, sum: null, min: null, max: null, average: null },
        },
      },
    });
  });
});
