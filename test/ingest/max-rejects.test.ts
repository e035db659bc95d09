import { expect, test } from 'vitest';
import { runIngest } from '../../src/ingest/run.ts';
import { command } from '../support/commands.ts';
import { company, owns, press, writeLines } from '../support/files.ts';
import { temporaryPath } from '../support/sqlite.ts';

const typo = (key: string) => ({ ...company(key), kind: 'Compny' });

test.each([
  ['cannot be read', [typo('b'), typo('c'), typo('d')], 'kind: there is no node kind "Compny"'],
  ['stand twice', [company('a'), company('a'), company('a')], 'key: Company:a already stands at'],
  ['lean on nothing', [owns('a', 'x'), owns('a', 'y'), owns('a', 'z')], 'to: there is no Company:x'],
])('an input with too many records that %s is refused, and nothing of it is loaded', async (_, bad, complaint) => {
  const ingest = command(runIngest, temporaryPath());
  const file = writeLines('many.jsonl', press, company('a'), ...bad);
  const refused = await ingest(file, '--max-rejects', '2').catch((error: Error) => error.message);
  const text = typeof refused === 'string' ? refused : refused.output;
  expect(text).toContain(`more than 2 records are rejected, such as ${file}:3: ${complaint}`);
  expect(text).toContain('nothing was loaded');
  expect(await ingest(file, '--max-rejects', '3')).toMatchObject({
    code: 1,
    output: expect.stringContaining('Facts: 2 added'),
  });
});
