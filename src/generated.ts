import { buildSchema, printSchemaText } from './graphql/schema.ts';
import { printRecipeSchema } from './ingest/recipe/format.ts';
import type { Model } from './ontology/model.ts';
import { printReference } from './ontology/reference/document.ts';
import { printDefinitions } from './storage/index.ts';

/** The files of `schema/generated/`, by name: whatever follows from the declarations and is worth reading. */
export function generate(model: Model): Record<string, string> {
  const { sqlite, neo4j } = printDefinitions(model);
  return {
    'schema.graphql': printSchemaText(buildSchema(model)),
    'constraints.cypher': neo4j,
    'tables.sql': sqlite,
    'ontology.md': printReference(model),
    'recipe.schema.json': printRecipeSchema(),
  };
}
