import { once } from 'node:events';
import { readFileSync, watch } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSqlite } from '../../src/storage/sqlite/store.ts';
import { companies, company, owns, press, writeLines } from '../support/files.ts';
import { type Program, run } from '../support/processes.ts';
import { temporaryPath } from '../support/sqlite.ts';
import { model } from '../support/statements.ts';
import { latest } from '../support/world.ts';

/** `npm run ingest` without npm: its exit code, and what it printed to either stream. */
async function ended(program: Program) {
  const { code, output, errors } = await program.ended;
  return { code, out: output.replace(errors, ''), err: errors };
}

const ingest = (args: string[], env: Record<string, string>) => ended(run('scripts/ingest.ts', args, env));

describe('npm run ingest', () => {
  test('loads the bundled seeds into a fresh file, and nothing when run again', async () => {
    const env = { CAPGRAPH_DB: temporaryPath() };
    const first = await ingest([], env);
    expect(first).toEqual({ code: 0, err: '', out: expect.stringMatching(/ 0 rejected\. .*Published as load 1\.\n$/) });
    const second = await ingest([], env);
    expect(second).toEqual({ code: 0, err: '', out: expect.stringMatching(/Nothing changed: load 1 stands\.\n$/) });
  });

  test('prints rejects, keeps their lines to be mended, and ends with 1', async () => {
    const env = { CAPGRAPH_DB: temporaryPath() };
    const wrong = Array.from({ length: 120 }, (_, index) => company(`c${index}`, { founded: 2000 }));
    const good = [press, company('a')];
    const file = writeLines(
      'many.jsonl',
      `\ufeff${JSON.stringify(wrong[0])}`,
      ...good,
      ...wrong.slice(1),
      owns('a', 'c7'),
    );
    const kept = `${dirname(file)}/kept.jsonl`;
    const { code, out, err } = await ingest([file, '--dataset', 'deals', '--rejects', kept], env);
    expect({ code, out }).toEqual({
      code: 1,
      out: expect.stringMatching(/^123 records read, 121 rejected\. Facts: 2 added/),
    });
    const lines = err.trimEnd().split('\n');
    expect(lines[0]).toBe(`${file}:1: founded: is not a field of Company (did you mean foundedOn?)`);
    expect(lines.slice(100)).toEqual([`… and 21 more; every rejected line is in ${kept}`]);
    const rejected = [...wrong, owns('a', 'c7')].map((line) => `${JSON.stringify(line)}\n`).join('');
    expect(readFileSync(kept, 'utf8')).toBe(rejected);
    const mended = writeLines('mended.jsonl', rejected.replaceAll('"founded":2000', '"foundedOn":"2000"'));
    expect(await ingest([mended, '--dataset', 'deals'], env)).toMatchObject({ code: 0, err: '' });
  });

  const nowhere = { CAPGRAPH_DB: '/dev/null/x/y.db' };
  test.each<[string, string[], Record<string, string>, RegExp]>([
    ['an unknown option', ['--recipes', 'x'], nowhere, /^There is no option --recipes \(did you mean --recipe\?\)\. /],
    ['a missing file', ['no.jsonl'], nowhere, /^no\.jsonl: there is no such file$/],
    ['pruning with nobody to ask', ['--prune'], nowhere, /^--prune asks .* add --yes\.$/],
    ['a folder that cannot be made', [], nowhere, /^The folder \/dev\/null\/x .* cannot be made .* set CAPGRAPH_DB /],
    ['no Neo4j', [], { NEO4J_URI: 'bolt://127.0.0.1:1' }, /^No Neo4j answers at bolt:\/\/127\.0\.0\.1:1: start it /],
    ['a wrong setting', [], { NEO4J_URI: 'localhost' }, /^NEO4J_URI takes an address like bolt:/],
  ])('%s: one line that says what to do, and 2', async (_, args, env, line) => {
    const { code, out, err } = await ingest(args, env);
    expect({ code, out, lines: err.split('\n').length }).toEqual({ code: 2, out: '', lines: 2 });
    expect(err.trimEnd()).toMatch(line);
  });

  test('prints its help without a store', async () => {
    const { code, out, err } = await ingest(['--help'], nowhere);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('npm run ingest');
  });

  test('loads all the same when nobody reads what it prints, and keeps its exit code', async () => {
    const env = { CAPGRAPH_DB: temporaryPath() };
    const lines = [press, company('a'), company('b', { founded: 2000 })];
    const program = run('scripts/ingest.ts', [writeLines('some.jsonl', ...lines)], env);
    program.child.stdout!.destroy();
    expect(await ended(program)).toMatchObject({ code: 1, err: expect.stringMatching(/^\S+:3: founded: .*\n$/) });
    const deaf = run('scripts/ingest.ts', [writeLines('more.jsonl', company('c'), owns('a', 'd'))], env);
    deaf.child.stderr!.destroy();
    expect(await ended(deaf)).toEqual({ code: 1, err: '', out: expect.stringContaining('Facts: 1 added') });
    const list = run('scripts/datasets.ts', ['list'], env);
    list.child.stdout!.destroy();
    expect(await ended(list)).toMatchObject({ code: 0, err: '' });
    const store = await openSqlite(model, { path: env.CAPGRAPH_DB });
    expect(await companies(store)).toEqual(['a', 'c']);
    await store.close();
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('stops at %s with nothing loaded, and 130', async (signal) => {
    const path = temporaryPath();
    const many = Array.from({ length: 60_000 }, (_, index) => company(`c${index}`));
    const watcher = watch(dirname(path));
    const opened = once(watcher, 'change');
    const program = run('scripts/ingest.ts', [writeLines('many.jsonl', press, ...many)], { CAPGRAPH_DB: path });
    // The file appears when the store is opened: reading takes a second from then on.
    await opened;
    watcher.close();
    program.child.kill(signal);
    expect(await ended(program)).toEqual({ code: 130, out: '', err: 'Interrupted: nothing was loaded.\n' });
    const store = await openSqlite(model, { path });
    await store.prepare();
    expect((await store.version(latest())).load).toBe(0);
    expect(await companies(store)).toEqual([]);
    await store.close();
  });
});
