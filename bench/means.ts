import { join } from 'node:path';
import { type Contender, ready, startServers } from './contenders.ts';
import { defaultSize, type Graph, generate, records } from './graph.ts';
import { loadRecords, writeRecords } from './load.ts';
import { machineLine } from './machine.ts';
import { bodiesOf, compareAnswers, rateOf } from './measure.ts';
import { questions as allQuestions } from './questions.ts';
import { number, spreadOf, table } from './report.ts';
import { ask } from './requests.ts';
import { writePart } from './results.ts';
import { type Asked, data, folder, loginTo, prepare, say, withNeo4j } from './setting.ts';

/** What a server has off: options of ours, or a change of the text of a module (`edits`). */
type Variant = [name: string, off: object];

/** Changes of built modules, by the end of their address: what has no option. */
const withoutPrepared = { edits: { 'sqlite/prepared.js': ['const limit = 400', 'const limit = 0'] } };
const allSelected = {
  edits: {
    'graphql/look-ahead.js': [
      'export function selects(info, ...path) {',
      'export function selects(info, ...path) {\n    if (path) return true;',
    ],
  },
};
const notAhead = {
  edits: {
    'graphql/prefetch.js': [
      'export function prefetch(id, view, context, info) {',
      'export function prefetch(id, view, context, info) {\n    if (id) return;',
    ],
  },
};

/** Servers that differ from the first in one thing alone, but for the last. */
const onSqlite: Variant[] = [
  ['as it is', {}],
  ['without the lean path', { leanPath: false }],
  ['without compiling (graphql-js)', { engine: 'graphql-js' }],
  ['without the cache', { cache: false }],
  ['without prepared statements', { cache: false, ...withoutPrepared }],
  ['whatever can be asked for is read', { cache: false, ...allSelected }],
  ['without all three', { leanPath: false, engine: 'graphql-js', cache: false }],
];
const onNeo4j: Variant[] = [
  ['as it is', {}],
  ['without the lean path', { leanPath: false }],
  ['without compiling (graphql-js)', { engine: 'graphql-js' }],
  ['a statement per read', { readsTogether: 1 }],
  ['nothing read ahead', notAhead],
  ['whatever can be asked for is read', allSelected],
  ['every text parsed', { rememberedText: 1 }],
];

/** Queries that are asked once each, in each round and by each server: what compiling every one would cost. */
const uniqueTexts = 200;
const compiling: Variant[] = [
  ['compiled when asked twice', {}],
  ['compiled at once', { engine: 'graphql-jit' }],
  ['never compiled', { engine: 'graphql-js' }],
];

/** Each of the means to be fast turned off in turn, on either store. */
export async function measure({ quick }: Asked): Promise<void> {
  const rounds = quick ? 1 : 3;
  const graph = generate(defaultSize);
  const file = join(data, `graph-${defaultSize.deals}-${defaultSize.supplies}.jsonl`);
  const path = join(data, 'means.db');
  prepare();
  await writeRecords(records(graph), file);
  await loadRecords({ sqlite: { path } }, file);
  const embedded = { CAPGRAPH_DB: path };
  const sqlite = await measureVariants(onSqlite, embedded, graph, rounds);
  const unique = await measureUnique(embedded, graph.investors[9]!.key, rounds);
  const neo4j = await withNeo4j(async (uri) => {
    await loadRecords({ neo4j: loginTo(uri) }, file);
    return measureVariants(onNeo4j, { NEO4J_URI: uri }, graph, rounds);
  });
  const uniqueRow = ['ms', ...compiling.map(([of]) => spreadOf(unique.get(of)!).median.toFixed(2))];
  writePart(
    'means',
    [
      '## What each of the means to be fast brings',
      `Printed by \`npm run bench -- means${quick ? ' --quick' : ''}\`: requests a second, median of ${rounds} rounds of a second, 16 connections, the graph of the table above; in brackets the part of what the server reaches as it is. Prepared statements and the selection of what is read stand beside the server without its cache, which hides them. The servers are ours, started by bench/servers/means.mjs with options of \`createServer\` and of the stores, or with a changed line: none of these is a setting.`,
      '### SQLite',
      sqlite,
      '### Neo4j',
      neo4j,
      '### Queries that are asked once',
      `onehop on SQLite, each time with another alias, one request after another: milliseconds of the median request.`,
      table(['', ...compiling.map(([name]) => name)], [uniqueRow]),
      machineLine(),
    ].join('\n\n'),
  );
}

type Env = Record<string, string>;

/** A table of rates: a line per question, a column per variant. */
async function measureVariants(variants: Variant[], env: Env, graph: Graph, rounds: number): Promise<string> {
  const started = await startAll(variants, env);
  const rates = new Map<string, number[]>();
  const questions = allQuestions.filter(({ generated }) => generated);
  try {
    for (const question of questions) await compareAnswers(started, question, graph);
    // The first round warms up servers and database alike.
    for (let round = 0; round <= rounds; round++) {
      for (const question of questions) {
        for (const one of started) {
          const rate = await rateOf(one, bodiesOf(one, question, graph)!, 1);
          if (round > 0) add(rates, `${question.name} ${one.name}`, rate);
        }
        say(`round ${round} of ${rounds}, ${question.name}`);
      }
    }
  } finally {
    for (const one of started) await one.stop();
  }
  const of = (question: string, name: string) => spreadOf(rates.get(`${question} ${name}`)!).median;
  const [[whole]] = variants as [Variant];
  const cell = (question: string, name: string) => {
    const rate = of(question, name);
    return name === whole ? number(rate) : `${number(rate)} (${(rate / of(question, whole)).toFixed(2)})`;
  };
  const rows = questions.map(({ name }) => [name, ...variants.map(([one]) => cell(name, one))]);
  return table(['question', ...variants.map(([name]) => name)], rows);
}

async function startAll(which: Variant[], env: Env): Promise<Contender[]> {
  const script = join(folder, 'servers/means.mjs');
  const starts = which.map(([name, off]) => ({ name, command: [script, JSON.stringify(off)], env, ready }));
  return (await startServers(starts)).map((one) => ({ way: 'capgraph', ...one }));
}

async function measureUnique(env: Env, key: string, rounds: number): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>();
  const { text } = allQuestions.find(({ name }) => name === 'onehop')!.capgraph;
  const started = await startAll(compiling, env);
  let number = 0;
  try {
    // The first round warms up.
    for (let round = 0; round <= rounds; round++) {
      for (const { name, url } of started) {
        for (let index = 0; index < uniqueTexts; index++) {
          const { ms } = await ask(url, text.replace('{ name', `{ a${number++}: name`), { key });
          if (round > 0) add(times, name, ms);
        }
      }
    }
  } finally {
    for (const one of started) await one.stop();
  }
  return times;
}

function add(rates: Map<string, number[]>, key: string, rate: number): void {
  rates.set(key, [...(rates.get(key) ?? []), rate]);
}
