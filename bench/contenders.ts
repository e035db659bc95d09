import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { residentMegabytes } from './memory.ts';
import { argumentsOf } from './setting.ts';

/** A server that runs. */
export interface Running {
  name: string;
  url: string;
  pid: number;
  /** Megabytes that it holds now. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

/** A server that answers questions in one of the ways. */
export interface Contender extends Running {
  way: 'capgraph' | 'generated' | 'cypher' | 'hello';
}

const folder = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('..', import.meta.url));

/** How to start a server, and what it prints once it answers; the port is in there. */
export interface Start {
  name: string;
  command: string[];
  env?: Record<string, string>;
  ready: RegExp;
}

/** Ours as `npm start` runs it, with default settings but for the port and the store. */
export const ourStart = (name: string, store: Record<string, string>): Start => ({
  name,
  command: argumentsOf('start'),
  env: { PORT: '0', ...store },
  ready: /http:\/\/localhost:(\d+)\/graphql/,
});

/** What the servers beside this file print. */
export const ready = /^READY (\d+)/;

/** All contenders, started. */
export async function startContenders(options: { neo4j: string; database: string }): Promise<Contender[]> {
  const env = { NEO4J_URI: options.neo4j };
  const ceilings = `${folder}servers/ceilings.mjs`;
  const starts: (Start & Pick<Contender, 'way'>)[] = [
    { way: 'capgraph', ...ourStart('Capgraph on SQLite', { CAPGRAPH_DB: options.database }) },
    { way: 'capgraph', ...ourStart('Capgraph on Neo4j', env) },
    { way: 'generated', name: '@neo4j/graphql', command: [`${folder}servers/generated.mjs`], env, ready },
    { way: 'cypher', name: 'Cypher by hand', command: [`${folder}servers/cypher.mjs`], env, ready },
    { way: 'hello', name: 'yoga, {hello}', command: [ceilings, 'yoga'], ready },
    { way: 'hello', name: 'node:http, constant', command: [ceilings, 'http'], ready },
  ];
  const started = await startServers(starts);
  return started.map((one, index) => ({ way: starts[index]!.way, ...one }));
}

/** Starts them one after another; when one does not start, those that run are stopped. */
export async function startServers(starts: readonly Start[]): Promise<Running[]> {
  const started: Running[] = [];
  try {
    for (const one of starts) started.push(await startServer(one));
    return started;
  } catch (error) {
    for (const one of started) await one.stop();
    throw error;
  }
}

/** Starts a server in a process of its own; settles once it answers. */
export async function startServer({ name, command, env, ready: pattern }: Start): Promise<Running> {
  const { PATH, HOME } = process.env as Record<string, string>;
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await portOf(child, name, pattern);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    name,
    url: `http://127.0.0.1:${port}/graphql`,
    pid: child.pid!,
    memory: () => residentMegabytes(child.pid!),
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

function portOf(child: ChildProcess, name: string, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const match = pattern.exec(line);
      if (match) resolve(match[1]!);
    });
    child.once('exit', (code) => reject(new Error(`${name} ended with code ${code} before it was ready`)));
  });
}
