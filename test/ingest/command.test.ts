import { describe, expect, test } from 'vitest';
import { type Command, defaultDataset, parseCommand, usage } from '../../src/ingest/command.ts';

const nothing: Command = {
  help: false,
  files: [],
  dataset: null,
  recipe: null,
  limit: null,
  dryRun: false,
  strict: false,
  prune: false,
  yes: false,
  rejects: null,
  maxRejects: 100_000,
  again: false,
};

describe('arguments', () => {
  test.each<[string, Partial<Command>]>([
    ['', {}],
    ['a.jsonl b.jsonl', { files: ['a.jsonl', 'b.jsonl'] }],
    ['a.jsonl --dataset deals --dry-run', { files: ['a.jsonl'], dataset: 'deals', dryRun: true }],
    ['--dataset=deals a.jsonl --rejects=r', { files: ['a.jsonl'], dataset: 'deals', rejects: 'r' }],
    ['--prune --yes --strict', { prune: true, yes: true, strict: true }],
    ['a.jsonl --max-rejects 20', { files: ['a.jsonl'], maxRejects: 20 }],
    ['a.jsonl --again', { files: ['a.jsonl'], again: true }],
    ['-- --odd.jsonl', { files: ['--odd.jsonl'] }],
    ['a.csv --recipe deals --dry-run --limit 20', { files: ['a.csv'], recipe: 'deals', dryRun: true, limit: 20 }],
    ['--help --dataset x', { help: true, dataset: 'x' }],
  ])('%s', (line, wanted) => {
    expect(parseCommand(line.split(' ').filter(Boolean))).toEqual({ ...nothing, ...wanted });
  });

  const all =
    '--recipe FILE, --dataset NAME, --dry-run, --limit N, --prune, --yes, --rejects FILE, --max-rejects N, --again, --strict, --help';
  test.each([
    ['--recipes x', `There is no option --recipes (did you mean --recipe?). Options: ${all}.`],
    ['--stric', `There is no option --stric (did you mean --strict?). Options: ${all}.`],
    ['-x', `There is no option -x. Options: ${all}.`],
    ['--toString', `There is no option --toString (did you mean --strict?). Options: ${all}.`],
    ['a --dataset', '--dataset needs a value: --dataset NAME.'],
    ['a --dataset --strict', '--dataset needs a value: --dataset NAME.'],
    ['a --dataset=', '--dataset needs a value: --dataset NAME.'],
    ['--strict=yes', '--strict takes no value.'],
    ['a --dataset b --dataset c', '--dataset is given twice.'],
    ['--recipe b', '--recipe goes with the files of its table.'],
    ['a --limit 5 --dry-run', '--limit goes with --recipe and --dry-run.'],
    ['a --recipe b --limit 5', '--limit goes with --recipe and --dry-run.'],
    ['a --recipe b --dry-run --limit 5 --prune', '--prune looks at all rows: leave out --limit.'],
    ['a --recipe b --dry-run --limit 0', '--limit takes a number, such as 20, not "0".'],
    ['a --max-rejects many', '--max-rejects takes a number, such as 20, not "many".'],
    ['a --recipe b --rejects c', '--rejects keeps lines of JSONL; rows of a table are told by file and line.'],
    ['--dataset b', '--dataset goes with files; the bundled seeds have data sets of their own.'],
  ])('%s is refused', (line, message) => {
    expect(() => parseCommand(line.split(' '))).toThrow(new Error(message));
  });

  test('the help names every option and the default data set', () => {
    for (const option of all.split(', ')) expect(usage).toContain(option);
    expect(usage).toContain(`"${defaultDataset}"`);
  });
});
