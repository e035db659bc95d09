import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Row, readJsonl } from '../../src/ingest/read.ts';
import { writeLines } from '../support/files.ts';

async function rows(file: string) {
  const all: Omit<Row, 'file'>[] = [];
  for await (const rows of readJsonl(file)) for (const { file: _, ...row } of rows) all.push(row);
  return all;
}

describe('reading JSONL', () => {
  test('passes over blank lines and a byte order mark, and takes CRLF for an end of line', async () => {
    const file = writeLines('windows.jsonl', '\ufeff{"a":1}\r', '\r', '', '{"a":"é\u2028"}\r', '\ufeff3');
    expect(await rows(file)).toEqual([
      { line: 1, value: { a: 1 } },
      { line: 4, value: { a: 'é\u2028' } },
      { line: 5, problem: expect.stringMatching(/^is not JSON/) },
    ]);
  });

  test('says of each line what it is not, and reads on', async () => {
    const file = writeLines('bad.jsonl', '{"a":', Buffer.from([0x22, 0xff, 0x22]), 'null', '[1]');
    expect(await rows(file)).toEqual([
      { line: 1, problem: expect.stringMatching(/^is not JSON \(.+\)$/) },
      { line: 2, problem: 'is not UTF-8 text' },
      { line: 3, value: null },
      { line: 4, value: [1] },
    ]);
  });

  test('needs no line feed at the end, and no line at all', async () => {
    const file = writeLines('end.jsonl');
    expect(await rows(file)).toEqual([]);
    writeFileSync(file, '1\n2');
    expect(await rows(file)).toEqual([
      { line: 1, value: 1 },
      { line: 2, value: 2 },
    ]);
  });

  test('puts lines together that are longer than what is read at a time', async () => {
    const long = 'é'.repeat(200_000);
    const file = writeLines('long.jsonl', [long], [1], [long, long]);
    expect((await rows(file)).map((row) => 'value' in row && row.value)).toEqual([[long], [1], [long, long]]);
  });

  test('names a file that is not there', async () => {
    await expect(rows('/nowhere/x.jsonl')).rejects.toThrow('/nowhere/x.jsonl: there is no such file');
  });
});
