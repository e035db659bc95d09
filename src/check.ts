import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { generate } from './generated.ts';
import { bundledSeeds, readDatasetOrder } from './ingest/input.ts';
import { ingest } from './ingest/pipeline.ts';
import { readDecisions } from './ingest/recipe/aliases.ts';
import { formatReject } from './ingest/report.ts';
import type { ModelIssue } from './ontology/errors.ts';
import { lintFiles, seedFiles } from './ontology/files.ts';
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
    { name: 'ontology', find: () => findIssues(model, root) },
    { name: 'generated files', find: () => findDrift(model, path.join(root, 'schema/generated')) },
    { name: 'seeds', find: () => findRejects(model, root) },
  ];
}

async function findIssues(model: Model, root: string): Promise<string[]> {
  const folders = ['schema/nodes', 'schema/edges', 'schema/interfaces'];
  const files = await Promise.all(folders.map((folder) => filesIn(root, folder)));
  return [...lint(model), ...lintFiles(model, files.flat())].map(formatIssue);
}

/** Each generated file is what `npm run print` would write, and nothing else stands beside them. */
async function findDrift(model: Model, folder: string): Promise<string[]> {
  const problems: string[] = [];
  const generated = generate(model);
  for (const [name, text] of Object.entries(generated)) {
    const found = await readFile(path.join(folder, name), 'utf8').catch(() => null);
    if (found !== text) problems.push(`schema/generated/${name} does not follow the declarations: run "npm run print"`);
  }
  for (const name of await filesIn(folder)) {
    if (!(name in generated)) problems.push(`schema/generated/${name} is not printed by "npm run print": remove it`);
  }
  return problems;
}

async function findRejects(model: Model, root: string): Promise<string[]> {
  const folder = path.join(root, 'seeds');
  const store = await openStore(model, { sqlite: { path: ':memory:' } });
  try {
    const [inputs, order] = [await bundledSeeds(folder), await readDatasetOrder(folder)];
    const { formerKeys } = await readDecisions(folder, model);
    const { rejects } = await ingest(store, model, { inputs, order, formerKeys, dryRun: true, strict: true });
    return [
      ...(await findStray(model, folder, order)),
      ...rejects.map((one) => formatReject({ ...one, file: path.relative(root, one.file) })),
    ];
  } finally {
    await store.close();
  }
}

/** Seeds that would be passed over, or that nobody would look for where they stand. */
async function findStray(model: Model, folder: string, datasets: readonly string[]): Promise<string[]> {
  const known = new Set(seedFiles(model));
  return (await filesIn(folder)).flatMap((file) => {
    const [dataset, ...rest] = file.split('/');
    if (!file.endsWith('.jsonl')) return [];
    if (!datasets.includes(dataset!)) return [`seeds/${file} is in no data set that seeds/datasets.yaml names`];
    return known.has(rest.join('/')) ? [] : [`seeds/${file} has the name of no kind and of no edge type`];
  });
}

/** Files under `root`/`folder`, named from `root` on, in order; none when there is no such folder. */
async function filesIn(root: string, folder = ''): Promise<string[]> {
  const options = { recursive: true, withFileTypes: true } as const;
  const entries = await readdir(path.join(root, folder), options).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  return files.map((file) => path.relative(root, path.join(file.parentPath, file.name))).sort();
}

const formatIssue = ({ file, field, message }: ModelIssue) => `${file}: ${field}: ${message}`;
