import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { Check } from '../../src/check.ts';

/** A script of package.json as a check, started at once: what it prints is a problem when it fails. */
export function npmRun(name: string, cwd: string): Check {
  const child = spawn('npm', ['run', '--silent', name], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  const outcome = Promise.all([ended, text(child.stdout), text(child.stderr)]);
  const find = async () => {
    const [code, ...printed] = await outcome;
    return code === 0 ? [] : [printed.join('').trim() || `npm run ${name} ended with ${code}`];
  };
  return { name, find };
}
