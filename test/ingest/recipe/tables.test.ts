import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { GraphStore } from '../../../src/graph/store.ts';
import { companies, printed, writeLines } from '../../support/files.ts';
import { companiesBy, loadTable } from '../../support/recipes.ts';
import { openFresh } from '../../support/sqlite.ts';

/** What goes wrong with files on their way here; reading asks no store, so one will do. */
describe('tables as they come', () => {
  let store: GraphStore;
  beforeAll(async () => {
    store = await openFresh();
    return () => store.close();
  });

  const byCountry = companiesBy(', countryCode: country');
  const read = async (recipe: string, file: string) => {
    const report = await loadTable(store, recipe, file);
    const { added, changed, unchanged, merged, rejected } = report.accounts!.templates.get('company')!;
    return {
      rows: report.accounts!.rows,
      sound: added + changed + unchanged,
      merged,
      rejected,
      rejects: printed(report),
    };
  };
  const fine = (rows: number) => ({ rows, sound: rows, merged: 0, rejected: 0, rejects: [] });

  test.each<[what: string, recipe: string, file: () => string]>([
    ['a byte order mark and CRLF', byCountry, () => writeLines('bom.csv', '\ufeffname,country\r', 'A,US\r')],
    ['a semicolon', companiesBy('', `format: csv, delimiter: ';'`), () => writeLines('semi.csv', 'name;x', 'A;1')],
    ['another quote', companiesBy('', `format: csv, quote: "'"`), () => writeLines('quote.csv', 'name,x', "'A,b',1")],
    ['no header', companiesBy('', 'format: csv, columns: [x, name]'), () => writeLines('bare.csv', '1,A')],
    [
      'lines before it',
      companiesBy('', 'format: csv, skipLines: 2'),
      () => writeLines('pre.csv', 'Export', '', 'name', 'A'),
    ],
    [
      'latin-1 that is said',
      companiesBy('', 'format: csv, encoding: latin-1'),
      () => writeLines('l.csv', 'name', Buffer.from([0xe9])),
    ],
    ['quoted line breaks', byCountry, () => writeLines('breaks.csv', 'name,country', '"A', 'b",US')],
    ['the line ends of two systems', byCountry, () => writeLines('ends.csv', 'name,country\r', 'A,US')],
    ['a list of JSON', companiesBy('', 'format: json'), () => writeLines('a.json', '[{"name":"A"}]')],
    [
      'a list within',
      companiesBy('', 'format: json, path: data.rows'),
      () => writeLines('b.json', '{"data":{"rows":[{"name":"A"}]}}'),
    ],
    ['JSONL', companiesBy('', 'format: jsonl'), () => writeLines('c.jsonl', { name: 'A' })],
  ])('%s', async (_, recipe, file) => expect(await read(recipe, file())).toEqual(fine(1)));

  test('each format may be compressed', async () => {
    const file = writeLines('a.csv.gz');
    writeFileSync(file, gzipSync('name,country\nA,US\nB,US\n'));
    expect(await read(byCountry, file)).toEqual(fine(2));
  });

  test('line ends of two systems end rows of a single column too', async () => {
    expect(await read(companiesBy(''), writeLines('ends.csv', 'name\r', 'A', 'B'))).toEqual(fine(2));
  });

  const page = '<!DOCTYPE html><html><body>Sign in</body></html>';
  const cut = () => {
    const file = writeLines('cut.csv.gz');
    writeFileSync(file, gzipSync(`name,country\n${'Some name,US\n'.repeat(1000)}`).subarray(0, -20));
    return file;
  };
  test.each<[what: string, recipe: string, file: () => string, message: RegExp]>([
    [
      'a web page',
      byCountry,
      () => writeLines('page.csv', page),
      /page\.csv: is a web page \(HTML\), not csv; download the table/,
    ],
    [
      'a page without a head',
      byCountry,
      () => writeLines('rows.csv', '<!-- saved -->', '<table><tr><td>name'),
      /rows\.csv: is a web page \(HTML\)/,
    ],
    ['a workbook', byCountry, () => writeLines('w.csv', 'PK\x03\x04'), /is a workbook or other ZIP; save its table/],
    [
      'a .gz without its ending',
      byCountry,
      () => writeLines('z.csv', gzipSync('name,country')),
      /is compressed; let its name end in \.gz/,
    ],
    [
      'a quote within a value',
      byCountry,
      () => writeLines('v.csv', 'name,country', 'A,US', '"B" Co,US'),
      /v\.csv:3: a quote closes before its value ends: double the quotes/,
    ],
    [
      'no header',
      companiesBy('', 'format: csv, skipLines: 9'),
      () => writeLines('s.csv', 'name', 'A'),
      /s\.csv: has no header; "skipLines" leaves out 9 lines/,
    ],
    [
      'another delimiter',
      byCountry,
      () => writeLines('tabs.csv', 'name\tcountry', 'A\tUS'),
      /has only one column .*stands "\\t": say so as "delimiter"/,
    ],
    [
      'a missing column',
      byCountry,
      () => writeLines('m.csv', 'name,contry', 'A,US'),
      /has no column country \(did you mean contry\?\); its columns are name, contry$/,
    ],
    [
      'a column twice',
      byCountry,
      () => writeLines('d.csv', 'name,country,name', 'A,US,B'),
      /column name stands 2 times \(as columns 1, 3\)/,
    ],
    ['an empty file', byCountry, () => writeLines('e.csv'), /e\.csv: is empty$/],
    [
      'UTF-16',
      byCountry,
      () => writeLines('u.csv', Buffer.from('\ufeffname', 'utf16le')),
      /is UTF-16 text; save it as UTF-8/,
    ],
    ['a cut off .gz', byCountry, cut, /ends in the middle of its compressed data; fetch it again/],
    ['what is no .gz', byCountry, () => writeLines('n.csv.gz', 'name'), /is no gzip, or is damaged/],
    [
      'an open quote',
      byCountry,
      () => writeLines('q.csv', 'name,country', 'A,US', '"B,US', 'C,US'),
      /quote that opens after line 2 is not closed/,
    ],
    [
      'a row of 50 MB',
      byCountry,
      () => writeLines('long.csv', 'name,country', 'A,US', 'x'.repeat(50e6)),
      /row after line 2 is longer than 16 MB/,
    ],
    ['no JSON', companiesBy('', 'format: json'), () => writeLines('j.json', '[{]'), /is not JSON \(/],
    [
      'no list',
      companiesBy('', 'format: json'),
      () => writeLines('o.json', '{"rows":[]}'),
      /holds no list of rows; there are lists at rows: say which as "path"/,
    ],
    [
      'nothing at a path',
      companiesBy('', 'format: json, path: a.b'),
      () => writeLines('p.json', '{"a":{}}'),
      /has nothing at a\.b \(no "b"\)/,
    ],
  ])('%s is refused as a whole, and says why', async (_, recipe, file, message) => {
    await expect(read(recipe, file())).rejects.toThrow(message);
  });

  test('a row that is none is rejected by itself', async () => {
    const rows = [
      'name,country',
      'A,US',
      'B',
      'C,US,3',
      Buffer.from([0x44, 0xe9, 0x2c, 0x55, 0x53]),
      '"E',
      'e",US',
      'F,XX',
    ];
    expect(await read(byCountry, writeLines('rows.csv', ...rows))).toEqual({
      rows: 6,
      sound: 2,
      merged: 0,
      rejected: 1,
      rejects: [
        'rows.csv:3: row: has 1 values, but there are 2 columns: is a quote or a delimiter missing?',
        'rows.csv:4: row: has 3 values, but there are 2 columns: is a quote or a delimiter missing?',
        'rows.csv:5: row: is not UTF-8 text in column name: if the file is Latin-1, say "encoding: latin-1"',
        expect.stringMatching(/^rows\.csv:8: company\.countryCode: is not an ISO 3166-1/),
      ],
    });
  });

  test('bytes that are no UTF-8 reject their row of a list of JSON, and none besides', async () => {
    const file = writeLines('l.json', Buffer.from('[{"name":"A\xe9"},{"name":"B"}]', 'latin1'));
    expect(await read(companiesBy('', 'format: json'), file)).toEqual({
      ...{ rows: 2, sound: 1, merged: 0, rejected: 0 },
      rejects: ['l.json:1: row: is not UTF-8 text: if the file is Latin-1, say "encoding: latin-1"'],
    });
  });

  test('a row nested more deeply than the stack is rejected by itself', async () => {
    const deep = `{"name":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    const file = writeLines('deep.jsonl', deep, { name: 'B' });
    expect(await read(companiesBy('', 'format: jsonl'), file)).toMatchObject({
      ...{ rows: 2, sound: 1, rejects: ['deep.jsonl:1: row: is nested too deeply'] },
    });
  });

  test('names in any script and of only punctuation have keys of their own', async () => {
    const store = await openFresh();
    const names = ['!!!', '???', '字节跳动', '腾讯', 'Яндекс', 'مبادلة', 'C++', 'C', 'Ærø', 'Nvidia', 'NVIDIA Corp.'];
    const report = await loadTable(store, companiesBy(''), writeLines('scripts.csv', 'name', ...names));
    expect(report.accounts!.templates.get('company')).toMatchObject({ added: 10, merged: 1, rejected: 0 });
    expect(await companies(store)).toHaveLength(10);
    await store.close();
  });
});
