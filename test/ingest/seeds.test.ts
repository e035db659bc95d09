import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundledSeeds } from '../../src/ingest/input.ts';
import { ingest } from '../../src/ingest/pipeline.ts';
import { ensureSeeds, findSeeds } from '../../src/ingest/seeds.ts';
import {
  companies,
  company,
  holdings,
  type Line,
  load,
  owns,
  press,
  printed,
  rewriteLines,
  writeLines,
} from '../support/files.ts';
import { temporaryPath } from '../support/sqlite.ts';
import { model } from '../support/statements.ts';
import { overEmpty } from '../support/suites.ts';
import { latest } from '../support/world.ts';

const folder = join(dirname(temporaryPath()), 'seeds');

function seed(dataset: string, ...lines: Line[]): void {
  mkdirSync(join(folder, dataset, 'nodes'), { recursive: true });
  rewriteLines(join(folder, dataset, 'nodes', 'all.jsonl'), ...lines);
}

function order(...names: string[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'datasets.yaml'), names.map((name) => `- ${name}\n`).join(''));
}

overEmpty('bundled seeds', (store) => {
  const ensure = () => ensureSeeds(store(), model, folder);
  const summaryOf = async (id: string) => {
    const { load } = await store().version(latest());
    return (await store().nodesByKey([id], latest({ load })))[0]?.record.summary;
  };

  test('are loaded into a store that lacks them', async () => {
    order('first', 'second');
    seed('first', press, company('a', { summary: 'first' }));
    seed('second', company('a', { summary: 'second' }), company('b'));
    expect(await ensure()).toMatchObject({ read: 4, rejected: 0, added: 3, load: 1 });
    expect(await summaryOf('Company:a')).toBe('first');
  });

  test('are not read again while the store holds this edition, whatever else is loaded', async () => {
    expect(await ensure()).toBe(null);
    await load(store(), 'mine', [writeLines('mine.jsonl', company('c'), company('b'))]);
    expect(await ensure()).toBe(null);
  });

  test('of another edition replace those that were there, and leave other data sets alone', async () => {
    seed('second', company('d'));
    expect(await ensure()).toMatchObject({ added: 1, changed: 2, retired: 0, load: 3 });
    expect(await companies(store())).toEqual(['a', 'b', 'c', 'd']);
    expect(await ensure()).toBe(null);
  });

  test('are loaded again when the order in which they win changes', async () => {
    seed('second', company('d'), company('a', { summary: 'second' }));
    await ensure();
    expect(await summaryOf('Company:a')).toBe('first');
    order('second', 'first');
    expect(await ensure()).toMatchObject({ changed: 1 });
    expect(await summaryOf('Company:a')).toBe('second');
  });

  test('are restored when another load changed what they state', async () => {
    await load(store(), 'second', [writeLines('taken.jsonl', company('d', { name: 'Taken over' }), company('e'))]);
    expect(await ensure()).toMatchObject({ changed: 1, retired: 1 });
    expect(await companies(store())).toEqual(['a', 'b', 'c', 'd']);
    expect(await ensure()).toBe(null);
  });

  test('that say the same in other words are loaded once', async () => {
    seed('second', JSON.stringify(company('d')).replaceAll(',', ' , '), company('a', { summary: 'second' }));
    const { load } = await store().version(latest());
    expect(await ensure()).toMatchObject({ added: 0, changed: 0, retired: 0, load });
    expect(await ensure()).toBe(null);
  });

  test('are loaded again when nodes are merged, and what the former ones stated goes', async () => {
    seed('second', company('d'), company('a', { summary: 'second' }), owns('b', 'd'));
    await ensure();
    writeFileSync(join(folder, 'aliases.yaml'), 'formerKeys: { Company: { d: z } }');
    expect(await ensure()).toMatchObject({ rejected: 0, added: 2, retired: 2 });
    expect(await companies(store())).toEqual(['a', 'b', 'c', 'z']);
    expect(await holdings(store(), 'b')).toMatchObject([{ node: 'Company:z' }]);
    expect(await ensure()).toBe(null);
    writeFileSync(join(folder, 'aliases.yaml'), '');
    expect(await ensure()).toMatchObject({ rejected: 0, added: 2, retired: 2 });
  });

  test('that are broken are refused whole, with every problem', async () => {
    seed('second', company('f'), company('g', { founded: 1 }), '{');
    await expect(ensure()).rejects.toThrow(/all\.jsonl:2: founded: .*\n.*all\.jsonl:3: record: is not JSON/);
    expect(await companies(store())).not.toContain('f');
    order('second', 'third');
    await expect(ensure()).rejects.toThrow(/datasets\.yaml: there is no folder third/);
  });
});

overEmpty('the bundled seeds of this project', (store) => {
  test('have no reject', async () => {
    const inputs = await bundledSeeds(findSeeds());
    const names = inputs.map(({ dataset }) => dataset);
    const report = await ingest(store(), model, { inputs, order: names, strict: true });
    expect(printed(report)).toEqual([]);
    expect(report).toMatchObject({ rejected: 0, changed: 0, unchanged: 0, loaded: true });
    expect(await ingest(store(), model, { inputs, order: names })).toMatchObject({ added: 0, changed: 0, retired: 0 });
  });
});

describe('the seeds folder', () => {
  test('is found from sources and from what they are compiled to', () => {
    expect(findSeeds()).toBe('seeds');
    expect(findSeeds(resolve('dist/src/ingest/seeds.js'))).toBe('seeds');
    expect(relative('seeds', findSeeds(join(folder, 'src', 'x.js')))).toBe(relative('seeds', folder));
    expect(() => findSeeds('/nowhere/x.js')).toThrow('/nowhere/x.js: no folder above it holds the bundled seeds');
  });
});
