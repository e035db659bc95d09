import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { parseCommand } from '../../src/export/command.ts';
import { toCsv } from '../../src/export/csv.ts';
import { toGraphml } from '../../src/export/graphml.ts';
import { toJsonl } from '../../src/export/jsonl.ts';
import type { Scope } from '../../src/export/rows.ts';
import { runExport } from '../../src/export/run.ts';
import { bundledSeeds } from '../../src/ingest/input.ts';
import { ingest } from '../../src/ingest/pipeline.ts';
import { company, load, owns, press, printed, writeLines } from '../support/files.ts';
import { root } from '../support/house.ts';
import { run } from '../support/processes.ts';
import { openFresh, temporaryPath } from '../support/sqlite.ts';
import { model } from '../support/statements.ts';
import { overEmpty } from '../support/suites.ts';
import { datasetOrder, latest } from '../support/world.ts';
import { ownMethods } from '../support/wrap.ts';

const all: Scope = { dataset: null, validAt: null, history: false };

async function textOf(texts: AsyncIterable<string>): Promise<string> {
  const parts: string[] = [];
  for await (const text of texts) parts.push(text);
  return parts.join('');
}

const jsonlOf = async (store: Parameters<typeof toJsonl>[0], scope: Partial<Scope> = {}) => {
  const { load } = await store.version(latest());
  return textOf(toJsonl(store, model, { ...all, ...scope }, latest({ load })));
};

/** Texts, amounts and ids that are easily bent on the way. */
const awkward = [
  press,
  company('odd', { name: 'Line\nfeed, "quotes" & <tags> 字', aliases: ['é', ' x'.trim()] }),
  company('even', { note: 'no \uffff in XML', foundedOn: '1999-02', status: 'DISPUTED', confidence: 0.1 }),
  owns('odd', 'even', { id: 'given-id', stake: 1 / 3, validFrom: '2020', validTo: '2021-06' }),
  owns('even', 'odd', { note: 'true since', validFrom: '2022' }),
  {
    type: 'INVESTED_IN',
    from: 'Company:odd',
    to: 'Company:even',
    amount: { value: '90071992547409.91', currency: 'USD', qualifier: 'UP_TO' },
    sources: ['press'],
  },
  {
    type: 'INVESTED_IN',
    from: 'Company:even',
    to: 'Company:odd',
    amount: { value: 0.07, currency: 'EUR' },
    announcedOn: '2024',
    sources: ['press'],
  },
];

overEmpty('export', (store) => {
  test('as JSONL loads into an empty store and leaves it as the same bytes', async () => {
    const inputs = (await bundledSeeds(join(root, 'seeds'))).filter(({ dataset }) => dataset === 'article');
    await ingest(store(), model, { inputs, order: datasetOrder });
    expect(printed(await load(store(), 'awkward', [writeLines('a.jsonl', ...awkward)]))).toEqual([]);
    const text = await jsonlOf(store());
    const other = await openFresh();
    const report = await load(other, 'again', [writeLines('b.jsonl', text.trimEnd())]);
    expect(report).toMatchObject({ rejected: 0, added: text.trimEnd().split('\n').length });
    expect(await jsonlOf(other)).toBe(text);
    // And back: it says nothing new.
    expect(
      await load(store(), 'awkward', [writeLines('c.jsonl', await jsonlOf(other, { dataset: 'again' }))], {
        dryRun: true,
      }),
    ).toMatchObject({ rejected: 0 });
    await other.close();
  });

  test('of a data set, of a day, and with what was', async () => {
    const ids = async (scope: Partial<Scope>) =>
      (await jsonlOf(store(), { dataset: 'awkward', ...scope }))
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, string>)
        .filter(({ type }) => type === 'OWNS');
    expect(await ids({})).toHaveLength(2);
    expect(await ids({ validAt: '2020-05-01' })).toMatchObject([{ id: 'given-id' }]);
    expect(await ids({ validAt: '2022-05-01' })).toMatchObject([{ note: 'true since' }]);
    const changed = awkward.map((one) => ('id' in one && one.id === 'given-id' ? { ...one, stake: 0.5 } : one));
    await load(store(), 'awkward', [writeLines('a.jsonl', ...changed)]);
    const versions = (await ids({ history: true })).filter(({ id }) => id === 'given-id');
    expect(versions.map(({ stake }) => stake)).toEqual([1 / 3, 0.5]);
    expect(versions[0]!.retractedAt).toBe(versions[1]!.recordedAt);
    expect(versions[1]).not.toHaveProperty('retractedAt');
  });

  test('as csv and GraphML holds the same rows, and says whose data they are', async () => {
    const { load } = await store().version(latest());
    const read = latest({ load });
    const scope = { ...all, dataset: 'awkward' };
    const files = new Map<string, string>();
    for (const { name, text } of toCsv(store(), model, scope, read)) files.set(name, await textOf(text));
    const rows = (name: string) => parse(files.get(name)!, { columns: true }) as Record<string, string>[];
    expect(rows('nodes/company.csv').map(({ name }) => name)).toEqual(['EVEN', 'Line\nfeed, "quotes" & <tags> 字']);
    expect(
      rows('edges/invested-in.csv')
        .map(({ amount, amountQualifier }) => [amount, amountQualifier])
        .sort(),
    ).toEqual([
      ['0.07', 'EXACT'],
      ['90071992547409.91', 'UP_TO'],
    ]);
    expect(files.get('ATTRIBUTION.txt')).toBe('Press · licence not stated\n');
    const graph = await textOf(toGraphml(store(), model, scope, read));
    expect(graph.match(/<node /g)).toHaveLength(3);
    expect(graph.match(/<edge /g)).toHaveLength(4);
    expect(graph).toContain('feed, "quotes" &amp; &lt;tags&gt; 字');
    expect(graph).toContain('no \ufffd in XML');
    const declared = [...graph.matchAll(/<key id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(declared).size).toBe(declared.length);
    for (const [, key] of graph.matchAll(/<data key="([^"]+)"/g)) expect(declared).toContain(key);
  });
});

