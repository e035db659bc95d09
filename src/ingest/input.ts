import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** Files that one data set states. */
export interface Input {
  dataset: string;
  files: string[];
}

/** The input itself cannot be used, with what to do about it: nothing was loaded. */
export class InputError extends Error {}

export const datasetName = z
  .string()
  .regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/, 'a data set is named like a key: article, my-deals');

/** The data sets of a seeds folder in the order in which they win, from its `datasets.yaml`. */
export async function readDatasetOrder(folder: string): Promise<string[]> {
  const file = path.join(folder, 'datasets.yaml');
  const text = await readFile(file, 'utf8').catch((error) => {
    throw unreadable(file, error);
  });
  const parsed = z.array(datasetName).safeParse(parseYaml(file, text));
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

/** Given files as one data set, each once; refuses what is not a readable file and a name that is none. */
export async function filesOf(dataset: string, files: readonly string[]): Promise<Input[]> {
  const name = datasetName.safeParse(dataset);
  if (!name.success) throw new InputError(`--dataset ${dataset}: ${name.error.issues[0]!.message}`);
  const known = new Map<string, string>();
  for (const file of files) {
    const found = await stat(file).catch((error) => {
      throw unreadable(file, error);
    });
    if (found.isDirectory()) throw new InputError(`${file}: is a folder; name its files, as in ${file}/*.jsonl`);
    // Input is read more than once.
    if (!found.isFile()) throw new InputError(`${file}: is not a plain file; save what it holds in one first`);
    const real = await realpath(file);
    if (!known.has(real)) known.set(real, file);
  }
  return [{ dataset, files: [...known.values()] }];
}

/** The error for a file that cannot be read, by what the system says. */
export function unreadable(file: string, error: unknown): InputError {
  const { code } = error as NodeJS.ErrnoException;
  return new InputError(`${file}: ${code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`}`);
}

function parseYaml(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new InputError(`${file}: ${(error as Error).message.split('\n')[0]}`);
  }
}
