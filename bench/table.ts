import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawChart } from './chart.ts';
import { type Contender, startContenders } from './contenders.ts';
import { defaultSize, type Graph, generate, records, type Size } from './graph.ts';
import { loadPeers, loadRecords, writeRecords } from './load.ts';
import { bodiesOf, compareAnswers, rateOf } from './measure.ts';
import { processorTime } from './processor.ts';
import type { Question } from './question.ts';
import { questions as allQuestions } from './questions.ts';
import { type Measured, printResults } from './report.ts';
import { writePart } from './results.ts';
import { type Asked, data, folder, loginTo, prepare, say, withNeo4j } from './setting.ts';

/** About a quarter of it. */
const quickSize: Size = { investors: 4_000, companies: 5_000, deals: 20_000, hubs: [], supplies: 7_000 };

/** Every question, or those named, to every contender, in rounds that take turns. */
export async function measure({ quick, words }: Asked): Promise<void> {
  const [rounds, seconds] = quick ? [1, 1] : [3, 3];
  const size = quick ? quickSize : defaultSize;
  const names = allQuestions.map(({ name }) => name);
  const unknown = words.filter((word) => !names.includes(word));
  if (unknown.length > 0)
    throw new Error(`no subject or question ${unknown.join(', ')}; questions: ${names.join(', ')}`);
  const questions = allQuestions.filter(({ name }) => words.length === 0 || words.includes(name));
  const graph = generate(size);
  const file = join(data, `graph-${size.deals}-${size.supplies}.jsonl`);
  const database = join(data, 'graph.db');
  prepare();
  await writeRecords(records(graph), file);
  say('starting Neo4j and loading the graph ...');
  await withNeo4j(async (uri, pid) => {
    const loading = {
      sqlite: await loadRecords({ sqlite: { path: database } }, file),
      neo4j: await loadRecords({ neo4j: loginTo(uri) }, file),
    };
    await loadPeers(uri, graph);
    const contenders = await startContenders({ neo4j: uri, database });
    try {
      await compare(contenders, questions, graph);
      const measured = await measureAll(contenders, questions, graph, { rounds, seconds, pid });
      const memory = await Promise.all(contenders.map(async (one) => `${one.name} ${await one.memory()} MB`));
      const results = print(measured, size, `${rounds} rounds of ${seconds} s each`, [
        '## Loading and memory',
        `${linesOf(file)} records by \`npm run ingest\`: ${loading.sqlite.toFixed(1)} s into SQLite, ${loading.neo4j.toFixed(1)} s into Neo4j. Resident after the run: ${memory.join(', ')}.`,
      ]);
      // A part of the questions must not take the place of all of them.
      if (questions.length < allQuestions.length) process.stdout.write(results);
      else write(measured, results);
    } finally {
      for (const one of contenders) await one.stop();
    }
  });
}

/** All must give the same answers before any is timed. */
async function compare(contenders: Contender[], questions: Question[], graph: Graph): Promise<void> {
  for (const question of questions) {
    const asked = contenders.filter((one) => one.way !== 'hello' && bodiesOf(one, question, graph));
    const answers = await compareAnswers(asked, question, graph);
    say(`${question.name}: ${asked.length} contenders agree on ${answers} answers`);
  }
}

async function measureAll(
  contenders: Contender[],
  questions: Question[],
  graph: Graph,
  { rounds, seconds, pid }: { rounds: number; seconds: number; pid: number },
): Promise<Measured[]> {
  const hello: Question = { ...questions[0]!, name: 'ceiling', title: 'an answer without any work' };
  const all = [hello, ...questions].map((question): Measured => ({ question, rates: new Map(), costs: new Map() }));
  for (let round = 0; round < rounds; round++) {
    for (const { question, rates, costs } of all) {
      for (const contender of contenders) {
        if ((question === hello) !== (contender.way === 'hello')) continue;
        const bodies = bodiesOf(contender, question, graph);
        if (!bodies) continue;
        if (round === 0) await rateOf(contender, bodies, seconds);
        const before = [contender.pid, pid].map(processorTime);
        const rate = await rateOf(contender, bodies, seconds);
        const [own, server] = [contender.pid, pid].map((of, place) => {
          const [from, until] = [before[place]!, processorTime(of)];
          return from === null || until === null ? null : (until - from) / (rate * seconds);
        }) as [number | null, number | null];
        if (own !== null && server !== null) {
          costs.set(contender.name, [...(costs.get(contender.name) ?? []), { own, server }]);
        }
        rates.set(contender.name, [...(rates.get(contender.name) ?? []), rate]);
        say(`round ${round + 1}, ${question.name}, ${contender.name}: ${Math.round(rate)}/s`);
      }
    }
  }
  // The ceiling stands beside every question, for comparison.
  const ceiling = all[0]!.rates;
  for (const { rates } of all.slice(1)) rates.set('yoga, {hello}', ceiling.get('yoga, {hello}')!);
  return all;
}

function print(measured: Measured[], size: Size, rounds: string, more: string[]): string {
  const { investors, companies, deals, supplies } = size;
  const counts = Object.entries({ investors, companies, deals, supplies });
  const settings = `${rounds}, 16 connections, ${counts.map(([what, count]) => `${count.toLocaleString('en')} ${what}`).join(', ')}.`;
  return `${printResults(measured, settings, more)}\n`;
}

function write(measured: Measured[], results: string): void {
  writePart('table', results);
  writeFileSync(join(folder, 'results.svg'), drawChart(measured));
  say('written: bench/results.svg');
}

function linesOf(path: string): string {
  return readFileSync(path, 'utf8').trimEnd().split('\n').length.toLocaleString('en');
}
