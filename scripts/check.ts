import { fileURLToPath } from 'node:url';
import { checks } from '../src/check.ts';
import { currentModel } from '../src/ontology/current.ts';

/** The last part of `npm run check`: the ontology, the generated files, the seeds. */
const root = fileURLToPath(new URL('..', import.meta.url));
try {
  for (const { name, find } of checks(currentModel(), root)) {
    const problems = await find();
    process.stdout.write(`${name}: ${problems.length === 0 ? 'fine' : `${problems.length} problems`}\n`);
    for (const problem of problems) process.stdout.write(`  ${problem}\n`);
    if (problems.length > 0) process.exitCode = 1;
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
