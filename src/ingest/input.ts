import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** Files that one data set states. */
export interface Input {
  dataset: string;
  files: string[];
}

/** The input itself cannot be used: nothing was read or loaded. */
export class InputError extends Error {}

const datasetName = z
  .string()
  .regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/, 'a data set is named like a key: article, my-deals');

/** The data sets of a seeds folder in the order in which they win, from its `datasets.yaml`. */
export async function readDatasetOrder(folder: string): Promise<string[]> {
  const file = path.join(folder, 'datasets.yaml');
  const parsed = z.array(datasetName).safeParse(parse(await readText(file)));
  if (!parsed.success) throw new InputError(`${file}: ${parsed.error.issues[0]!.message}`);
  return parsed.data;
}

/** All bundled data sets with their files, in the order of `datasets.yaml`. */
export async function bundledSeeds(folder: string): Promise<Input[]> {
  const datasets = await readDatasetOrder(folder);
  return Promise.all(
    datasets.map(async (dataset) => {
      const names = await readdir(path.join(folder, dataset), { recursive: true }).catch(() => {
        throw new InputError(`${path.join(folder, 'datasets.yaml')}: there is no folder ${dataset}`);
      });
      const files = names.filter((name) => name.endsWith('.jsonl')).sort();
      return { dataset, files: files.map((name) => path.join(folder, dataset, name)) };
    }),
  );
}

/** Given files as one data set; refuses what is not a readable file and a name that is none. */
export async function filesOf(dataset: string, files: string[]): Promise<Input[]> {
  const name = datasetName.safeParse(dataset);
  if (!name.success) throw new InputError(`--dataset ${dataset}: ${name.error.issues[0]!.message}`);
  for (const file of files) {
    const found = await stat(file).catch(() => null);
    if (!found?.isFile()) throw new InputError(`${file}: there is no such file`);
  }
  return [{ dataset, files }];
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new InputError(`${file}: cannot be read`);
  });
}
