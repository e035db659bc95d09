import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { currentModel } from '../src/ontology/current.ts';
import { openStore } from '../src/storage/index.ts';
import { keepBatches, writeBare } from './bare-neo4j.ts';
import { insertBare } from './bare-sqlite.ts';
import { type Run, runIngest } from './command.ts';
import { records } from './graph.ts';
import { csvOf, tableOf } from './investments.ts';
import { writeRecords } from './load.ts';
import { describeMachine } from './machine.ts';
import { table } from './report.ts';
import { type Asked, data, folder, loginTo, say, withNeo4j } from './setting.ts';

/** A line of the table. */
interface Measured {
  what: string;
  /** The load into an empty store, twice. */
  first: [Run, Run];
  /** The same once more, and once more read in full. */
  again: Run;
  reread: Run;
  /** Seconds of the bare inserts of the same facts, which took place between the two loads. */
  bare: [number, number];
}

interface Input {
  what: string;
  args: string[];
}

/** How many investments the tables hold. */
const size = 1_000_000;
const quickSize = 20_000;

const stores = { sqlite: onSqlite, neo4j: onNeo4j };

/**
 * A generated table of investments, as a csv by its recipe and as JSONL, into either store; beside it the bare inserts of
 * the same facts. Loads and bare inserts go in turns, so that a machine that becomes slower does so for both. Words name
 * the stores and inputs, where not all are meant. Writes bench/ingest.md.
 */
export async function measure({ quick, words }: Asked): Promise<void> {
  mkdirSync(data, { recursive: true });
  const inputs = await inputsOf(quick ? quickSize : size);
  const wanted = <Value>(of: Record<string, Value>) => {
    const named = Object.keys(of).filter((name) => words.includes(name));
    return Object.entries(of).filter(([name]) => named.length === 0 || named.includes(name));
  };
  const measured: Measured[] = [];
  for (const [, load] of wanted(stores)) for (const [, input] of wanted(inputs)) measured.push(told(await load(input)));
  writeFileSync(join(folder, 'ingest.md'), print(measured));
  say('written: bench/ingest.md');
}

async function inputsOf(rows: number): Promise<Record<string, Input>> {
  const [csv, jsonl] = [join(data, `investments-${rows}.csv`), join(data, `investments-${rows}.jsonl`)];
  const graph = tableOf(rows);
  await writeRecords(csvOf(graph), csv);
  await writeRecords(records(graph), jsonl);
  const sized = (file: string) =>
    `${rows.toLocaleString('en')} investments, ${Math.round(statSync(file).size / 1e6)} MB`;
  return {
    csv: { what: `csv by the recipe \`investments\` (${sized(csv)})`, args: [csv, '--recipe', 'investments'] },
    jsonl: { what: `JSONL (${sized(jsonl)})`, args: [jsonl] },
  };
}

async function onSqlite({ what, args }: Input): Promise<Measured> {
  say(`SQLite, ${what} ...`);
  return withFolder(async (scratch) => {
    const [one, other] = [join(scratch, 'one.db'), join(scratch, 'other.db')];
    const bare = (name: string) => {
      const file = join(scratch, name);
      const seconds = insertBare(one, file);
      rmSync(file);
      return seconds;
    };
    const first = await runIngest(args, { CAPGRAPH_DB: one });
    const inserts: [number, number] = [bare('bare.db'), bare('bare.db')];
    rmSync(one);
    const second = await runIngest(args, { CAPGRAPH_DB: other });
    return {
      what: `SQLite: ${what}`,
      first: [first, second],
      bare: inserts,
      ...(await twice(args, { CAPGRAPH_DB: other })),
    };
  });
}

async function onNeo4j({ what, args }: Input): Promise<Measured> {
  say(`Neo4j, ${what} ...`);
  return withFolder(async (scratch) => {
    const batches = join(scratch, 'batches');
    const first = await withReady(async (uri) => {
      const run = await runIngest(args, { NEO4J_URI: uri });
      await keepBatches(uri, batches);
      return run;
    });
    const bare = () => withReady((uri) => writeBare(batches, uri));
    const writes: [number, number] = [await bare(), await bare()];
    return withReady(async (uri) => {
      const second = await runIngest(args, { NEO4J_URI: uri });
      return {
        what: `Neo4j: ${what}`,
        first: [first, second],
        bare: writes,
        ...(await twice(args, { NEO4J_URI: uri })),
      };
    });
  });
}

/**
 * An empty Neo4j, of which constraints and indexes are there, since these take seconds whatever is loaded, and which has
 * come to rest: it compiles for a while what it has just done.
 */
function withReady<Result>(use: (uri: string) => Promise<Result>): Promise<Result> {
  return withNeo4j(async (uri) => {
    await (await openStore(currentModel(), { neo4j: loginTo(uri) })).close();
    await setTimeout(5_000);
    return use(uri);
  });
}

async function withFolder<Result>(use: (scratch: string) => Promise<Result>): Promise<Result> {
  const scratch = mkdtempSync(join(data, 'ingest-'));
  try {
    return await use(scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Loads what is loaded twice more. Throws when that writes anything. */
async function twice(args: string[], env: Record<string, string>): Promise<Pick<Measured, 'again' | 'reread'>> {
  const again = await runIngest(args, env);
  const reread = await runIngest([...args, '--again'], env);
  const written = again.facts + reread.facts;
  if (written > 0) throw new Error(`${args.join(' ')}: loading it again wrote ${written} facts`);
  return { again, reread };
}

function told(one: Measured): Measured {
  say(cellsOf(one).join(' | '));
  return one;
}

function cellsOf({ what, first, again, reread, bare }: Measured): string[] {
  const { facts } = first[0];
  const ours = first.map(({ seconds }) => seconds) as [number, number];
  const both = (seconds: [number, number]) =>
    `${seconds.map((one) => one.toFixed(1)).join(' and ')} s, ${Math.round(facts / mean(seconds)).toLocaleString('en')}/s`;
  const times = ({ seconds }: Run) => `${seconds.toFixed(1)} s, ${(mean(ours) / seconds).toFixed(1)} times as fast`;
  const memory = Math.max(...[...first, again, reread].map((run) => run.memory));
  return [
    what,
    facts.toLocaleString('en'),
    both(ours),
    both(bare),
    `${Math.round((100 * mean(bare)) / mean(ours))} %`,
    times(again),
    times(reread),
    memory > 0 ? `${memory} MB` : 'not told',
  ];
}

function mean([one, other]: [number, number]): number {
  return (one + other) / 2;
}

function print(measured: Measured[]): string {
  const head = [
    'table',
    'facts',
    '`npm run ingest`',
    'bare inserts',
    'of their rate',
    'once more',
    'with `--again`',
    'most resident',
  ];
  return `# Loading at volume

Printed by \`npm run bench -- ingest\`. The command is timed as a whole, from its start to its end: reading, recipe,
validation, links, load. Bare inserts write the same facts with nothing of that: prepared statements into the same tables
and indexes (SQLite), batches of UNWIND under the same constraints (Neo4j). What they write lies ready, and reading it is
not counted. In turns: the command, bare inserts twice, the command, each into an empty store; rates are of both.
Once more: the same command, which finds that the store holds these files. With \`--again\`: it reads and compares all.

${table(head, measured.map(cellsOf))}

${describeMachine()}
`;
}
