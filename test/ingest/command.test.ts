import { describe, expect, test } from 'vitest';
import { type Command, parseCommand, usage } from '../../src/ingest/command.ts';

const nothing: Command = {
  help: false,
  files: [],
  dataset: 'local',
  dryRun: false,
  strict: false,
  prune: false,
  yes: false,
  rejects: null,
};

describe('arguments', () => {
  test.each<[string, Partial<Command>]>([
    ['', {}],
    ['a.jsonl b.jsonl', { files: ['a.jsonl', 'b.jsonl'] }],
    ['a.jsonl --dataset deals --dry-run', { files: ['a.jsonl'], dataset: 'deals', dryRun: true }],
    ['--dataset=deals a.jsonl --rejects=r', { files: ['a.jsonl'], dataset: 'deals', rejects: 'r' }],
    ['--prune --yes --strict', { prune: true, yes: true, strict: true }],
    ['-- --odd.jsonl', { files: ['--odd.jsonl'] }],
    ['--help --dataset x', { help: true, dataset: 'x' }],
  ])('%s', (line, wanted) => {
    expect(parseCommand(line.split(' ').filter(Boolean))).toEqual({ ...nothing, ...wanted });
  });

  const all = '--dataset NAME, --dry-run, --prune, --yes, --rejects FILE, --strict, --help';
  test.each([
    ['--recipe x', `There is no option --recipe. Options: ${all}.`],
    ['--stric', `There is no option --stric (did you mean --strict?). Options: ${all}.`],
    ['-x', `There is no option -x. Options: ${all}.`],
    ['--toString', `There is no option --toString (did you mean --strict?). Options: ${all}.`],
    ['a --dataset', '--dataset needs a value: --dataset NAME.'],
    ['a --dataset --strict', '--dataset needs a value: --dataset NAME.'],
    ['a --dataset=', '--dataset needs a value: --dataset NAME.'],
    ['--strict=yes', '--strict takes no value.'],
    ['a --dataset b --dataset c', '--dataset is given twice.'],
    ['--dataset b', '--dataset goes with files; the bundled seeds have data sets of their own.'],
  ])('%s is refused', (line, message) => {
    expect(() => parseCommand(line.split(' '))).toThrow(new Error(message));
  });

  test('the help names every option and the default data set', () => {
    for (const option of all.split(', ')) expect(usage).toContain(option);
    expect(usage).toContain(`"${nothing.dataset}" when not given`);
  });
});
