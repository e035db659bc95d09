import { z } from 'zod';
import { datasetName } from '../input.ts';
import { pattern } from './steps/texts.ts';
import { steps } from './steps.ts';

/** The format of a recipe, as data: what `recipe.schema.json` and the checks of a file follow from. */
const bareSteps = Object.keys(steps).filter((name) => steps[name]!.bare) as [string, ...string[]];
const stepOptions = Object.fromEntries(
  Object.entries(steps).map(([name, step]) => [name, step.options.optional().describe(step.description)]),
);
const step = z.union([
  z.enum(bareSteps, `is not a step that stands alone; those are ${bareSteps.join(', ')}`),
  z.strictObject(stepOptions).refine((one) => Object.keys(one).length === 1, 'a step has exactly one name'),
]);

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const reference = z.string().min(1, 'is empty');

const condition = z
  .strictObject({
    value: reference.describe('The column, or the value with a name, that is looked at.'),
    empty: z.boolean().optional().describe('Whether it must be empty (true) or must not (false).'),
    in: z.array(scalar).min(1).optional().describe('It must be one of these; a list must hold one of them.'),
    notIn: z.array(scalar).min(1).optional().describe('It must be none of these.'),
    matches: pattern.optional().describe('A regular expression that it must match.'),
    notMatches: pattern.optional().describe('A regular expression that it must not match.'),
    otherwise: z.string().optional().describe('Why a row that does not fit is left out, as it is reported.'),
  })
  .refine(
    (one) => Object.keys(one).some((name) => !['value', 'otherwise'].includes(name)),
    'needs at least one of empty, in, notIn, matches, notMatches',
  );

const oneOfThese = ['from', 'constant', 'text', 'key', 'sum', 'product'] as const;

const valueObject = z
  .strictObject({
    from: z
      .union([reference, z.array(reference).min(1)])
      .optional()
      .describe('A column, or a value declared before; of several the first that is not empty.'),
    constant: z
      .union([scalar, z.array(scalar)])
      .optional()
      .describe('The same for every row.'),
    text: z
      .string()
      .min(1)
      .optional()
      .describe('A text with {names} of columns or values; empty when one of them is, unless it is written {?name}.'),
    key: z
      .string()
      .optional()
      .describe('The key of the node that a template of this recipe makes from the row: for refs.'),
    sum: z.array(reference).min(2).optional().describe('Numbers added up; empty ones add nothing.'),
    product: z.array(reference).min(2).optional().describe('Numbers multiplied; empty when one of them is.'),
    when: z.array(condition).min(1).optional().describe('Empty in rows that do not fit.'),
    do: z.array(step).min(1).optional().describe('Transforms, one after the other.'),
  })
  .refine(
    (one) => oneOfThese.filter((name) => one[name] !== undefined).length === 1,
    `needs exactly one of ${oneOfThese.join(', ')}`,
  );
const value = z.union([reference, valueObject]);

const end = z.union([
  reference.describe('A template of this recipe that makes the node.'),
  z.strictObject({ kind: z.string(), key: value }).describe('A node that is there already.'),
]);

const template = z
  .strictObject({
    kind: z.union([z.string(), valueObject]).optional().describe('Makes a node of this kind.'),
    type: z.string().optional().describe('Makes an edge of this type.'),
    each: z
      .union([z.string(), z.array(z.string()).min(1)])
      .optional()
      .describe('Values that are lists: one record per part (per combination of parts, for several).'),
    when: z.array(condition).min(1).optional().describe('Makes the record only from rows that fit.'),
    key: value
      .optional()
      .describe('Key of the node; without it the key of a known node of that name, or one made of the name.'),
    match: z
      .union([z.literal(false), z.array(z.string()).min(1)])
      .optional()
      .describe('Kinds among which the name may be known (the own kind); false: never looked for.'),
    from: end.optional().describe('Where the edge begins.'),
    to: end.optional().describe('Where the edge ends.'),
    amountOf: z
      .enum(['round', 'investor'])
      .optional()
      .describe(
        "Whose amount a row of INVESTED_IN holds: the whole round's, which then goes to the round, or the investor's own.",
      ),
    sources: z
      .array(z.string())
      .optional()
      .describe("Templates of Sources that the record rests on besides the recipe's own."),
    fields: z.record(z.string(), value).default({}).describe('Fields of the record by name.'),
  })
  .refine(
    (one) => (one.kind === undefined) !== (one.type === undefined),
    'needs either kind (a node) or type (an edge)',
  );

const input = z.strictObject({
  format: z.enum(['csv', 'json', 'jsonl']).describe('Each may be compressed: .gz.'),
  encoding: z.enum(['utf-8', 'latin-1']).default('utf-8'),
  delimiter: z.string().min(1).max(4).default(',').describe('Between the values of a csv; "\\t" for tabs.'),
  quote: z.string().length(1).default('"').describe('Around values of a csv.'),
  columns: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('Names of the columns, in order, for a csv without a header.'),
  skipLines: z.int().min(0).default(0).describe('Lines of a csv before its header.'),
  trim: z.boolean().default(true).describe('Whether blanks around texts are dropped.'),
  path: z.string().optional().describe('Where the list of rows stands in a json, such as data.rows.'),
});

const source = z
  .strictObject({
    key: z.string(),
    name: z.string(),
    licence: z.string().describe('Under which the table may be used, such as CC BY 4.0.'),
    sourceType: z.string().default('DATASET'),
    url: z.string().optional(),
    publisher: z.string().optional(),
    publishedOn: z.string().optional(),
    retrievedOn: z.string().optional(),
  })
  .describe('The Source that every record of the table rests on.');

const yearRange = z.strictObject({
  from: z.int().min(1).max(9999).default(1800),
  to: z.int().min(1).max(9999).default(2100),
  outside: z.enum(['warn', 'keep', 'reject']).default('warn'),
});

export const recipeSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'is not a name like my-deals'),
  description: z.string().describe('What the table is and what becomes of it.'),
  dataset: datasetName.optional().describe('Data set that the table states; the name of the recipe when absent.'),
  input,
  source,
  years: yearRange.prefault({}).describe('Span in which the years of dates are expected, and what becomes of others.'),
  only: z.array(condition).optional().describe('Rows that do not fit are left out, and counted by reason.'),
  values: z.record(z.string(), valueObject).default({}).describe('Values with names, computed from columns.'),
  records: z
    .record(z.string(), template)
    .refine((all) => Object.keys(all).length > 0, 'names no template')
    .describe('What becomes of a row: templates of nodes and edges by name.'),
});

export type Recipe = z.infer<typeof recipeSchema>;
export type Template = z.infer<typeof template>;
export type Value = z.infer<typeof value>;
export type ValueObject = z.infer<typeof valueObject>;
export type Condition = z.infer<typeof condition>;
export type End = z.infer<typeof end>;
export type InputFormat = z.infer<typeof input>;

/** The format as a JSON Schema, for editors. */
export function printRecipeSchema(): string {
  const schema = z.toJSONSchema(recipeSchema, { io: 'input', reused: 'ref' });
  return `${JSON.stringify({ title: 'Capgraph recipe', ...schema }, null, 2)}\n`;
}
