import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Model } from '../../ontology/model.ts';
import { suggestion } from '../../ontology/nearest.ts';
import { InputError, unreadable } from '../input.ts';
import type { Mapping } from '../mapping.ts';
import type { Tally } from '../progress.ts';
import { type Row, readJsonl } from '../read.ts';
import { checkRecipe } from './check.ts';
import { readCsv } from './csv.ts';
import type { Columns } from './evaluate.ts';
import type { Recipe } from './format.ts';
import { objectRow, readJson } from './json.ts';
import { type Parsed, parseRecipe } from './parse.ts';
import { createMapper, type Resolve, sourceTemplate } from './records.ts';

/** A recipe that fits the ontology. */
export interface OpenRecipe {
  file: string;
  recipe: Recipe;
  /** The columns that it reads. */
  columns: string[];
}

/** Reads a recipe from a file, or a bundled one by its name. InputError with every problem, by line. */
export async function openRecipe(nameOrFile: string, bundled: string, model: Model): Promise<OpenRecipe> {
  const file = locate(nameOrFile, bundled);
  const text = await readFile(file, 'utf8').catch((error) => {
    throw unreadable(file, error);
  });
  const { recipe, problems }: Parsed = parseRecipe(file, text);
  const { issues, columns } = checkRecipe(recipe, model);
  if (issues.length > 0) throw problems(issues);
  return { file, recipe, columns };
}

function locate(nameOrFile: string, bundled: string): string {
  if (existsSync(nameOrFile) || /[./\\]/.test(nameOrFile)) return nameOrFile;
  const file = path.join(bundled, `${nameOrFile}.yaml`);
  if (existsSync(file)) return file;
  const names = existsSync(bundled) ? readdirSync(bundled).map((name) => name.replace(/\.yaml$/, '')) : [];
  throw new InputError(
    `--recipe ${nameOrFile}: there is no such file, nor a bundled recipe of that name${suggestion(nameOrFile, names)}; bundled are ${names.join(', ')}`,
  );
}

/** How the rows of a recipe's files become records. `limit`: rows read of each file; null for all. */
export function mappingOf({ recipe, columns }: OpenRecipe, resolve: Resolve, limit: number | null): Mapping {
  return {
    rows: (file, tally) => {
      const rows = readRows(file, recipe, columns, tally);
      return limit === null ? rows : limited(rows, limit);
    },
    mapper() {
      const mapper = createMapper(recipe, resolve, columns);
      return (value) => mapper(value as Columns);
    },
    first: [{ template: sourceTemplate, raw: { kind: 'Source', ...recipe.source } }],
    unit: 'row',
    merges: true,
  };
}

function readRows(
  file: string,
  { input }: Recipe,
  columns: readonly string[],
  tally: Tally | undefined,
): AsyncIterable<Row[]> {
  switch (input.format) {
    case 'csv':
      return readCsv(file, input, columns, tally);
    case 'json':
      // Read whole before its first row: its bytes tell nothing of how far its rows are.
      return readJson(file, input);
    case 'jsonl':
      return readObjects(file, tally);
  }
}

async function* readObjects(file: string, tally: Tally | undefined): AsyncGenerator<Row[]> {
  for await (const rows of readJsonl(file, tally)) yield rows.map(objectRow);
}

async function* limited(lists: AsyncIterable<Row[]>, limit: number): AsyncGenerator<Row[]> {
  let left = limit;
  if (left === 0) return;
  for await (const rows of lists) {
    yield rows.slice(0, left);
    left -= rows.length;
    if (left <= 0) return;
  }
}
