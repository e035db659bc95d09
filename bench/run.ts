import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startNeo4j } from '../scripts/neo4j/start.ts';
import { type Contender, startContenders } from './contenders.ts';
import { defaultSize, type Graph, generate } from './graph.ts';
import { loadPeers, loadRecords, writeRecords } from './load.ts';
import { answersOf, bodiesOf, rateOf } from './measure.ts';
import { questions as allQuestions, type Question } from './questions.ts';
import { drawChart, type Machine, type Measured, printResults } from './report.ts';

/** `npm run bench [-- --quick] [question …]`: every question to every contender, in rounds that take turns. */
const folder = fileURLToPath(new URL('.', import.meta.url));
const data = join(folder, '.data');
const quick = process.argv.includes('--quick');
const [rounds, seconds] = quick ? [1, 2] : [3, 5];
/** Only those named on the command line, where any are. */
const named = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const questions = allQuestions.filter(({ name }) => named.length === 0 || named.includes(name));
const say = (line: string) => process.stderr.write(`${line}\n`);

const graph = generate(defaultSize);
const file = join(data, 'graph.jsonl');
const home = mkdtempSync(join(tmpdir(), 'capgraph-bench-'));
mkdirSync(data, { recursive: true });
prepare();
await writeRecords(graph, file);
say('starting Neo4j and loading the graph ...');
const neo4j = await startNeo4j({ port: 0, home });
try {
  const login = { uri: neo4j.uri, user: 'neo4j', password: '', database: 'neo4j' };
  const database = join(data, 'graph.db');
  const loading = {
    sqlite: await loadRecords({ sqlite: { path: database } }, file),
    neo4j: await loadRecords({ neo4j: login }, file),
  };
  await loadPeers(neo4j.uri, graph);
  const contenders = await startContenders({ neo4j: neo4j.uri, database });
  try {
    await compare(contenders, graph);
    const measured = await measureAll(contenders, graph);
    const memory = await Promise.all(contenders.map(async (one) => `${one.name} ${await one.memory()} MB`));
    write(measured, [
      '## Loading and memory',
      `${readLines(file)} records by \`npm run ingest\`: ${loading.sqlite.toFixed(1)} s into SQLite, ${loading.neo4j.toFixed(1)} s into Neo4j. Resident after the run: ${memory.join(', ')}.`,
    ]);
  } finally {
    for (const one of contenders) await one.stop();
  }
} finally {
  await neo4j.stop();
  rmSync(home, { recursive: true, force: true });
}

/** What is timed is what `npm start` runs; peers come from the lock file beside this one. */
function prepare(): void {
  const npm = (args: string[], cwd: string) => {
    const { status, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8' });
    if (status !== 0) throw new Error(`npm ${args.join(' ')} failed: ${stderr}`);
  };
  npm(['run', '--silent', 'build'], join(folder, '..'));
  if (!existsSync(join(folder, 'node_modules'))) npm(['ci', '--silent'], folder);
}

/** All must give the same answers before any is timed. */
async function compare(contenders: Contender[], of: Graph): Promise<void> {
  for (const question of questions) {
    const asked = contenders.filter((one) => one.way !== 'hello' && bodiesOf(one, question, of));
    const [first, ...others] = asked;
    const expected = await answersOf(first!, question, of);
    for (const other of others) {
      const answers = await answersOf(other, question, of);
      const at = answers.findIndex((answer, index) => answer !== expected[index]);
      if (at < 0) continue;
      throw new Error(
        `${question.name}: ${first!.name} and ${other.name} differ:\n${expected[at]?.slice(0, 400)}\n${answers[at]?.slice(0, 400)}`,
      );
    }
    say(`${question.name}: ${asked.length} contenders agree on ${expected.length} answers`);
  }
}

async function measureAll(contenders: Contender[], of: Graph): Promise<Measured[]> {
  const hello: Question = { ...questions[0]!, name: 'ceiling', title: 'an answer without any work' };
  const all = [hello, ...questions].map((question) => ({ question, rates: new Map<string, number[]>() }));
  for (let round = 0; round < rounds; round++) {
    for (const { question, rates } of all) {
      for (const contender of contenders) {
        if ((question === hello) !== (contender.way === 'hello')) continue;
        const bodies = bodiesOf(contender, question, of);
        if (!bodies) continue;
        if (round === 0) await rateOf(contender, bodies, seconds);
        const rate = await rateOf(contender, bodies, seconds);
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

function write(measured: Measured[], more: string[]): void {
  const { investors, companies, deals } = defaultSize;
  const settings = `${rounds} rounds of ${seconds} s each, 16 connections, ${investors.toLocaleString('en')} investors, ${companies.toLocaleString('en')} companies, ${deals.toLocaleString('en')} deals.`;
  writeFileSync(join(folder, 'results.md'), `${printResults(measured, machine(), settings, more)}\n`);
  writeFileSync(join(folder, 'results.svg'), drawChart(measured));
  say('written: bench/results.md, bench/results.svg');
}

function machine(): Machine {
  const own = JSON.parse(readFileSync(join(folder, '../package.json'), 'utf8')).dependencies as Record<string, string>;
  const peers = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).dependencies as Record<string, string>;
  const versions = { Neo4j: '5.26.31', ...peers, libsql: own.libsql!, 'graphql-jit': own['graphql-jit']! };
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  return {
    processor: cpus()[0]!.model,
    cores: cpus().length,
    memory,
    node: process.version,
    versions,
    date: new Date().toISOString().slice(0, 10),
  };
}

function readLines(path: string): string {
  return readFileSync(path, 'utf8').trimEnd().split('\n').length.toLocaleString('en');
}
