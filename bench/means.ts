import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Contender, ready, startServer } from './contenders.ts';
import { defaultSize, generate, records } from './graph.ts';
import { loadRecords, writeRecords } from './load.ts';
import { describeMachine } from './machine.ts';
import { answersOf, bodiesOf, rateOf } from './measure.ts';
import { questions as allQuestions } from './questions.ts';
import { number, spreadOf, table } from './report.ts';
import { type Asked, data, folder, prepare, say } from './setting.ts';

/** Servers that differ from the first in one thing alone, but for the last. */
const variants: [name: string, off: object][] = [
  ['as it is', {}],
  ['without the lean path', { leanPath: false }],
  ['without compiling (graphql-js)', { engine: 'graphql-js' }],
  ['without the cache', { cache: false }],
  ['without all three', { leanPath: false, engine: 'graphql-js', cache: false }],
];

/** Queries that are asked once each: what compiling every one would cost. */
const uniqueTexts = 20_000;
const compiling: [name: string, off: object][] = [
  ['compiled when asked twice', {}],
  ['compiled at once', { engine: 'graphql-jit' }],
  ['never compiled', { engine: 'graphql-js' }],
];

/** Each of the means to be fast turned off in turn, on SQLite. */
export async function measure({ quick }: Asked): Promise<void> {
  const [rounds, seconds] = quick ? [1, 1] : [2, 2];
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
  const unique = await measureUnique(path, graph.investors[9]!.key, rounds, seconds);
  const rows = questions.map(({ name }) => [name, ...variants.map(([of]) => cell(rates, `${name} ${of}`))]);
  const uniqueRow = ['requests a second', ...compiling.map(([of]) => cell(unique, of))];
  writeFileSync(
    join(folder, 'means.md'),
    `${[
      '# What the means to be fast bring',
      `Printed by \`npm run bench -- means${quick ? ' --quick' : ''}\`: requests a second on SQLite, median of ${rounds} rounds of ${seconds} s, 16 connections, the same graph as in results.md; in brackets the part of the server as it is. The servers are ours, started by bench/servers/means.mjs with options of \`createServer\` and without the cache around the store: none of these is a setting.`,
      table(['question', ...variants.map(([name]) => name)], rows),
      '## Queries that are asked once',
      `onehop, each time with another alias, of ${uniqueTexts.toLocaleString('en')} in turn.`,
      table(['', ...compiling.map(([name]) => name)], [uniqueRow]),
      describeMachine(),
    ].join('\n\n')}\n`,
  );
  say('written: bench/means.md');

  function cell(of: Map<string, number[]>, key: string): string {
    const { median } = spreadOf(of.get(key)!);
    const question = key.split(' ')[0]!;
    const whole = of.get(`${question} ${variants[0]![0]}`);
    const part = whole && !key.endsWith(variants[0]![0]) ? ` (${(median / spreadOf(whole).median).toFixed(2)})` : '';
    return `${number(median)}${part}`;
  }
}

async function startAll(which: typeof variants, path: string): Promise<Contender[]> {
  const command = (off: object) => [join(folder, 'servers/means.mjs'), JSON.stringify(off)];
  const started: Contender[] = [];
  for (const [name, off] of which) {
    const env = { CAPGRAPH_DB: path };
    started.push({ way: 'capgraph', ...(await startServer({ name, command: command(off), env, ready })) });
  }
  return started;
}

async function measureUnique(path: string, key: string, rounds: number, seconds: number) {
  const rates = new Map<string, number[]>();
  const onehop = allQuestions.find(({ name }) => name === 'onehop')!;
  const bodies = Array.from({ length: uniqueTexts }, (_, index) =>
    JSON.stringify({ query: onehop.capgraph.text.replace('{ name', `{ a${index}: name`), variables: { key } }),
  );
  const started = await startAll(compiling, path);
  try {
    for (let round = 0; round < rounds; round++) {
      for (const one of started) add(rates, one.name, await rateOf(one, bodies, seconds));
    }
  } finally {
    for (const one of started) await one.stop();
  }
  return rates;
}

function add(rates: Map<string, number[]>, key: string, rate: number): void {
  rates.set(key, [...(rates.get(key) ?? []), rate]);
}
