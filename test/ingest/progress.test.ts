import { statSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { jsonl, type Mapping } from '../../src/ingest/mapping.ts';
import { createProgress, type Step } from '../../src/ingest/progress.ts';
import { noDecisions } from '../../src/ingest/recipe/aliases.ts';
import { checkRecipe } from '../../src/ingest/recipe/check.ts';
import { Known } from '../../src/ingest/recipe/known.ts';
import { createResolve } from '../../src/ingest/recipe/match.ts';
import { mappingOf } from '../../src/ingest/recipe/open.ts';
import { parseRecipe } from '../../src/ingest/recipe/parse.ts';
import { company, load, owns, press, writeLines } from '../support/files.ts';
import { companiesBy } from '../support/recipes.ts';
import { openFresh } from '../support/sqlite.ts';
import { model } from '../support/statements.ts';
import { streams } from '../support/streams.ts';

/** What is shown of steps, each at its time in milliseconds. */
function shown(isTTY: boolean, steps: [at: number, ...step: [Step['phase'], number, number | null]][], columns = 80) {
  let time = 0;
  const around = streams(isTTY);
  Object.assign(around.stderr, { columns });
  const progress = createProgress(around, () => time);
  for (const [at, phase, records, share] of steps) {
    time = at;
    progress.show({ phase, records, share });
  }
  return String(around.stderr.read() ?? '');
}

describe('progress on a terminal', () => {
  const lines = (...steps: Parameters<typeof shown>[1]) => shown(true, steps).split('\r\x1b[2K').slice(1);

  test('is one line that is written anew: phase, records, their rate, and the time that remains', () => {
    const written = lines(
      [0, 'reading', 0, null],
      [500, 'reading', 1_000, 0.001],
      [2_000, 'reading', 4_000, 0.04],
      [90_000, 'reading', 60_000, 0.5],
      [91_000, 'checking', 0, null],
      [95_000, 'checking', 1_000, null],
      [100_000, 'loading', 0, 0],
      [110_000, 'loading', 12_000, 0.0025],
      [112_000, 'loading', 1_234_567, 1],
      [113_000, 'publishing', 0, null],
    );
    expect(written).toEqual([
      'reading',
      'reading 1,000 records',
      'reading 4,000 records, 2,000 a second, 48 s left',
      'reading 60,000 records, 667 a second, 2 min left',
      'checking',
      'checking 1,000 records, 250 a second',
      'loading',
      'loading 12,000 records, 1,200 a second, 1 h 7 min left',
      'loading 1,234,567 records, 102,881 a second, 0 s left',
      'publishing',
    ]);
  });

  test('guesses nothing in the first second of a phase', () => {
    const first: Parameters<typeof shown>[1] = [
      [0, 'reading', 0, null],
      [60_000, 'loading', 0, 0],
    ];
    expect(lines(...first, [60_999, 'loading', 500, 0.5]).at(-1)).toBe('loading 500 records');
    expect(lines(...first, [61_000, 'loading', 500, 0.5]).at(-1)).toBe('loading 500 records, 500 a second, 1 s left');
  });

  test('never wraps', () => {
    const [line] = shown(true, [[0, 'loading', 1_234_567, null]], 20)
      .split('\r\x1b[2K')
      .slice(1);
    expect(line).toBe('loading 1,234,567 r');
  });

  test('goes, but for what was noted', () => {
    const around = streams(true);
    const progress = createProgress(around, () => 0);
    progress.note('Stopping');
    progress.clear();
    expect(String(around.stderr.read())).toBe('\r\x1b[2KStopping\n\r\x1b[2K');
  });
});

describe('progress elsewhere', () => {
  test('is a plain line now and then', () => {
    const everySecond = Array.from({ length: 100 }, (_, second): Parameters<typeof shown>[1][number] => {
      return [second * 1_000, 'loading', second * 10, second / 100];
    });
    expect(shown(false, everySecond).split('\n')).toEqual([
      'loading 300 records, 10 a second, 2 min left',
      'loading 600 records, 10 a second, 40 s left',
      'loading 900 records, 10 a second, 10 s left',
      '',
    ]);
  });

  test('is nothing where a run is short', () => {
    expect(
      shown(false, [
        [0, 'reading', 0, null],
        [29_999, 'loading', 100, 0.5],
      ]),
    ).toBe('');
    const around = streams(false);
    createProgress(around, () => 0).clear();
    expect(around.stderr.read()).toBe(null);
  });
});

describe('a run', () => {
  test('tells how far it is by bytes read, then by records written', async () => {
    const lines = Array.from({ length: 2_500 }, (_, index) => company(`c${index}`));
    const plain = writeLines('many.jsonl', press, ...lines);
    const packed = writeLines('edges.jsonl.gz');
    writeFileSync(packed, gzipSync(`${JSON.stringify(owns('c1', 'c2'))}\n{}\n`));
    const steps: Step[] = [];
    const store = await openFresh();
    await load(store, 'many', [plain, packed], { progress: (step) => void steps.push(step) });
    await store.close();
    const of = (phase: string) => steps.filter((step) => step.phase === phase);
    expect(steps.map(({ phase }) => phase)).toEqual(
      ['reading', 'checking', 'loading', 'publishing'].flatMap((phase) => of(phase).map(() => phase)),
    );
    expect(of('reading').map(({ records }) => records)).toEqual([0, 1_000, 2_000]);
    const [none, ...shares] = of('reading').map(({ share }) => share);
    expect(none).toBe(null);
    // Bytes come in pieces of 64 KB.
    for (const [index, share] of shares.entries()) {
      expect(share).toBeGreaterThanOrEqual(((index + 1) * 1_000) / 2_503);
      expect(share).toBeLessThan(1);
    }
    expect(of('checking')[0]).toEqual({ phase: 'checking', records: 0, share: null });
    expect(of('loading').map(({ records, share }) => [records, share])).toEqual(
      [0, 1_000, 2_000, 2_501, 2_502].map((records) => [records, records / 2_502]),
    );
    expect(of('publishing')).toHaveLength(1);
  });

  test('has nothing to divide where nothing is loaded', async () => {
    const shares: (number | null)[] = [];
    const store = await openFresh();
    await load(store, 'none', [writeLines('none.jsonl')], { progress: ({ share }) => void shares.push(share) });
    await store.close();
    expect(shares).toEqual([null, null, 0, null]);
  });

  const table = (input: string): Mapping => {
    const { recipe } = parseRecipe('t.yaml', companiesBy('', input));
    const { columns } = checkRecipe(recipe, model);
    return mappingOf({ file: 't.yaml', recipe, columns }, createResolve(model, new Known(), noDecisions), null);
  };
  test.each<[string, Mapping, string, boolean]>([
    ['a.jsonl', jsonl, '{"name":"A"}\n', true],
    ['a.jsonl.gz', jsonl, '{"name":"A"}\n', true],
    ['a.csv', table('format: csv'), 'name\nA\n', true],
    ['a.csv.gz', table('format: csv'), 'name\nA\n', true],
    ['b.jsonl', table('format: jsonl'), '{"name":"A"}\n', true],
    // Its bytes are all read before its first row.
    ['a.json', table('format: json'), '[{"name":"A"}]', false],
  ])('counts the bytes of %s', async (name, mapping, text, counted) => {
    const file = writeLines(name);
    writeFileSync(file, name.endsWith('.gz') ? gzipSync(text) : text);
    let bytes = 0;
    const rows: unknown[] = [];
    for await (const list of mapping.rows(file, (more) => (bytes += more)))
      for (const row of list) rows.push('value' in row && row.value);
    expect(rows).toEqual([{ name: 'A' }]);
    expect(bytes).toBe(counted ? statSync(file).size : 0);
  });
});
