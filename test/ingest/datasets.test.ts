import { expect, test } from 'vitest';
import { difference } from '../../src/ingest/datasets.ts';
import { latestRead } from '../../src/ingest/link.ts';
import { runDatasets } from '../../src/ingest/manage.ts';
import { openStore } from '../../src/storage/index.ts';
import { command } from '../support/commands.ts';
import { companies, company, load, owns, press, writeLines } from '../support/files.ts';
import { temporaryPath } from '../support/sqlite.ts';
import { model } from '../support/statements.ts';
import { overEmpty } from '../support/suites.ts';

const one = writeLines('one.jsonl', press, company('a'), company('b'), owns('a', 'b'));
const two = writeLines('two.jsonl', press, company('b'), company('c'), owns('b', 'c'));

overEmpty('two data sets', (store) => {
  test('are compared fact by fact', async () => {
    await load(store(), 'one', [one]);
    await load(store(), 'two', [two]);
    const told: string[] = [];
    const read = await latestRead(store());
    const found = await difference(store(), model, ['one', 'two'], read, (sign, id) => void told.push(`${sign} ${id}`));
    expect(found).toEqual([
      { of: 'Company', onlyFirst: 1, both: 1, onlySecond: 1 },
      { of: 'Source', onlyFirst: 0, both: 1, onlySecond: 0 },
      { of: 'OWNS', onlyFirst: 1, both: 0, onlySecond: 1 },
    ]);
    expect(told.slice(0, 2)).toEqual(['- Company:a', '+ Company:c']);
  });

  test('and one is removed: what it alone stated goes, the rest stays', async () => {
    const report = await load(store(), 'two', [], { prune: async () => true });
    expect(report).toMatchObject({ retired: 2, prune: { outcome: 'DONE' } });
    expect(await companies(store())).toEqual(['a', 'b']);
  });
});

test('npm run datasets lists, compares and removes', async () => {
  const path = temporaryPath();
  const run = command(runDatasets, path);
  const datasets = (line: string) => run(...line.split(' '));
  expect((await datasets('list')).output).toBe('There is no data set: nothing was loaded yet.\n');
  const store = await openStore(model, { sqlite: { path } });
  await load(store, 'one', [one]);
  await load(store, 'two', [two]);
  await store.close();
  expect((await datasets('list')).output).toMatch(/^one: 4 facts, last changed \S+\ntwo: 4 facts, last changed \S+\n$/);
  expect((await datasets('diff one two')).output).toContain('Company: 1 only in one, 1 in both, 1 only in two\n');
  expect((await datasets('diff one two --ids')).output).toContain('- Company:a\n');
  const refused = (output: RegExp) => ({ code: 2, output: expect.stringMatching(output) });
  expect(await datasets('remove two')).toEqual(refused(/add --yes\.\n$/));
  expect(await datasets('remove two --yes')).toEqual({ code: 0, output: expect.stringContaining('2 retired') });
  expect(await datasets('remove two --yes')).toEqual({ code: 0, output: expect.stringContaining('Nothing changed') });
  expect(await datasets('remove too')).toEqual(refused(/^There is no data set too/));
  expect(await datasets('lst')).toEqual(refused(/did you mean list\?/));
  expect(await datasets('diff one')).toEqual(refused(/^diff takes 2 data sets, not 1\.\n$/));
});
