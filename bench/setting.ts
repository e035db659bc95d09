import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startNeo4j } from '../scripts/neo4j/start.ts';

/** How a subject is asked to measure. */
export interface Asked {
  /** Less of everything: to see that it works, or roughly. */
  quick: boolean;
  /** What else stands on the command line. */
  words: readonly string[];
}

/** Where benchmarks live; results are written here. */
export const folder = fileURLToPath(new URL('.', import.meta.url));
/** Graphs and databases that runs leave behind; not committed. */
export const data = join(folder, '.data');

/** Progress, for who waits. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`);

const { scripts } = JSON.parse(readFileSync(join(folder, '..', 'package.json'), 'utf8')) as {
  scripts: Record<'start' | 'ingest', string>;
};

/** What `npm run` gives node to execute: its flags, then the program. */
export const argumentsOf = (script: keyof typeof scripts): string[] =>
  scripts[script].split(/(?:^| )node /)[1]!.split(' ');

/** Makes what is timed: the program as `npm start` runs it, and the peers from the lock file beside this one. */
export function prepare(): void {
  mkdirSync(data, { recursive: true });
  npm(['run', '--silent', 'build'], join(folder, '..'));
  if (!existsSync(join(folder, 'node_modules'))) npm(['ci', '--silent'], folder);
}

function npm(args: string[], cwd: string): void {
  const { status, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed: ${stderr}`);
}

/** Runs with an empty Neo4j of its own, which is gone afterwards. `heap`: its gigabytes, 1 when not given. */
export async function withNeo4j<Result>(
  use: (uri: string, pid: number) => Promise<Result>,
  heap?: number,
): Promise<Result> {
  const home = mkdtempSync(join(tmpdir(), 'capgraph-bench-'));
  try {
    const neo4j = await startNeo4j({ port: 0, home, heap });
    try {
      return await use(neo4j.uri, neo4j.pid);
    } finally {
      await neo4j.stop();
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** How to log in to such a Neo4j. */
export const loginTo = (uri: string) => ({ uri, user: 'neo4j', password: '', database: 'neo4j' });
