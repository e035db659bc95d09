import { join } from 'node:path';
import type { GraphStore } from '../../src/graph/store.ts';
import { latestRead } from '../../src/ingest/link.ts';
import { type Decisions, noDecisions, readDecisions } from '../../src/ingest/recipe/aliases.ts';
import { checkRecipe } from '../../src/ingest/recipe/check.ts';
import { Known } from '../../src/ingest/recipe/known.ts';
import { createResolve } from '../../src/ingest/recipe/match.ts';
import { mappingOf, type OpenRecipe, openRecipe } from '../../src/ingest/recipe/open.ts';
import { parseRecipe } from '../../src/ingest/recipe/parse.ts';
import type { Report } from '../../src/ingest/report.ts';
import { load } from './files.ts';
import { root } from './house.ts';
import { model } from './statements.ts';

export const bundled = join(root, 'seeds/recipes');

/** A recipe of companies by `name`, with anything else as YAML behind it. */
export const companiesBy = (rest: string, input = 'format: csv') => `
name: t
description: A table of companies.
input: { ${input} }
source: { key: table, name: Table, licence: CC0 }
records:
  company: { kind: Company, fields: { name: name${rest} } }
`;

/** Loads tables by a recipe; throws as the command would. */
export async function loadTable(store: GraphStore, recipe: string, ...files: string[]): Promise<Report> {
  return loadDecided(store, recipe, files, noDecisions);
}

/** As `loadTable`, with what a person has decided about names. */
export async function loadDecided(
  store: GraphStore,
  recipe: string,
  files: string[],
  decisions: Decisions,
): Promise<Report> {
  const parsed = parseRecipe('t.yaml', recipe);
  const { issues, columns } = checkRecipe(parsed.recipe, model);
  if (issues.length > 0) throw parsed.problems(issues);
  return loadBy(store, 't', { file: 't.yaml', recipe: parsed.recipe, columns }, files, decisions);
}

/** Loads a table by a bundled recipe, into the data set of its name, with the bundled decisions about names. */
export async function loadBundled(store: GraphStore, name: string, file: string): Promise<Report> {
  const open = await openRecipe(name, bundled, model);
  return loadBy(store, name, open, [file], await readDecisions(join(root, 'seeds'), model));
}

async function loadBy(store: GraphStore, dataset: string, open: OpenRecipe, files: string[], decisions: Decisions) {
  const known = await Known.read(store, model, open.recipe, await latestRead(store));
  try {
    return await load(store, dataset, files, {
      mapping: mappingOf(open, createResolve(model, known, decisions), null),
    });
  } finally {
    known.close();
  }
}
