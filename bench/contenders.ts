import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A server that answers questions in one of the ways. */
export interface Contender {
  name: string;
  way: 'capgraph' | 'generated' | 'cypher' | 'hello';
  url: string;
  /** Megabytes that it holds now. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

const folder = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('..', import.meta.url));

type Start = Pick<Contender, 'name' | 'way'> & { command: string[]; env?: Record<string, string>; ready: RegExp };

/** All contenders, started: ours as `npm start` runs it, with default settings but for the port and the store. */
export async function startContenders(options: { neo4j: string; database: string }): Promise<Contender[]> {
  const ours = ['dist/src/main.js'];
  const answers = /http:\/\/localhost:(\d+)\/graphql/;
  const ready = /^READY (\d+)/;
  const env = { NEO4J_URI: options.neo4j };
  const starts: Start[] = [
    {
      name: 'Capgraph on SQLite',
      way: 'capgraph',
      command: ours,
      env: { PORT: '0', CAPGRAPH_DB: options.database },
      ready: answers,
    },
    { name: 'Capgraph on Neo4j', way: 'capgraph', command: ours, env: { PORT: '0', ...env }, ready: answers },
    { name: '@neo4j/graphql', way: 'generated', command: [`${folder}servers/generated.mjs`], env, ready },
    { name: 'Cypher by hand', way: 'cypher', command: [`${folder}servers/cypher.mjs`], env, ready },
    { name: 'yoga, {hello}', way: 'hello', command: [`${folder}servers/ceilings.mjs`, 'yoga'], ready },
    { name: 'node:http, constant', way: 'hello', command: [`${folder}servers/ceilings.mjs`, 'http'], ready },
  ];
  const started: Contender[] = [];
  for (const one of starts) started.push(await start(one));
  return started;
}

async function start({ name, way, command, env, ready }: Start): Promise<Contender> {
  const { PATH, HOME } = process.env as Record<string, string>;
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await portOf(child, name, ready);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    name,
    way,
    url: `http://127.0.0.1:${port}/graphql`,
    memory: () => residentMegabytes(child.pid!),
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

function portOf(child: ChildProcess, name: string, ready: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const match = ready.exec(line);
      if (match) resolve(match[1]!);
    });
    child.once('exit', (code) => reject(new Error(`${name} ended with code ${code} before it was ready`)));
  });
}

/** From the kernel's own books; 0 where there are none. */
async function residentMegabytes(pid: number): Promise<number> {
  const { readFile } = await import('node:fs/promises');
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
