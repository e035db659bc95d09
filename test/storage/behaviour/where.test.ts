import { expect, test } from 'vitest';
import { compareDate } from '../../../src/graph/dates.ts';
import { fold } from '../../../src/graph/text.ts';
import type { Where } from '../../../src/graph/where.ts';
import { along, edgesOf, matching } from '../../support/questions.ts';
import { overWorld } from '../../support/suites.ts';
import { asOf, hubId, returningNode } from '../../support/world.ts';

/** Only the companies that tests below speak of: their number must not depend on the rest of the world. */
const few: Where = {
  op: 'in',
  field: 'key',
  values: ['nvidia', 'e-acute', 'e-plain', 'same-1', 'same-3', 'bare', 'ginkou'],
};
const compare = (field: string, cmp: 'eq' | 'lt' | 'lte' | 'gt' | 'gte', value: string | number | boolean): Where => ({
  op: 'compare',
  field,
  cmp,
  value,
});
const not = (of: Where): Where => ({ op: 'not', of });
const match = (how: 'contains' | 'startsWith' | 'endsWith', text: string): Where => ({
  op: 'match',
  field: 'name',
  how,
  value: fold(text),
});

const cases: [law: string, where: Where, keys: string[]][] = [
  [
    'and of nothing holds',
    { op: 'and', of: [] },
    ['bare', 'e-acute', 'e-plain', 'ginkou', 'nvidia', 'same-1', 'same-3'],
  ],
  ['or of nothing fails', { op: 'or', of: [] }, []],
  ['in nothing fails', { op: 'in', field: 'name', values: [] }, []],
  ['has none of nothing', { op: 'has', field: 'sectors', values: [] }, []],
  ['eq compares text exactly', compare('name', 'eq', 'É'), ['e-acute']],
  ['in compares text exactly', { op: 'in', field: 'name', values: ['e', 'Same Name'] }, ['e-plain', 'same-1']],
  ['lte compares folded text', compare('name', 'lte', 'E'), ['bare', 'e-acute', 'e-plain']],
  ['gt compares folded text', compare('name', 'gt', 'NVIDIA'), ['ginkou', 'same-1', 'same-3']],
  ['contains compares folded text', match('contains', 'ÁME n'), ['same-1', 'same-3']],
  ['startsWith compares folded text', match('startsWith', 'NV'), ['nvidia']],
  ['endsWith compares folded text', match('endsWith', 'Vidia'), ['nvidia']],
  [
    'every text contains nothing',
    match('contains', ''),
    ['bare', 'e-acute', 'e-plain', 'ginkou', 'nvidia', 'same-1', 'same-3'],
  ],
  ['nothing ends with more than itself', match('endsWith', 'xnvidia'), []],
  ['a comparison with an unknown value fails', compare('countryCode', 'eq', 'US'), ['nvidia']],
  [
    'its not holds',
    not(compare('countryCode', 'eq', 'US')),
    ['bare', 'e-acute', 'e-plain', 'ginkou', 'same-1', 'same-3'],
  ],
  ['an inequality with an unknown value fails', compare('countryCode', 'lt', 'US'), ['ginkou', 'same-1']],
  ['not of not is the same', not(not(compare('countryCode', 'eq', 'US'))), ['nvidia']],
  ['isNull finds unknown values', { op: 'isNull', field: 'countryCode' }, ['bare', 'e-acute', 'e-plain', 'same-3']],
  ['isNull finds empty lists', { op: 'isNull', field: 'sectors' }, ['bare', 'e-plain', 'same-1', 'same-3']],
  ['has finds any of the values', { op: 'has', field: 'sectors', values: ['SOFTWARE', 'BANK'] }, ['ginkou', 'nvidia']],
  [
    'has compares texts of a list exactly',
    { op: 'has', field: 'aliases', values: ['Élan vital', 'nvda'] },
    ['e-acute'],
  ],
  ['has finds a source', { op: 'has', field: 'sources', values: ['filing'] }, ['bare']],
  ['not has finds the rest', not({ op: 'has', field: 'sources', values: ['filing', 'press'] }), []],
  ['has finds a data set', { op: 'has', field: 'datasets', values: ['article'] }, ['bare']],
  ['key compares as text', compare('key', 'gte', 'nvidia'), ['nvidia', 'same-1', 'same-3']],
  ['id is the full id', compare('id', 'eq', 'Company:bare'), ['bare']],
  ['kind is a field', compare('kind', 'eq', 'Person'), []],
  ['a date equals one of its own precision alone', compareDate('foundedOn', 'eq', '2001-01-01'), ['e-plain']],
  ['a date is since any day it covers', compareDate('foundedOn', 'gte', '2010-06-15'), ['same-1']],
  [
    'a date is until any day it covers',
    compareDate('foundedOn', 'lte', '2001-01-01'),
    ['e-acute', 'e-plain', 'nvidia'],
  ],
  ['a date is before with every day', compareDate('foundedOn', 'lt', '2001-06'), ['e-plain', 'nvidia']],
  ['a date is after with every day', compareDate('foundedOn', 'gt', '2001-01-01'), ['same-1', 'same-3']],
];