test.each<[line: string, message: string]>([
  [
    '--fromat csv',
    'There is no option --fromat (did you mean --format?). Options: --format, --out, --dataset, --as-of, --history, --help.',
  ],
  ['--format xml', '--format xml: there is jsonl, csv, graphml.'],
  ['--format csv', '--format csv makes many files: name a folder for them, --out FOLDER.'],
  ['--as-of 2026-02-30', '--as-of 2026-02-30: 2026-02 has no day 30.'],
  ['--as-of 2026', '--as-of 2026: it takes a day such as 2026-03-15.'],
  ['a.jsonl', '"a.jsonl" is no option; a file to write to is --out FILE.'],
])('export %s is refused', (line, message) => {
  expect(() => parseCommand(line.split(' '))).toThrow(new Error(message));
});

test.each(['scripts/export.ts', 'scripts/datasets.ts'])('%s refuses a database that is not there', async (script) => {
  const path = temporaryPath();
  const refused = await run(script, script.includes('datasets') ? ['list'] : [], { CAPGRAPH_DB: path }).ended;
  expect(refused).toMatchObject({ code: 2, errors: expect.stringMatching(`^There is no database ${path}: `) });
  expect(existsSync(path)).toBe(false);
});

test('npm run export writes to a file, and names the data sets there are', async () => {
  const env = { CAPGRAPH_DB: temporaryPath() };
  const file = writeLines('a.jsonl', press, company('a'));
  expect(await run('scripts/ingest.ts', [file], env).ended).toMatchObject({ code: 0 });
  const out = `${file}.out`;
  expect(await run('scripts/export.ts', ['--out', out], env).ended).toMatchObject({ code: 0, output: '' });
  expect(readFileSync(out, 'utf8').trimEnd().split('\n')).toHaveLength(2);
  const wrong = await run('scripts/export.ts', ['--dataset', 'loca'], env).ended;
  expect(wrong).toMatchObject({ code: 2, errors: '--dataset loca: there is local.\n' });
});

test('a data set leaves with every source that its facts rest on, and loads again by itself', async () => {
  const env = { CAPGRAPH_DB: temporaryPath() };
  const other = { kind: 'Source', key: 'other', name: 'Other' };
  const files = [
    writeLines('one.jsonl', press, company('a')),
    writeLines('two.jsonl', other, company('a', { sources: ['other'] }), company('b', { sources: ['other'] })),
  ];
  for (const file of files) await run('scripts/ingest.ts', [file, '--dataset', file.slice(-9, -6)], env).ended;
  const out = `${files[0]}.out`;
  expect(await run('scripts/export.ts', ['--dataset', 'one', '--out', out], env).ended).toMatchObject({ code: 0 });
  const store = await openFresh();
  expect(printed(await load(store, 'one', [out]))).toEqual([]);
  expect(readFileSync(out, 'utf8').match(/"kind":"Source"/g)).toHaveLength(2);
  await store.close();
  const folder = await run('scripts/export.ts', ['--out', dirname(out)], env).ended;
  expect(folder).toMatchObject({
    code: 2,
    errors: `--out: ${dirname(out)} cannot be written (EISDIR); name another place\n`,
  });
});

test('stops, and says nothing, when its reader has had enough', async () => {
  const store = await openFresh();
  const lines = Array.from({ length: 5_000 }, (_, index) => company(`c${index}`));
  await load(store, 'deals', [writeLines('many.jsonl', press, ...lines)]);
  let scanned = 0;
  const watched: typeof store = {
    ...ownMethods(store),
    async *scan(of, read) {
      for await (const rows of store.scan(of, read)) {
        scanned += rows.length;
        yield rows;
      }
    },
    close: async () => {},
  };
  const stderr = new PassThrough();
  const stdout = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
  });
  const around = { args: [], model, open: async () => watched, stdout, stderr };
  expect(await runExport(around)).toBe(0);
  expect(stderr.read()).toBe(null);
  expect(scanned).toBeLessThan(5_000);
  await store.close();
});

test('ends quietly as a process whose reader goes away', async () => {
  const env = { CAPGRAPH_DB: temporaryPath() };
  await run('scripts/ingest.ts', [], env).ended;
  const program = run('scripts/export.ts', [], env);
  await program.says(/\n/);
  program.child.stdout!.destroy();
  expect(await program.ended).toMatchObject({ code: 0, errors: '' });
  const unread = run('scripts/export.ts', ['--help'], env);
  unread.child.stdout!.destroy();
  expect(await unread.ended).toMatchObject({ code: 0, errors: '' });
});
