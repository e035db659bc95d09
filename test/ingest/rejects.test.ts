import { expect, test } from 'vitest';
import { jsonl } from '../../src/ingest/mapping.ts';
import { formatReport } from '../../src/ingest/report.ts';
import { companies, company, holdings, load, owns, press, printed, writeLines } from '../support/files.ts';
import { overEmpty } from '../support/suites.ts';

const model = (key: string, baseModel: string) => ({
  kind: 'AiModel',
  key,
  name: key,
  baseModel,
  sources: ['press'],
});

const bad = writeLines(
  'bad.jsonl',
  press,
  company('a'),
  { ...company('b'), kind: 'Compny' },
  company('c', { websit: 'https://c.example' }),
  owns('a', 'nowhere'),
  { ...owns('a', 'good'), type: 'INVESTED_IN', amount: { value: -5, currency: 'USD' } },
  company('d', { foundedOn: '2020-13' }),
  company('a', { name: 'Once more' }),
  '{"kind":"Company",',
  Buffer.from([0x7b, 0xc3, 0x28, 0x7d]),
  owns('a', 'd'),
  owns('a', 'a'),
  model('grandchild', 'child'),
  model('child', 'parent'),
  model('parent', 'nobody'),
  company('good'),
  owns('a', 'good', { stake: 0.5 }),
  { retract: 'Compny:a', sources: ['press'] },
  '[]',
  `{"kind":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
  owns('a', 'goood', { stake: 2, id: 'né' }),
);

const complaints = [
  'bad.jsonl:3: kind: there is no node kind "Compny" (did you mean Company?)',
  'bad.jsonl:4: websit: is not a field of Company (did you mean website?)',
  'bad.jsonl:5: to: there is no Company:nowhere',
  'bad.jsonl:6: amount.value: is negative (-5)',
  'bad.jsonl:7: foundedOn: there is no month 13 ("2020-13")',
  'bad.jsonl:8: key: Company:a already stands at bad.jsonl:2 in this data set',
  expect.stringMatching(/^bad\.jsonl:9: record: is not JSON \(.+\)$/),
  'bad.jsonl:10: record: is not UTF-8 text',
  'bad.jsonl:11: to: Company:d was rejected (bad.jsonl:7)',
  'bad.jsonl:12: to: an edge may not lead from a node to itself (Company:a)',
  'bad.jsonl:13: baseModel: AiModel:child was rejected (bad.jsonl:14)',
  'bad.jsonl:14: baseModel: AiModel:parent was rejected (bad.jsonl:15)',
  'bad.jsonl:15: baseModel: there is no AiModel:nobody',
  'bad.jsonl:18: retract: there is no kind of node or fact "Compny" (did you mean Company?)',
  'bad.jsonl:19: record: is not a JSON object',
  'bad.jsonl:20: record: is nested too deeply',
];

overEmpty('rejects', (store) => {
  test('every problem is reported in one run, with file, line, field and what is wrong', async () => {
    const report = await load(store(), 'bad', [bad], { dryRun: true });
    expect(printed(report).slice(0, complaints.length)).toEqual(complaints);
    // Several problems of one record, each by itself.
    expect(printed(report).slice(complaints.length)).toEqual([
      expect.stringMatching(/^bad\.jsonl:21: stake: /),
      expect.stringMatching(/^bad\.jsonl:21: id: /),
    ]);
    expect(report).toMatchObject({ read: 21, rejected: 17, loaded: false, added: 0 });
  });

  test('a dry run loads nothing, and neither does a strict one that meets a reject', async () => {
    const report = await load(store(), 'bad', [bad], { strict: true });
    expect(report).toMatchObject({ read: 21, rejected: 17, loaded: false, added: 0, load: 0 });
    expect(formatReport(report)).toBe('21 records read, 17 rejected. Nothing was loaded, because of the rejects.');
    expect(await companies(store())).toEqual([]);
  });

  test('otherwise all valid records are loaded', async () => {
    const report = await load(store(), 'bad', [bad]);
    expect(report).toMatchObject({ read: 21, rejected: 17, loaded: true, added: 4, load: 1 });
    expect(await companies(store())).toEqual(['a', 'good']);
    expect(await holdings(store(), 'a')).toMatchObject([{ node: 'Company:good' }]);
  });

  test('a node stands as long as somebody states it: an earlier line, another data set, the store', async () => {
    const twice = writeLines('twice.jsonl', company('x'), company('x', { founded: 1 }), owns('x', 'good'));
    expect(printed(await load(store(), 'first', [twice]))).toEqual([
      'twice.jsonl:2: founded: is not a field of Company (did you mean foundedOn?)',
    ]);
    const whole = writeLines('whole.jsonl', company('y'), owns('x', 'y'));
    const broken = writeLines('broken.jsonl', company('y', { sources: ['nobody'] }), company('x', { ticker: 1 }));
    const inputs = [
      { dataset: 'one', files: [whole] },
      { dataset: 'two', files: [broken] },
    ];
    expect(printed(await load(store(), 'any', [], { inputs }))).toEqual([
      'broken.jsonl:1: sources: there is no Source:nobody',
      expect.stringMatching(/^broken\.jsonl:2: ticker: /),
    ]);
    expect(await companies(store())).toEqual(['a', 'good', 'x', 'y']);
  });

  test('one rejected record of a row leaves the others of the row alone', async () => {
    const table = writeLines('table.jsonl', { keys: ['m1', 'm2', 'm3'] }, { keys: ['m4'] });
    const records = (row: unknown) =>
      (row as { keys: string[] }).keys.map((key) => ({
        template: null,
        raw: company(key, key === 'm2' ? { x: 1 } : {}),
      }));
    const report = await load(store(), 'mapped', [table], { mapping: { ...jsonl, mapper: () => records } });
    expect(printed(report)).toEqual([expect.stringMatching(/^table\.jsonl:1: x: is not a field of Company/)]);
    expect(report).toMatchObject({ read: 4, rejected: 1, added: 3 });
    expect(await companies(store())).toEqual(expect.arrayContaining(['m1', 'm3', 'm4']));
  });

  test('an edge id that is already that of another edge is refused, in the input and in the store', async () => {
    const clash = (stake: number) => owns('x', 'good', { id: 'given', stake });
    await load(store(), 'ids', [writeLines('ids.jsonl', clash(0.1))]);
    const other = writeLines('other.jsonl', owns('x', 'a', { id: 'given' }), owns('x', 'y', { id: 'g' }));
    expect(printed(await load(store(), 'others', [other], { dryRun: true }))).toEqual([
      'other.jsonl:1: id: given is already the id of OWNS from Company:x to Company:good',
    ]);
    const again = writeLines('again.jsonl', clash(0.2), clash(0.3));
    expect(printed(await load(store(), 'ids', [again], { dryRun: true }))).toEqual([
      'again.jsonl:2: id: given already stands at again.jsonl:1 in this data set',
    ]);
  });
});