overWorld('filters', (world) => {
  test.each(cases)('%s', async (_, where, keys) => {
    expect(await matching(world().store, { op: 'and', of: [few, where] })).toEqual(keys);
  });

  test('booleans compare', async () => {
    const open = await matching(world().store, compare('openWeights', 'eq', true), ['AiModel']);
    const closed = await matching(world().store, compare('openWeights', 'eq', false), ['AiModel']);
    const unknown = await matching(world().store, { op: 'isNull', field: 'openWeights' }, ['AiModel']);
    expect(open).toEqual(expect.arrayContaining(['llama-3', 'llama-3.1']));
    expect(closed).toContain('llama-3.10');
    expect(unknown).toContain('closed');
  });

  test('floats compare to the last digit', async () => {
    const at = (cmp: 'eq' | 'lt' | 'gt', value: number) =>
      matching(world().store, compare('powerMw', cmp, value), ['Facility']);
    expect(await at('eq', 1 / 3)).toContain('third');
    expect(await at('gt', 0.3333333333333333)).not.toContain('third');
    expect(await at('lt', 0.33333333333333337)).toContain('third');
    expect(await at('eq', 1e-7)).toEqual(['orbit']);
  });

  test('large counts compare exactly', async () => {
    const where = compare('memoryBytes', 'gte', Number.MAX_SAFE_INTEGER);
    expect(await matching(world().store, where, ['Chip'])).toEqual(['taalas-hc1']);
    const model = compare('parameterCount', 'eq', 1_857_519_953_499_096_300);
    expect(await matching(world().store, model, ['AiModel'])).toEqual(['closed']);
  });

  test('money compares in its currency and qualifier alone', async () => {
    const ask = (currency: string, minor: number, qualifier?: string) => {
      const bounds = [{ cmp: 'gte' as const, minor }];
      const money: Where = { op: 'money', field: 'capitalCost', currency, bounds, ...(qualifier && { qualifier }) };
      return matching(
        world().store,
        { op: 'and', of: [money, { op: 'in', field: 'key', values: ['south', 'third'] }] },
        ['Facility'],
      );
    };
    expect(await ask('USD', Number.MAX_SAFE_INTEGER)).toEqual(['south']);
    expect(await ask('EUR', 1)).toEqual(['third']);
    expect(await ask('EUR', 2)).toEqual([]);
    expect(await ask('EUR', 0, 'EXACT')).toEqual([]);
    expect(await ask('EUR', 0, 'AT_LEAST')).toEqual(['third']);
  });

  test('a money filter without bounds asks for the currency', async () => {
    const where: Where = { op: 'money', field: 'launchPrice', currency: 'JPY', bounds: [] };
    expect(await matching(world().store, where, ['Chip'])).toEqual(['taalas-hc1']);
  });

  test('recordedAt compares with the time of the load', async () => {
    const { store, versions } = world();
    const first = compare('recordedAt', 'lte', versions[0]!.loadedAt!);
    expect(await matching(store, { op: 'and', of: [few, not(first)] })).toEqual([]);
  });

  test('edges filter by their own fields, data sets and type', async () => {
    const ids = async (where: Where) => {
      const [slice] = await edgesOf(world().store, ['Company:nvidia'], { where });
      return slice!.rows.map(({ id }) => id);
    };
    expect(await ids(compare('id', 'eq', 'shared-deal'))).toEqual(['shared-deal']);
    expect(
      await ids({
        op: 'and',
        of: [compare('type', 'eq', 'INVESTED_IN'), { op: 'has', field: 'datasets', values: ['article'] }],
      }),
    ).toEqual(['shared-deal']);
    expect((await ids(compare('confidence', 'eq', 0.5))).length).toBe(1);
    expect((await ids({ op: 'match', field: 'product', how: 'endsWith', value: 'e' })).length).toBe(1);
    expect((await ids(compare('round', 'eq', 'series-b'))).length).toBe(1);
  });

  test('`far` filters by the node at the other end, whichever end it is', async () => {
    const hops = [along('INVESTED_IN', 'OUT'), along('INVESTED_IN', 'IN')];
    const where: Where = { op: 'far', of: compare('kind', 'eq', 'Person') };
    const [slice] = await edgesOf(world().store, ['Company:nvidia'], { hops, where });
    expect(slice!.rows.map(({ from }) => from)).toEqual(['Person:ada']);
  });

  const related = (
    quantifier: 'some' | 'none' | 'every',
    of: Where,
    direction: 'OUT' | 'IN' | 'BOTH' = 'IN',
    type = 'INVESTED_IN',
  ): Where => ({
    op: 'and',
    of: [few, { op: 'related', relation: { by: 'edge', type, direction }, quantifier, of }],
  });

  test('some: one related edge fulfils', async () => {
    const byPerson = related('some', { op: 'far', of: compare('kind', 'eq', 'Person') });
    expect(await matching(world().store, byPerson)).toEqual(['nvidia']);
  });

  test('none: no related edge fulfils', async () => {
    const anything: Where = { op: 'and', of: [] };
    expect(await matching(world().store, related('none', anything))).toEqual(['e-plain', 'ginkou', 'same-1']);
  });

  test('every: none fails, and of no edges none does', async () => {
    const known = not({ op: 'isNull', field: 'amount' });
    expect(await matching(world().store, related('every', known))).toEqual([
      'e-plain',
      'ginkou',
      'nvidia',
      'same-1',
      'same-3',
    ]);
  });

  test('every takes a comparison with an unknown value for a failure', async () => {
    const cheap: Where = { op: 'money', field: 'amount', currency: 'USD', bounds: [{ cmp: 'lt', minor: 2_000 }] };
    expect(await matching(world().store, related('every', cheap))).toEqual([
      'e-plain',
      'ginkou',
      'nvidia',
      'same-1',
      'same-3',
    ]);
  });

  test('symmetric edges relate from both ends', async () => {
    const cars = related('some', compare('purpose', 'eq', 'cars'), 'BOTH', 'PARTNERS_WITH');
    expect(await matching(world().store, cars)).toEqual(['bare', 'nvidia']);
  });

  test('relations nest', async () => {
    const ownsInvestor = related(
      'some',
      {
        op: 'far',
        of: {
          op: 'related',
          relation: { by: 'edge', type: 'INVESTED_IN', direction: 'OUT' },
          quantifier: 'some',
          of: compare('isLead', 'eq', true),
        },
      },
      'OUT',
      'OWNS',
    );
    expect(await matching(world().store, ownsInvestor)).toEqual(['bare']);
  });

  test('relations look at the view of the read', async () => {
    const owned = related('some', { op: 'far', of: compare('id', 'eq', returningNode) }, 'IN', 'OWNS');
    expect(await matching(world().store, owned, ['Company'], asOf(1))).toEqual(['bare']);
    expect(await matching(world().store, owned)).toEqual([]);
  });

  test('relations look at the validity of the read', async () => {
    const chief: Where = {
      op: 'related',
      relation: { by: 'edge', type: 'HOLDS_ROLE_AT', direction: 'OUT' },
      quantifier: 'some',
      of: compare('title', 'eq', 'Chief'),
    };
    const of: Where = { op: 'and', of: [chief, { op: 'in', field: 'key', values: ['ada', 'bo'] }] };
    const on = (day: string | null) => matching(world().store, of, ['Person'], asOf(3, day));
    expect(await on(null)).toEqual(['ada', 'bo']);
    expect(await on('2020-04-30')).toEqual(['bo']);
    expect(await on('2020-05-01')).toEqual(['ada']);
    expect(await on('2023-12-31')).toEqual(['ada']);
    expect(await on('2024-01-01')).toEqual([]);
  });

  test('a filter keeps the order of pages', async () => {
    const where: Where = { op: 'money', field: 'amount', currency: 'EUR', bounds: [{ cmp: 'gt', minor: 0 }] };
    const [all] = await edgesOf(world().store, [hubId], { where });
    const [page] = await edgesOf(world().store, [hubId], { where, page: { limit: 5, from: 'end' } });
    expect(page!.rows.map(({ id }) => id)).toEqual(all!.rows.slice(-5).map(({ id }) => id));
  });
});
