import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generate } from '../src/generated.ts';
import { currentModel } from '../src/ontology/current.ts';

/** `npm run print`: writes what follows from the declarations into schema/generated. */
const folder = fileURLToPath(new URL('../schema/generated/', import.meta.url));
try {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(generate(currentModel()))) {
    writeFileSync(`${folder}${name}`, text);
    process.stdout.write(`schema/generated/${name}\n`);
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
