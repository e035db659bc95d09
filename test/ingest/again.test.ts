import { expect, test } from 'vitest';
import { runIngest } from '../../src/ingest/run.ts';
import { command } from '../support/commands.ts';
import { company, owns, press, rewriteLines, writeLines } from '../support/files.ts';
import { temporaryPath } from '../support/sqlite.ts';

const held = { code: 0, output: expect.stringMatching(/^Nothing to do: \S+ holds these files since 2\S+Z \(--again/) };
const reads = (effect: string) => ({ code: 0, output: expect.stringContaining(effect) });
const lines = [press, company('a'), company('b'), owns('a', 'b')];

test('a file that the store holds already is not read again, unless it is asked for', async () => {
  const ingest = command(runIngest, temporaryPath());
  const file = writeLines('one.jsonl', ...lines);
  expect(await ingest(file)).toEqual(reads('4 added'));
  expect(await ingest(file)).toEqual(held);
  expect(await ingest(file, '--again')).toEqual(reads('4 unchanged, 0 retired. Nothing changed'));
  expect(await ingest(file, '--dry-run')).toEqual(reads('4 records read'));
  expect(await ingest(file, '--prune', '--yes')).toEqual(reads('4 unchanged'));
  expect(await ingest(file, '--dataset', 'other')).toEqual(reads('4 changed'));
  expect(await ingest(file)).toEqual(held);
});

test('it is read when it says something else, when another file was loaded as its data set, and with other files', async () => {
  const ingest = command(runIngest, temporaryPath());
  const [one, two] = [
    writeLines('one.jsonl', ...lines),
    writeLines('two.jsonl', press, company('a', { summary: 'A' })),
  ];
  await ingest(one);
  expect(await ingest(one, two)).toMatchObject({ code: 1, output: expect.stringContaining('already stands at') });
  rewriteLines(one, ...lines, company('c'));
  expect(await ingest(one)).toEqual(reads('1 added, 0 changed, 4 unchanged'));
  expect(await ingest(one)).toEqual(held);
  expect(await ingest(two)).toEqual(reads('1 changed, 1 unchanged'));
  expect(await ingest(one)).toEqual(reads('1 changed, 4 unchanged'));
});

test('complaints are repeated: an input with rejected records is read each time', async () => {
  const ingest = command(runIngest, temporaryPath());
  const file = writeLines('one.jsonl', ...lines, owns('a', 'nobody'));
  const complained = { code: 1, output: expect.stringContaining('there is no Company:nobody') };
  expect(await ingest(file)).toEqual(complained);
  expect(await ingest(file)).toEqual(complained);
});

test('names in a table may mean other nodes after any other load: it is read again then', async () => {
  const ingest = command(runIngest, temporaryPath());
  const table = writeLines('table.csv', 'company,investor,announced_on,round,amount,currency', 'B,A,2025-01-02,,,');
  const load = () => ingest(table, '--recipe', 'investments');
  expect(await load()).toEqual(reads('Facts: 4 added'));
  expect(await load()).toEqual(held);
  await ingest(writeLines('one.jsonl', press, company('c')));
  expect(await load()).toEqual(reads('4 unchanged'));
});

test('files under the name of a bundled data set are warned of: they go when a server starts', async () => {
  const ingest = command(runIngest, temporaryPath());
  const { code, output } = await ingest(writeLines('one.jsonl', ...lines), '--dataset', 'article');
  expect(code).toBe(0);
  expect(output).toContain('warning: article is bundled; what seeds/article does not say goes when a server starts.');
  expect((await ingest('seeds/article/nodes/source.jsonl', '--dataset', 'article')).output).not.toContain('warning');
});
