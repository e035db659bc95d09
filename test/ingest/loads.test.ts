import { appendFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { filesOf } from '../../src/ingest/input.ts';
import type { Step } from '../../src/ingest/progress.ts';
import { formatReport } from '../../src/ingest/report.ts';
import {
  companies,
  company,
  holdings,
  load,
  owns,
  press,
  printed,
  rewriteLines,
  writeLines,
} from '../support/files.ts';
import { overEmpty } from '../support/suites.ts';
import { latest } from '../support/world.ts';

overEmpty('ingest', (store) => {
  const lines = [owns('a', 'b', { stake: 0.5 }), company('a'), company('b'), company('c'), press];
  const file = writeLines('deals.jsonl', ...lines);

  test('takes nodes and edges in any order, over several files', async () => {
    const more = writeLines('more.jsonl', owns('a', 'c'), company('d'));
    const report = await load(store(), 'deals', [file, more]);
    expect(report).toMatchObject({ read: 7, rejected: 0, added: 7, changed: 0, unchanged: 0, retired: 0, load: 1 });
    expect(await companies(store())).toEqual(['a', 'b', 'c', 'd']);
    expect((await holdings(store(), 'a')).map(({ node }) => node).sort()).toEqual(['Company:b', 'Company:c']);
  });

  test('a second run of the same input changes nothing and says so', async () => {
    const before = await store().version(latest());
    const report = await load(store(), 'deals', [file]);
    expect(report).toMatchObject({ added: 0, changed: 0, unchanged: 5, retired: 0, load: 1 });
    expect(formatReport(report)).toBe(
      '5 records read, 0 rejected. Facts: 0 added, 0 changed, 5 unchanged, 0 retired. Nothing changed: load 1 stands.',
    );
    expect(await store().version(latest())).toEqual(before);
  });

  test('a changed line changes one fact', async () => {
    rewriteLines(file, owns('a', 'b', { stake: 0.6 }), ...lines.slice(1));
    const report = await load(store(), 'deals', [file]);
    expect(report).toMatchObject({ added: 0, changed: 1, unchanged: 4, retired: 0, load: 2 });
    expect(formatReport(report)).toMatch(/ 1 changed, 4 unchanged, 0 retired\. Published as load 2\.$/);
  });

  test('a fact that several data sets of the input state counts once', async () => {
    const inputs = ['one', 'two'].map((dataset) => ({
      dataset,
      files: [writeLines(`${dataset}.jsonl`, company('shared', { summary: dataset }), company(`of-${dataset}`))],
    }));
    const report = await load(store(), 'any', [], { inputs });
    expect(report).toMatchObject({ read: 4, added: 3, changed: 0, unchanged: 0 });
    const again = await load(store(), 'any', [], { inputs });
    expect(again).toMatchObject({ read: 4, added: 0, changed: 0, unchanged: 3, load: report.load });
  });

  test('an empty file is an input that states nothing', async () => {
    const report = await load(store(), 'deals', [writeLines('empty.jsonl')]);
    expect(report).toMatchObject({ read: 0, rejected: 0, loaded: true, added: 0, retired: 0 });
  });

  test('a file given twice is read once', async () => {
    const report = await load(store(), 'deals', [file, file.replace('/deals', '/./deals')]);
    expect(report).toMatchObject({ read: 5, rejected: 0, unchanged: 5 });
  });

  test('a file that changes while it is read is not loaded', async () => {
    const { load: before } = await store().version(latest());
    const growing = writeLines('growing.jsonl', company('early'));
    const progress = ({ phase, records }: Step) => {
      if (phase === 'loading' && records > 0) appendFileSync(growing, `${JSON.stringify(company('late'))}\n`);
    };
    await expect(load(store(), 'deals', [growing], { progress })).rejects.toThrow(
      `${growing}: changed while it was read; run again`,
    );
    expect((await store().version(latest())).load).toBe(before);
    expect(await companies(store())).not.toContain('early');
  });

  test('a run that is told to stop in the midst of loading leaves nothing behind', async () => {
    const { load: before } = await store().version(latest());
    const stop = new AbortController();
    const many = writeLines('many.jsonl', ...Array.from({ length: 2_500 }, (_, index) => company(`many-${index}`)));
    const progress = ({ phase, records }: Step) => {
      if (phase === 'loading' && records > 0) stop.abort();
    };
    await expect(load(store(), 'many', [many], { progress, signal: stop.signal })).rejects.toThrow(/aborted/);
    expect((await store().version(latest())).load).toBe(before);
    expect((await companies(store())).some((key) => key.startsWith('many'))).toBe(false);
    // The store is free for the next load.
    expect(printed(await load(store(), 'deals', [file]))).toEqual([]);
  });
});

describe('files', () => {
  test('that cannot be input are refused with what to do', async () => {
    const message = (dataset: string, ...files: string[]) =>
      filesOf(dataset, files).then(
        () => null,
        (error: Error) => error.message,
      );
    expect(await message('deals', 'nowhere.jsonl')).toBe('nowhere.jsonl: there is no such file');
    expect(await message('deals', 'seeds')).toBe('seeds: is a folder; name its files, as in seeds/*.jsonl');
    expect(await message('deals', '/dev/null')).toMatch(/^\/dev\/null: is not a plain file/);
    expect(await message('My Deals', 'package.json')).toMatch(/^--dataset My Deals: a data set is named like a key/);
  });
});
