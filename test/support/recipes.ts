import type { GraphStore } from '../../src/graph/store.ts';
import { checkRecipe } from '../../src/ingest/recipe/check.ts';
import { createResolve } from '../../src/ingest/recipe/match.ts';
import { mappingOf } from '../../src/ingest/recipe/open.ts';
import { parseRecipe } from '../../src/ingest/recipe/parse.ts';
import type { Report } from '../../src/ingest/report.ts';
import { load } from './files.ts';
import { model } from './statements.ts';

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
  const parsed = parseRecipe('t.yaml', recipe);
  const { issues, columns } = checkRecipe(parsed.recipe, model);
  if (issues.length > 0) throw parsed.problems(issues);
  const mapping = mappingOf({ file: 't.yaml', recipe: parsed.recipe, columns }, createResolve(model), null);
  return load(store, 't', files, { mapping });
}
