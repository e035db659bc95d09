import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Contender, ready, startServers } from './contenders.ts';
import { defaultSize, generate, records } from './graph.ts';
import { loadRecords, writeRecords } from './load.ts';
import { describeMachine } from './machine.ts';
import { answersOf, bodiesOf, rateOf } from './measure.ts';
import { questions as allQuestions } from './questions.ts';
import { number, spreadOf, table } from './report.ts';
import { ask } from './requests.ts';
import { type Asked, data, folder, prepare, say } from './setting.ts';

/** Servers that differ from the first in one thing alone, but for the last. */
const variants: [name: string, off: object][] = [
  ['as it is', {}],
  ['without the lean path', { leanPath: false }],
  ['without compiling (graphql-js)', { engine: 'graphql-js' }],
  ['without the cache', { cache: false }],
  ['without all three', { leanPath: false, engine: 'graphql-js', cache: false }],
];

/** Queries that are asked once each, in each round and by each server: what compiling every one would cost. */
const uniqueTexts = 200;
const compiling: [name: string, off: object][] = [
  ['compiled when asked twice', {}],
  ['compiled at once', { engine: 'graphql-jit' }],
  ['never compiled', { engine: 'graphql-js' }],
];

/** Each of the means to be fast turned off in turn, on SQLite. */
export async function measure({ quick }: Asked): Promise<void> {
  const [rounds, seconds] = quick ? [1, 1] : [3, 1];
  const graph = generate(defaultSize);
  const file = join(data, `graph-${defaultSize.deals}-${defaultSize.supplies}.jsonl`);
  const path = join(data, 'means.db');
  prepare();
  await writeRecords(records(graph), file);
  await loadRecords({ sqlite: { path } }, file);
  const started = await startAll(variants, path);
  const rates = new Map<string, number[]>();
  const questions = allQuestions.filter(({ generated }) => generated);
  try {
    for (const question of questions) {
      const [expected, ...others] = await Promise.all(started.map((one) => answersOf(one, question, graph)));
      const differs = others.findIndex((answers) => answers.join() !== expected!.join());
      if (differs >= 0) throw new Error(`${question.name}: ${variants[differs + 1]![0]} answers otherwise`);
    }
    for (let round = 0; round < rounds; round++) {
      for (const question of questions) {
        for (const one of started) {
          const bodies = bodiesOf(one, question, graph)!;
          if (round === 0) await rateOf(one, bodies, 1);
          add(rates, `${question.name} ${one.name}`, await rateOf(one, bodies, seconds));
        }
        say(`round ${round + 1}, ${question.name}`);
      }
    }
  } finally {
    for (const one of started) await one.stop();
  }
  const unique = await measureUnique(path, graph.investors[9]!.key, rounds);
  const rows = questions.map(({ name }) => [name, ...variants.map(([of]) => cell(rates, name, of))]);
  const uniqueRow = ['ms', ...compiling.map(([of]) => spreadOf(unique.get(of)!).median.toFixed(2))];
  writeFileSync(
    join(folder, 'means.md'),
    `${[
      '# What the means to be fast bring',
      `Printed by \`npm run bench -- means${quick ? ' --quick' : ''}\`: requests a second on SQLite, median of ${rounds} rounds of ${seconds} s, 16 connections, the same graph as in results.md; in brackets the part of the server as it is. The servers are ours, started by bench/servers/means.mjs with options of \`createServer\` and without the cache around the store: none of these is a setting.`,
      table(['question', ...variants.map(([name]) => name)], rows),
      '## Queries that are asked once',
      `onehop, each time with another alias, one request after another: milliseconds of the median request.`,
      table(['', ...compiling.map(([name]) => name)], [uniqueRow]),
      describeMachine(),
    ].join('\n\n')}\n`,
  );
  say('written: bench/means.md');
}

/** The rate of a variant, and what part it is of the server's as it is. */
function cell(rates: Map<string, number[]>, question: string, variant: string): string {
  const of = (name: string) => spreadOf(rates.get(`${question} ${name}`)!).median;
  const [whole] = variants[0]!;
  return variant === whole ? number(of(whole)) : `${number(of(variant))} (${(of(variant) / of(whole)).toFixed(2)})`;
}

async function startAll(which: typeof variants, path: string): Promise<Contender[]> {
  const script = join(folder, 'servers/means.mjs');
  const env = { CAPGRAPH_DB: path };
  const starts = which.map(([name, off]) => ({ name, command: [script, JSON.stringify(off)], env, ready }));
  return (await startServers(starts)).map((one) => ({ way: 'capgraph', ...one }));
}

async function measureUnique(path: string, key: string, rounds: number): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>();
  const { text } = allQuestions.find(({ name }) => name === 'onehop')!.capgraph;
  const started = await startAll(compiling, path);
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
