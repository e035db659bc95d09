import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { currentModel } from '../src/ontology/current.ts';
import { openStore } from '../src/storage/index.ts';
import { writeBare } from './bare-neo4j.ts';
import { insertBare } from './bare-sqlite.ts';
import { records } from './graph.ts';
import { csvOf, tableOf } from './investments.ts';
import { writeRecords } from './load.ts';
import { describeMachine } from './machine.ts';
import { table } from './report.ts';
import { type Asked, argumentsOf, data, folder, loginTo, say, withNeo4j } from './setting.ts';

/** One run of `npm run ingest`. */
interface Run {
  seconds: number;
  facts: number;
  /** Most that was resident, in megabytes; null where the system does not tell. */
  memory: number | null;
}

/** A line of the table. */
interface Measured {
  what: string;
  first: Run;
  /** The same once more, and once more read in full. */
  again: Run;
  reread: Run;
  /** Seconds of the bare inserts of the same facts. */
  bare: number;
}

/** How many investments the tables hold. */
const size = { sqlite: 1_000_000, neo4j: 1_000_000 };
const quickSize = { sqlite: 100_000, neo4j: 20_000 };

/**
 * A generated table of investments, as a csv by its recipe and as JSONL, into either store, three times; beside it the bare
 * inserts of the same facts. Words name the store, where not both are meant. Writes bench/ingest.md.
 */
export async function measure({ quick, words }: Asked): Promise<void> {
  const rows = quick ? quickSize : size;
  const wanted = (store: string) => words.length === 0 || words.includes(store);
  mkdirSync(data, { recursive: true });
  const measured: Measured[] = [];
  if (wanted('sqlite')) for (const input of await inputsOf(rows.sqlite)) measured.push(await onSqlite(input));
  if (wanted('neo4j')) for (const input of await inputsOf(rows.neo4j)) measured.push(await onNeo4j(input));
  writeFileSync(join(folder, 'ingest.md'), print(measured));
  say('written: bench/ingest.md');
}

interface Input {
  what: string;
  args: string[];
}

async function inputsOf(rows: number): Promise<Input[]> {
  const [csv, jsonl] = [join(data, `investments-${rows}.csv`), join(data, `investments-${rows}.jsonl`)];
  const graph = tableOf(rows);
  await writeRecords(csvOf(graph), csv);
  await writeRecords(records(graph), jsonl);
  const sized = (file: string) =>
    `${rows.toLocaleString('en')} investments, ${Math.round(statSync(file).size / 1e6)} MB`;
  return [
    { what: `csv by the recipe \`investments\` (${sized(csv)})`, args: [csv, '--recipe', 'investments'] },
    { what: `JSONL (${sized(jsonl)})`, args: [jsonl] },
  ];
}

async function onSqlite({ what, args }: Input): Promise<Measured> {
  const scratch = mkdtempSync(join(data, 'ingest-'));
  try {
    const file = join(scratch, 'loaded.db');
    const runs = await thrice(what, args, { CAPGRAPH_DB: file });
    const bare = insertBare(file, join(scratch, 'bare.db'));
    return told({ what: `SQLite: ${what}`, ...runs, bare });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function onNeo4j({ what, args }: Input): Promise<Measured> {
  return withNeo4j(async (loaded) => {
    // Constraints and indexes take seconds, whatever is loaded: they are there before either is timed, and the server has
    // come to rest, which compiles for a while what it has just done.
    const prepare = async (uri: string) => {
      await (await openStore(currentModel(), { neo4j: loginTo(uri) })).close();
      await setTimeout(5_000);
    };
    await prepare(loaded);
    const runs = await thrice(what, args, { NEO4J_URI: loaded });
    return withNeo4j(async (empty) => {
      await prepare(empty);
      return told({ what: `Neo4j: ${what}`, ...runs, bare: await writeBare(loaded, empty) });
    });
  });
}

async function thrice(
  what: string,
  args: string[],
  env: Record<string, string>,
): Promise<Pick<Measured, 'first' | 'again' | 'reread'>> {
  say(`${what} ...`);
  const first = await load(args, env);
  const again = await load(args, env);
  const reread = await load([...args, '--again'], env);
  const written = again.facts + reread.facts;
  if (written > 0) throw new Error(`${what}: loading it again wrote ${written} facts`);
  return { first, again, reread };
}

/** Runs the command as its user does, startup and all. */
async function load(args: string[], env: Record<string, string>): Promise<Run> {
  const { PATH, HOME } = process.env as Record<string, string>;
  const started = performance.now();
  const child = spawn(process.execPath, [...argumentsOf('ingest'), ...args], {
    cwd: join(folder, '..'),
    env: { PATH: PATH!, HOME: HOME!, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let memory: number | null = null;
  const watching = setInterval(() => {
    memory = peakOf(child.pid!) ?? memory;
  }, 100);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(watching);
  const seconds = (performance.now() - started) / 1_000;
  const facts = /Facts: (\d+) added, (\d+) changed/.exec(output);
  if (!facts && !output.startsWith('Nothing to do')) throw new Error(`npm run ingest ended with ${code}:\n${output}`);
  return { seconds, facts: facts ? Number(facts[1]) + Number(facts[2]) : 0, memory };
}

/** The most that a process ever had resident, as Linux tells it. */
function peakOf(pid: number): number | null {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return null;
  try {
    const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(file, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1_000);
  } catch {
    return null;
  }
}

function told(one: Measured): Measured {
  say(cellsOf(one).join(' | '));
  return one;
}

function cellsOf({ what, first, again, reread, bare }: Measured): string[] {
  const rate = (seconds: number) => `${Math.round(first.facts / seconds).toLocaleString('en')}/s`;
  const times = ({ seconds }: Run) => `${seconds.toFixed(1)} s, ${(first.seconds / seconds).toFixed(1)} times as fast`;
  const memory = first.memory === null ? 'not told' : `${Math.max(first.memory, reread.memory ?? 0)} MB`;
  return [
    what,
    first.facts.toLocaleString('en'),
    `${first.seconds.toFixed(1)} s, ${rate(first.seconds)}`,
    `${bare.toFixed(1)} s, ${rate(bare)}`,
    `${Math.round((100 * bare) / first.seconds)} %`,
    times(again),
    times(reread),
    memory,
  ];
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

Printed by \`npm run bench -- ingest sqlite\` and \`npm run bench -- ingest neo4j\`, one after the other; \`npm run bench -- ingest\` prints both. The command is timed as a whole, from its start to its end: reading,
recipe, validation, links, load. Bare inserts are what the same run measures for the same facts with nothing of that:
prepared statements into the same tables and indexes (SQLite), batches of UNWIND under the same constraints (Neo4j).
Once more: the same command, which finds that the store holds these files. With \`--again\`: it reads and compares all.

${table(head, measured.map(cellsOf))}

${describeMachine()}
`;
}
