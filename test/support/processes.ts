import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One of our programs as a process of its own, with what it printed so far. */
export interface Program {
  child: ChildProcess;
  /** Standard output and error, as they came. */
  output(): string;
  /** Settles when the process has ended; `errors` is what it printed to standard error. */
  ended: Promise<{ code: number | null; output: string; errors: string }>;
  /** Settles with the match when the output matches; throws when the process ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Starts a TypeScript file of this repository, or of a copy in `folder`; of variables nothing but `env` reaches it. */
export function run(file: string, args: string[], env: Record<string, string> = {}, folder = root): Program {
  const script = join(folder, file);
  const { PATH, HOME } = process.env as Record<string, string>;
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: folder,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, errors] = ['', ''];
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  child.stderr!.on('data', (text) => (errors += text));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output, errors }));
  return {
    child,
    output: () => output,
    ended,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(output);
          if (match) resolve(match);
        };
        child.stdout!.on('data', look);
        child.stderr!.on('data', look);
        ended.then(() => reject(new Error(`${file} ended before it said ${pattern}:\n${output}`)));
        look();
      }),
  };
}
