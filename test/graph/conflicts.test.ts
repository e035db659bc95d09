import { describe, expect, test } from 'vitest';
import { conflictsOf } from '../../src/graph/conflicts.ts';
import { model, money } from '../support/statements.ts';

const company = model.kinds.get('Company')!;
const datasets = ['article', 'companion', 'zeta'];
const between = (...records: Record<string, unknown>[]) =>
  conflictsOf(company, datasets, Object.fromEntries(records.map((record, index) => [datasets[index], record])));

describe('conflicts', () => {
  test('are fields of which data sets state different values, in the order in which they win', () => {
    expect(between({ ticker: 'A', sources: ['x'] }, { foundedOn: '2001' }, { ticker: 'Z', sources: ['y'] })).toEqual([
      {
        field: 'ticker',
        values: [
          { value: 'A', dataset: 'article', sources: ['x'] },
          { value: 'Z', dataset: 'zeta', sources: ['y'] },
        ],
        shown: 'A',
      },
    ]);
  });

  test('name all data sets that state the field, those that agree too', () => {
    const [conflict] = between({ ticker: 'A' }, { ticker: 'B' }, { ticker: 'A' });
    expect(conflict!.values.map(({ dataset, value }) => [dataset, value])).toEqual([
      ['article', 'A'],
      ['companion', 'B'],
      ['zeta', 'A'],
    ]);
  });

  test('are not made by silence, by united fields, or by lists of the same members', () => {
    expect(between({ name: 'A', ticker: 'A' }, { name: 'A' })).toEqual([]);
    expect(between({ sources: ['x'], aliases: ['a'] }, { sources: ['y'], aliases: ['b'] })).toEqual([]);
    expect(between({ sectors: ['BANK', 'CLOUD'] }, { sectors: ['CLOUD', 'BANK'] })).toEqual([]);
    expect(between({ sectors: ['BANK'] }, { sectors: ['CLOUD', 'BANK'] })).toHaveLength(1);
  });

  test('write values as text that tells all of them apart', () => {
    const round = model.kinds.get('FundingRound')!;
    const texts = conflictsOf(round, ['a', 'b'], {
      a: { amount: money(200_000_000_000), announcedOn: '2026' },
      b: { amount: money(200_000_000_050, 'USD', 'UP_TO'), announcedOn: '2026-01' },
    }).map(({ field, values, shown }) => [field, ...values.map(({ value }) => value), shown]);
    expect(texts).toEqual([
      ['amount', '2000000000 USD EXACT', '2000000000.5 USD UP_TO', '2000000000 USD EXACT'],
      ['announcedOn', '2026', '2026-01', '2026'],
    ]);
    const [sectors] = between({ sectors: ['BANK'] }, { sectors: ['CLOUD'] });
    expect(sectors!.shown).toBe('["BANK"]');
  });
});
