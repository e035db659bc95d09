import { describe, expect, test } from 'vitest';
import { RowValues, type Setting } from '../../../src/ingest/recipe/evaluate.ts';
import { parseRecipe } from '../../../src/ingest/recipe/parse.ts';
import { steps } from '../../../src/ingest/recipe/steps.ts';

/** The value of a cell after the steps that are written as in a recipe, or `Error: …`; warnings behind it. */
function made(cell: unknown, written: string, other: Record<string, unknown> = {}, years = '{}'): unknown {
  const text = `
name: t
description: t
input: { format: csv }
source: { key: t, name: t, licence: t }
years: ${years}
values: { v: { from: cell, do: [${written}] } }
records: { r: { kind: Company, fields: { name: v } } }`;
  const warnings: string[] = [];
  const { recipe } = parseRecipe('t.yaml', text);
  const setting: Setting = { recipe, keyOf: () => null, warn: (message) => void warnings.push(message) };
  try {
    const value = new RowValues(setting, { cell, ...other }).named('v');
    return warnings.length > 0 ? [value, ...warnings] : value;
  } catch (error) {
    return `Error: ${(error as Error).message}`;
  }
}

describe('steps', () => {
  test.each<[cell: unknown, written: string, value: unknown]>([
    ['  a  b ', 'trim', 'a  b'],
    [' a \n b ', 'squeeze', 'a b'],
    ['Ab', 'lower', 'ab'],
    ['Ab', 'upper', 'AB'],
    ['Crème & Co. (Paris)', 'slug', 'creme-co-paris'],
    ['xAI #confident', `regex: '^([^#]+)', trim`, 'xAI'],
    ['xAI', `regex: '#(.+)'`, null],
    ['2024', `regex: '^\\d+$'`, '2024'],
    ['Phase 1 (of 2)', `replace: { match: '\\s*\\(.*\\)$', with: '' }`, 'Phase 1'],
    ['b', 'prefix: a-, suffix: -c', 'a-b-c'],
    ['abcdef', 'truncate: 4', 'abc…'],
    ['Existing', 'lookup: { table: { Existing: OPERATIONAL } }', 'OPERATIONAL'],
    ['True', 'lookup: { table: { "True": true, "False": false } }', true],
    ['Else', 'lookup: { table: { Existing: a } }', `Error: v: "Else" is not in the recipe's lookup table`],
    ['toString', 'lookup: { table: { Existing: a }, otherwise: empty }', null],
    ['Else', 'lookup: { table: { Existing: a }, otherwise: keep }', 'Else'],
    ['Else', 'lookup: { table: { Existing: a }, otherwise: skip }', 'Error: "Else" is not in the lookup table'],
    ['  ', 'default: USD', 'USD'],
    ['EUR', 'default: USD', 'EUR'],
    ['', 'skipWhenEmpty', 'Error: v is empty'],
    ['', 'skipWhenEmpty: nobody is named', 'Error: nobody is named'],
    ['', 'trim, number', null],
    ['A, B,,A ', `split: ','`, ['A', 'B']],
    ['A; B, C', `split: [',', ;], lower`, ['a', 'b', 'c']],
    ['A,B', `split: ',', first`, 'A'],
    ['A,B', `split: ',', join: ' and '`, 'A and B'],
    ['A #x,B', `split: ',', regex: '#(.+)'`, ['x']],
    [7, 'number', 7],
  ])('%j, %s: %j', (cell, written, value) => expect(made(cell, written)).toEqual(value));

  test.each<[cell: string, written: string, value: unknown]>([
    ['1,234.5', 'number', 1234.5],
    ['$1.2B', 'number', 1_200_000_000],
    ['US$ 350 million', 'number', 350_000_000],
    ['1.2bn USD', 'number', 1_200_000_000],
    ['€5', 'number', 5],
    ['5 EUR', 'number', 5],
    ['-3', 'number', -3],
    ['2E+11', 'number', 200_000_000_000],
    ['1 234 567', 'number', 1_234_567],
    ["1'234", 'number', 1234],
    ['1.234.567,8', `number: { decimal: ',' }`, 1_234_567.8],
    ['10.894283791', 'number: { unit: B }', 10_894_283_791],
    ['17,50,000', 'number: { indian: true }', 1_750_000],
    [
      '17,50,000',
      'number',
      'Error: v: "17,50,000" is not grouped by three digits; say "indian: true" if lakhs and crores are meant',
    ],
    ['1,5', 'number', 'Error: v: "1,5" is not grouped by three digits; say which sign is the decimal one'],
    ['1.2.3', 'number', 'Error: v: "1.2.3" has more than one "."'],
    ['1e309', 'number', 'Error: v: "1e309" is beyond what a number can hold'],
    ['12 parsecs', 'number', 'Error: v: "12 parsecs" has a unit that is not known ("parsecs")'],
    ['n/a', 'number', 'Error: v: "n/a" is not a number'],
    ['45%', 'percent', 0.45],
    ['12.5', 'percent', 0.125],
    ['1.25', 'round: 1', 1.3],
    ['1250', 'round: -2', 1300],
    ['-2.5', 'round: 0', -3],
    ['0.49999999999999999', 'round: 0', 0],
    ['9007199254740993.2', 'round: 0', 9_007_199_254_740_992],
    ['3', 'multiply: 1000000', 3_000_000],
    ['0.1', 'multiply: 3', 0.3],
    ['9007199254740991', 'multiply: 1', 9_007_199_254_740_991],
    ['1e34', 'round: -12', 1e34],
    ['1.005', 'money: { currency: USD, unit: 1000 }', { value: '1005', currency: 'USD' }],
    ['1.005', 'money: { currency: USD, decimals: 2 }', { value: '1.01', currency: 'USD' }],
    ['90071992547409.914', 'money: { currency: USD, decimals: 2 }', { value: '90071992547409.91', currency: 'USD' }],
    ['0.995', 'money: { currency: USD, decimals: 2 }', { value: '1', currency: 'USD' }],
    ['5M EUR', 'money: { currency: USD }', 'Error: v: "5M EUR" is written with EUR, which is not USD'],
    ['€5M', 'money: { currency: USD }', 'Error: v: "€5M" is written with €, which is not USD'],
    ['US$ 5', 'money: { currency: CAD }', 'Error: v: "US$ 5" is written with US$, which is not CAD'],
    ['$5K', 'money: { currency: CAD }', { value: '5000', currency: 'CAD' }],
    ['$1.2B', 'money: { currency: USD }', { value: '1200000000', currency: 'USD' }],
    ['90071992547409.91', 'money: { currency: USD }', { value: '90071992547409.91', currency: 'USD' }],
    [
      '2.345',
      'money: { currency: USD, decimals: 2, qualifier: APPROXIMATE }',
      { value: '2.35', currency: 'USD', qualifier: 'APPROXIMATE' },
    ],
    ['5', 'money: { currencyFrom: other, currency: USD }', { value: '5', currency: 'EUR' }],
  ])('%j, %s: %j', (cell, written, value) => expect(made(cell, written, { other: 'EUR' })).toEqual(value));

  test.each<[cell: string, written: string, value: unknown]>([
    ['2026-03', 'date', '2026-03'],
    ['3/5/2023', `date: ['M/D/YYYY', 'YYYY']`, '2023-03-05'],
    ['2023', `date: ['M/D/YYYY', 'YYYY']`, '2023'],
    ['12/31/2023', 'date: D/M/YYYY', 'Error: v: "12/31/2023" is not a date: there is no month 31'],
    ['Sept. 5, 2023', `date: 'MMM D, YYYY'`, '2023-09-05'],
    ['Q3 2024', `date: 'QQ YYYY'`, 'Error: v: "Q3 2024" is not a date written as QQ YYYY'],
    ['3Q24', `date: QYYYY`, 'Error: v: "3Q24" is not a date written as QYYYY'],
    ['3/2024', 'date: Q/YYYY', '2024-07'],
    ['2026-03-11 17:54:05+00:00', `date: 'YYYY-MM-DD *'`, '2026-03-11'],
    ['Augmented 2026', 'date: MMM YYYY', 'Error: v: "Augmented 2026" is not a date written as MMM YYYY'],
    ['2023-02-29', 'date', 'Error: v: "2023-02-29" is not a date: 2023-02 has no day 29'],
    [`32°35'25"N`, 'coordinates: latitude', 32.590278],
    [`90°05'35"W`, 'coordinates: longitude', -90.093056],
    ['-90.09', 'coordinates: longitude', -90.09],
    ['32.59 N', 'coordinates: latitude', 32.59],
    ['32.59, -90.09', 'coordinates: longitude', -90.09],
    [`-0°07'39"`, 'coordinates: longitude', -0.1275],
    ['−0°30′', 'coordinates: latitude', -0.5],
    ['+0.5 N', 'coordinates: latitude', 0.5],
    ['45 W', 'coordinates: latitude', `Error: v: "45 W" is not a coordinate such as 32°35'25"N or -90.09`],
    ['9 W, 38 N', 'coordinates: latitude', `Error: v: "9 W, 38 N" is not a coordinate such as 32°35'25"N or -90.09`],
    ['95', 'coordinates: latitude', 'Error: v: "95" is beyond 90 degrees'],
    ['Korea (Republic of)', 'country', 'KR'],
    ['Korea (North)', 'country', 'KP'],
    ["Korea (Democratic People's Republic of)", 'country', 'KP'],
    ['north', 'coordinates: latitude', `Error: v: "north" is not a coordinate such as 32°35'25"N or -90.09`],
  ])('%j, %s: %j', (cell, written, value) => expect(made(cell, written)).toEqual(value));

  test.each<[one: unknown, other: unknown, sum: unknown, product: unknown]>([
    [0.1, '0.2', 0.3, 0.02],
    [3, 1.1, 4.1, 3.3],
    [9_007_199_254_740_990, 1, 9_007_199_254_740_991, 9_007_199_254_740_990],
    [1e21, 5, 1e21, 5e21],
    [5, '', 5, null],
  ])('%j and %j are added and multiplied exactly', (one, other, sum, product) => {
    const both = { values: { sum: { sum: ['one', 'other'] }, product: { product: ['one', 'other'] } } };
    const recipe = { ...both, input: { format: 'csv', trim: true }, years: {} } as unknown as Setting['recipe'];
    const row = new RowValues({ recipe, keyOf: () => null, warn: () => {} }, { one, other });
    expect([row.named('sum'), row.named('product')]).toEqual([sum, product]);
  });

  test('a year outside of the declared span is warned of, kept or rejected, as the recipe says', () => {
    const message = '"1201-05" is outside of the years 1800 to 2100 that the recipe expects';
    expect(made('1201-05', 'date')).toEqual(['1201-05', `v: ${message}`]);
    expect(made('1201-05', 'date', {}, '{ outside: keep }')).toBe('1201-05');
    expect(made('1201-05', 'date', {}, '{ outside: reject }')).toBe(`Error: v: ${message}`);
    expect(made('3201', 'date', {}, '{ from: 1990, to: 2050 }')).toEqual([
      '3201',
      expect.stringContaining('1990 to 2050'),
    ]);
  });

  test.each(Object.entries(steps))('the example of %s can be written', (_, { example }) => {
    expect(() => made('1', example)).not.toThrow();
  });
});
