import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { generate } from './generated.ts';
import { bundledSeeds, readDatasetOrder } from './ingest/input.ts';
import { ingest } from './ingest/pipeline.ts';
import { formatReject } from './ingest/report.ts';
import { lint } from './ontology/lint.ts';
import type { Model } from './ontology/model.ts';
import { openStore } from './storage/index.ts';

/** One thing to look at before a commit; `find` gives a line per problem. */
export interface Check {
  name: string;
  find(): Promise<string[]>;
}

/** What must hold of the files under `root` besides types and style. */
export function checks(model: Model, root: string): Check[] {
  return [
    {
      name: 'ontology',
      find: async () => lint(model).map(({ file, field, message }) => `${file}: ${field}: ${message}`),
    },
    { name: 'generated files', find: () => findDrift(model, path.join(root, 'schema/generated')) },
    { name: 'seeds', find: () => findRejects(model, path.join(root, 'seeds')) },
  ];
}

async function findDrift(model: Model, folder: string): Promise<string[]> {
  const problems: string[] = [];
  for (const [name, text] of Object.entries(generate(model))) {
    const found = await readFile(path.join(folder, name), 'utf8').catch(() => null);
    if (found !== text) problems.push(`schema/generated/${name} does not follow the declarations: run "npm run print"`);
  }
  return problems;
}

async function findRejects(model: Model, folder: string): Promise<string[]> {
  const store = await openStore(model, { sqlite: { path: ':memory:' } });
  try {
    const [inputs, order] = [await bundledSeeds(folder), await readDatasetOrder(folder)];
    const { rejects } = await ingest(store, model, { inputs, order, dryRun: true });
    return rejects.map(formatReject);
  } finally {
    await store.close();
  }
}
