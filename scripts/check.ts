import { fileURLToPath } from 'node:url';
import type { Check } from '../src/check.ts';
import { npmRun } from './check/npm-run.ts';

/** `npm run check`: all that must hold before a commit, each step with its result and seconds since the start. */
const root = fileURLToPath(new URL('..', import.meta.url));
const steps: Check[] = [npmRun('types', root), npmRun('lint', root)];
try {
  // Loaded while the first two run: what they would find in it must not keep them from saying so.
  const { checks } = await import('../src/check.ts');
  const { currentModel } = await import('../src/ontology/current.ts');
  steps.push(...checks(currentModel(), root));
} catch (error) {
  steps.push({ name: 'ontology', find: async () => [(error as Error).message] });
}
for (const { name, find } of steps) {
  const problems = await find().catch((error: Error) => [error.message]);
  const seconds = (performance.now() / 1_000).toFixed(1);
  const result = problems.length === 0 ? 'fine' : `${problems.length} to mend`;
  process.stdout.write(`${name}: ${result} (${seconds} s)\n`);
  for (const problem of problems) process.stdout.write(`${problem.replace(/^/gm, '  ')}\n`);
  if (problems.length > 0) process.exitCode = 1;
}
