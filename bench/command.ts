import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { peakMegabytes } from './memory.ts';
import { argumentsOf, folder } from './setting.ts';

/** One run of `npm run ingest`. */
export interface Run {
  seconds: number;
  /** Facts added or changed. */
  facts: number;
  /** Most that was resident, in megabytes; 0 where the system does not tell. */
  memory: number;
}

/** Runs `npm run ingest` with these arguments as its user does, startup and all. Throws what it printed when it fails. */
export async function runIngest(args: string[], env: Record<string, string>): Promise<Run> {
  const { PATH, HOME } = process.env as Record<string, string>;
  const started = performance.now();
  const child = spawn(process.execPath, [...argumentsOf('ingest'), ...args], {
    cwd: join(folder, '..'),
    env: { PATH: PATH!, HOME: HOME!, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let memory = 0;
  const watching = setInterval(async () => {
    memory = Math.max(memory, await peakMegabytes(child.pid!));
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
