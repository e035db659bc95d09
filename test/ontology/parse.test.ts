import { describe, expect, test } from 'vitest';
import { currentModel } from '../../src/ontology/current.ts';
import { parseRecord } from '../../src/ontology/parse.ts';

const model = currentModel();

function parse(raw: unknown) {
  const result = parseRecord(model, raw);
  if ('issues' in result) throw new Error(result.issues.map(({ field, message }) => `${field}: ${message}`).join('\n'));
  return result.record as { fields: Record<string, unknown>; id?: string | null };
}

/** Problems as `field: message`. */
function messages(raw: unknown): string[] {
  const result = parseRecord(model, raw);
  return 'issues' in result ? result.issues.map(({ field, message }) => `${field}: ${message}`) : [];
}

/** As `messages`, without the value that a message quotes at its end. */
function problems(raw: unknown): string[] {
  return messages(raw).map((message) => message.replace(/ \((?:"[^"]*"|-?\d[\d.e+]*|true)\)$/, ''));
}

const company = { kind: 'Company', key: 'a', name: 'A', sources: ['s'] };
const owns = { type: 'OWNS', from: 'Company:a', to: 'Company:b', sources: ['s'] };
const invested = { type: 'INVESTED_IN', from: 'Company:a', to: 'Company:b', sources: ['s'] };
const deploys = { type: 'DEPLOYS', from: 'Facility:a', to: 'Chip:b', sources: ['s'] };
const runs = { type: 'RUNS', from: 'Chip:a', to: 'AiModel:b', sources: ['s'] };

describe('records that are none', () => {
  test.each<[unknown, string[]]>([
    [7, ['record: is not a JSON object']],
    [[], ['record: is not a JSON object']],
    [null, ['record: is not a JSON object']],
    [{}, ['record: has neither "kind" (a node), "type" (an edge) nor "retract"']],
    [{ ...company, kind: 'Compny' }, ['kind: there is no node kind "Compny" (did you mean Company?)']],
    [{ ...company, kind: ['Company'] }, ['kind: there is no node kind ["Company"] (did you mean Company?)']],
    [{ ...owns, type: ['OWNS'] }, ['type: there is no edge type ["OWNS"] (did you mean OWNS?)']],
    [{ ...owns, type: 'OWN' }, ['type: there is no edge type "OWN" (did you mean OWNS?)']],
  ])('%j', (raw, expected) => {
    expect(problems(raw)).toEqual(expected);
  });

  test('name every field that is missing or unknown, with the nearest known one', () => {
    expect(problems({ kind: 'Company', websit: 'https://a.example' })).toEqual([
      expect.stringMatching(/^websit: .*did you mean website\?/),
      'key: is missing',
      'name: is missing',
      'sources: is missing',
    ]);
  });
});

describe('fields', () => {
  test('a message quotes what it is about', () => {
    expect(messages({ ...company, website: 'ftp://a.example', foundedOn: 2026 })).toEqual([
      'foundedOn: expected a date as text (2026)',
      'website: is not an http(s) address ("ftp://a.example")',
    ]);
  });

  test('null is absent, REPORTED is the default and not stored, a Source has no sources', () => {
    expect(parse({ ...company, website: null, status: 'REPORTED' }).fields).toEqual({ name: 'A', sources: ['s'] });
    expect(problems({ kind: 'Source', key: 's', name: 'S', sources: ['t'] })).toEqual([
      'sources: a Source has no sources',
    ]);
  });

  test.each(['nvidia', 'rtx-3090', 'llama-3.1-8b', '0'])('the key %s', (key) => {
    expect(problems({ ...company, key })).toEqual([]);
  });

  test.each(['', 'A', 'a b', 'a--b', '-a', 'a.', 'é', 'a/b', 'x'.repeat(121)])('not the key "%s"', (key) => {
    expect(problems({ ...company, key })).toEqual([expect.stringMatching(/^key: /)]);
  });

  test.each(['2026', '2026-03', '2026-03-15', '2024-02-29', '0001', '9999-12-31'])('the date %s', (foundedOn) => {
    expect(parse({ ...company, foundedOn }).fields.foundedOn).toBe(foundedOn);
  });

  test.each([
    ['2026-13', 'there is no month 13'],
    ['2026-00', 'there is no month 00'],
    ['2026-02-30', '2026-02 has no day 30'],
    ['2023-02-29', '2023-02 has no day 29'],
    ['0000', 'there is no year 0000'],
    ['26', '"26" is not a date like 2026, 2026-03 or 2026-03-15'],
    [2026, 'expected a date as text'],
  ])('not the date %s', (foundedOn, message) => {
    expect(problems({ ...company, foundedOn })).toEqual([`foundedOn: ${message}`]);
  });

  test('texts have no blanks around them, no controls, no halves of characters, and an end', () => {
    for (const name of ['', ' A', 'A ', 'A\u0000', 'A\ud800', 'x'.repeat(501)]) {
      expect(problems({ ...company, name }), JSON.stringify(name)).toEqual([expect.stringMatching(/^name: /)]);
    }
    expect(parse({ ...company, summary: 'x'.repeat(5_000) }).fields.summary).toHaveLength(5_000);
  });

  test('what was true until a day was so since an earlier one, or within the same year or month', () => {
    expect(problems({ ...owns, validFrom: '2026-03-15', validTo: '2026' })).toEqual([]);
    expect(problems({ ...owns, validFrom: '2026-03-15', validTo: '2026-03' })).toEqual([]);
    expect(problems({ ...owns, validFrom: '2026-03-15', validTo: '2026-02' })).toEqual([
      expect.stringMatching(/^validTo: 2026-02 is before validFrom/),
    ]);
  });

  test('lists do not repeat, enums and countries are known, addresses are http', () => {
    expect(problems({ ...company, aliases: ['B', 'B'] })).toEqual(['aliases: repeats a value']);
    expect(problems({ ...company, sources: ['s', 'Source:s'] })).toEqual(['sources: repeats a value']);
    expect(problems({ ...company, sources: [] })).toEqual(['sources: needs at least one source']);
    expect(parse({ ...company, aliases: [] }).fields).not.toHaveProperty('aliases');
    expect(problems({ ...company, sectors: ['CLOUDS'] })).toEqual([
      expect.stringMatching(/^sectors.*is not one of AI_LAB/),
    ]);
    expect(problems({ ...company, countryCode: 'UK' })).toEqual([
      expect.stringMatching(/^countryCode: is not an ISO 3166-1/),
    ]);
    expect(problems({ ...company, website: 'ftp://a.example' })).toEqual(['website: is not an http(s) address']);
  });

  test('numbers are finite, in range, and never -0', () => {
    const chip = { kind: 'Chip', key: 'a', name: 'A', sources: ['s'] };
    expect(Object.is(parse({ ...chip, fp16Flops: -0 }).fields.fp16Flops, 0)).toBe(true);
    expect(Object.is(parse({ ...runs, latencyMilliseconds: -0 }).fields.latencyMilliseconds, 0)).toBe(true);
    expect(Object.is(parse({ ...owns, stake: -0 }).fields.stake, 0)).toBe(true);
    expect(Object.is(parse({ ...deploys, quantity: -0 }).fields.quantity, 0)).toBe(true);
    expect(problems({ ...deploys, quantity: 2 ** 31 })).toEqual(['quantity: is above 2147483647']);
    expect(problems({ ...deploys, quantity: 0.5 })).toEqual([expect.stringMatching(/^quantity: expected a whole/)]);
    expect(problems({ ...chip, fp16Flops: -1 })).toEqual(['fp16Flops: is below 0']);
    expect(problems({ ...chip, fp16Flops: '1' })).toEqual(['fp16Flops: expected a number']);
    expect(problems({ ...chip, processNm: true })).toEqual([expect.stringMatching(/^processNm: expected a /)]);
    expect(problems({ ...owns, stake: 1.01 })).toEqual(['stake: is above 1']);
    expect(problems({ ...runs, acceleratorCount: 0 })).toEqual(['acceleratorCount: is below 1']);
  });
});

describe('money', () => {
  const amount = (value: unknown, currency: unknown = 'USD', qualifier?: unknown) => ({
    ...invested,
    amount: { value, currency, qualifier },
  });

  test.each<[unknown, string, number]>([
    [2e9, 'USD', 200_000_000_000],
    [0.1, 'USD', 10],
    ['0.10', 'USD', 10],
    [1e21 / 1e12, 'USD', 100_000_000_000],
    ['90071992547409.91', 'USD', Number.MAX_SAFE_INTEGER],
    [5, 'JPY', 5],
    ['1.234', 'KWD', 1_234],
    [0, 'EUR', 0],
    ['-0', 'EUR', 0],
    [Number.MAX_SAFE_INTEGER, 'JPY', Number.MAX_SAFE_INTEGER],
  ])('%s %s is %i in minor units', (value, currency, minor) => {
    expect(parse(amount(value, currency)).fields.amount).toEqual({ minor, currency, qualifier: 'EXACT' });
  });

  test.each<[unknown, string, string]>([
    [0.1 + 0.2, 'USD', 'has more decimals than USD'],
    ['1.5', 'JPY', 'has more decimals than JPY'],
    ['90071992547409.92', 'USD', 'is beyond 2^53-1 minor units'],
    [1e16, 'USD', 'is beyond 2^53-1 minor units'],
    [90071992547409.91, 'USD', 'has more digits than a number keeps: write the amount as text'],
    [Number.MAX_SAFE_INTEGER + 1, 'JPY', 'is beyond 2^53-1 minor units'],
    [-1, 'USD', 'is negative'],
    ['1,000', 'USD', 'is not a decimal number'],
    ['', 'USD', 'is not a decimal number'],
  ])('not %s %s', (value, currency, message) => {
    expect(problems(amount(value, currency))).toEqual([expect.stringContaining(message)]);
    expect(problems(amount(value, currency))[0]).toMatch(/^amount\.value: /);
  });

  test.each(['EXACT', 'UP_TO', 'AT_LEAST', 'APPROXIMATE'])('the qualifier %s', (qualifier) => {
    expect(parse(amount(1, 'USD', qualifier)).fields.amount).toEqual({ minor: 100, currency: 'USD', qualifier });
  });

  test('no qualifier, or null, is EXACT', () => {
    for (const none of [undefined, null]) {
      expect(parse(amount(1, 'USD', none)).fields.amount).toEqual({ minor: 100, currency: 'USD', qualifier: 'EXACT' });
    }
  });

  test('the currency and the qualifier are known, and nothing else stands there', () => {
    expect(problems(amount(1, 'USDT'))).toEqual(['amount.currency: is not an ISO 4217 currency code']);
    expect(problems(amount(1, 'USD', 'ABOUT'))).toEqual([expect.stringMatching(/^amount\.qualifier: /)]);
    expect(problems({ ...invested, amount: { value: 1, currency: 'USD', unit: 'm' } })).toEqual([
      expect.stringMatching(/^amount.*unit/),
    ]);
    expect(problems({ ...invested, amount: 5 })).toEqual([expect.stringMatching(/^amount: /)]);
  });
});

describe('edges', () => {
  test('refs are keys, or ids of the kind they point to', () => {
    expect(parse({ ...invested, round: 'r-1' }).fields.round).toBe('r-1');
    expect(parse({ ...invested, round: 'FundingRound:r-1' }).fields.round).toBe('r-1');
    expect(problems({ ...invested, round: 'Program:r-1' })).toEqual([expect.stringMatching(/^round: is not a key/)]);
  });

  test('ends are ids of kinds that may stand there, and not the same', () => {
    expect(problems({ ...owns, to: 'Company:a' })).toEqual([
      'to: an edge may not lead from a node to itself (Company:a)',
    ]);
    expect(problems({ ...owns, to: 'Chip:h100' })).toEqual([expect.stringMatching(/^to: .*Company/)]);
    expect(problems({ ...owns, from: 'Compny:a' })).toEqual([expect.stringMatching(/^from: .*Compny/)]);
    expect(problems({ ...owns, from: undefined })).toEqual([expect.stringMatching(/^from: /)]);
  });

  test('an id of their own is ASCII', () => {
    expect(parse({ ...owns, id: 'deal_1-a' }).id).toBe('deal_1-a');
    for (const id of ['', 'a b', 'é', 7, 'x'.repeat(121)]) {
      expect(problems({ ...owns, id })).toEqual([expect.stringMatching(/^id: /)]);
    }
  });

  test('what is computed cannot be given', () => {
    expect(problems({ ...runs, tokensPerSecondPerAccelerator: 5 })).toEqual([
      expect.stringMatching(/^tokensPerSecondPerAccelerator: /),
    ]);
  });
});

describe('retractions', () => {
  const retract = 'InvestedIn:deal_1-a';

  test('name a fact, with sources and a note at most', () => {
    const record = parse({ retract, sources: ['s'], note: 'It never took place.' });
    expect(record).toEqual({ on: 'retraction', id: retract });
    expect(parse({ retract: 'Company:llama-3.1' })).toMatchObject({ id: 'Company:llama-3.1' });
  });

  test.each([7, '', 'a b', 'InvestedIn:', ['InvestedIn:a']])('%j is no id', (id) => {
    expect(problems({ retract: id })).toEqual([expect.stringMatching(/^retract: is not the id of a fact/)]);
  });

  test('hold nothing else', () => {
    expect(problems({ retract, amount: 5 })).toEqual(['amount: does not belong to a retraction']);
  });
});
