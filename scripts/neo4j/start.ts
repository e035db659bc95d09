import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fetchJars, localFolder, missingTool, serverCommand } from './java.ts';

export interface Options {
  /** 0 = any free one; 7687 by default. */
  port?: number;
  /** Folder of the data; `.neo4j/data` by default. */
  home?: string;
  /** Gigabytes of its heap (1), of which a transaction may take seven tenths. */
  heap?: number;
  /** With a password the server asks for the login `neo4j` and this; without, it asks for none. */
  auth?: { password: string };
  /** Told what takes long. */
  say?: (line: string) => void;
}

export interface LocalNeo4j {
  uri: string;
  pid: number;
  /** Settles when the server has ended, by itself or after `stop`. */
  ended: Promise<void>;
  /** Ends the server cleanly. */
  stop(): Promise<void>;
}

/** Milliseconds that a server may take to shut down before it is killed. */
const patience = 30_000;

/** Starts a real Neo4j on 127.0.0.1. Throws with one line that says why when it cannot. */
export async function startNeo4j({
  port = 7687,
  home,
  heap = 1,
  auth,
  say = () => {},
}: Options = {}): Promise<LocalNeo4j> {
  const missing = missingTool();
  if (missing) throw new Error(`The local Neo4j cannot start: ${missing}.`);
  const classPath = await fetchJars(say);
  const folder = home ?? join(localFolder, 'data');
  await mkdir(folder, { recursive: true });
  const { NEO4J_PASSWORD: _, ...environment } = process.env;
  const child = spawn('java', serverCommand(classPath, folder, port, heap), {
    env: { ...environment, ...(auth && { NEO4J_PASSWORD: auth.password }) },
    stdio: ['pipe', 'pipe', 'pipe'],
    // Not in our process group: Ctrl-C reaches it through `stop` alone, once.
    detached: true,
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const bound = await readyPort(child);
  return { uri: `bolt://127.0.0.1:${bound}`, pid: child.pid!, ended, stop: () => stop(child, ended) };
}

/** The port that the server listens on, once it does. */
function readyPort(child: ChildProcess): Promise<number> {
  const complaints: string[] = [];
  createInterface({ input: child.stderr! }).on('line', (line) => complaints.push(line));
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const ready = /^READY (\d+)$/.exec(line);
      if (ready) resolve(Number(ready[1]));
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The local Neo4j did not start: ${reason(complaints, code)}`)));
  });
}

/** The innermost cause that Java printed. */
function reason(complaints: string[], code: number | null): string {
  const causes = complaints.filter((line) => /^(Caused by|Exception)/.test(line));
  return causes.at(-1)?.replace(/^Caused by: /, '') ?? complaints.at(-1) ?? `exit code ${code}`;
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.stdin!.end();
  const kill = setTimeout(() => child.kill('SIGKILL'), patience);
  await ended;
  clearTimeout(kill);
}
