import { expect, test } from 'vitest';
import { checkRecipe } from '../../../src/ingest/recipe/check.ts';
import { openRecipe } from '../../../src/ingest/recipe/open.ts';
import { parseRecipe } from '../../../src/ingest/recipe/parse.ts';
import { createMapper, type Resolve } from '../../../src/ingest/recipe/records.ts';
import { bundled } from '../../support/recipes.ts';
import { model } from '../../support/statements.ts';

const resolve: Resolve = {
  byName: ([kind], name) => ({ kind: kind!, key: name.toLowerCase() }),
  current: (_, key) => key,
};

test.each([
  ['0', null],
  ['0.0', null],
  ['0.5', 0.5],
  ['341', 341],
])('a site with %s MW in the table of data centres has a power of %j', async (power, powerMw) => {
  const { recipe, columns } = await openRecipe('epoch-data-centers', bundled, model);
  const row = { Title: 'X', 'Current power (MW)': power };
  const records = createMapper(recipe, resolve, columns)(row);
  expect(records.find(({ template }) => template === 'site')).toMatchObject({ raw: { powerMw } });
});

/** What becomes of one row: the records, or why there is none, by template. */
function made(records: string, row: Record<string, unknown>) {
  const text = `
name: t
description: t
input: { format: csv }
source: { key: table, name: Table, licence: CC0 }
${records}`;
  const { recipe, problems } = parseRecipe('t.yaml', text);
  const { issues, columns } = checkRecipe(recipe, model);
  if (issues.length > 0) throw problems(issues);
  const mapped = createMapper(recipe, resolve, columns)(row);
  return mapped.map((one) => ('raw' in one && !('issues' in one) ? one.raw : 'skipped' in one ? one.skipped : one));
}

test('a part of a list that makes no Source takes no other part with it', () => {
  const records = `
values:
  link: { from: links, do: [{ split: ' ' }] }
records:
  page:
    kind: Source
    each: link
    when: [{ value: link, notMatches: '^n/a$', otherwise: no page }]
    fields: { name: link }
  company: { kind: Company, fields: { name: name }, sources: [page] }`;
  const [a, none, b, company] = made(records, { name: 'X', links: 'a n/a b' });
  expect([a, none, b]).toEqual([
    { kind: 'Source', key: 'a', name: 'a' },
    'no page',
    { kind: 'Source', key: 'b', name: 'b' },
  ]);
  expect(company).toEqual({ kind: 'Company', key: 'x', name: 'X', sources: ['table', 'a', 'b'] });
});

test('the key of a node that is not made is empty, wherever it is spoken of', () => {
  const records = `
values:
  baseKey: { key: base }
records:
  base: { kind: AiModel, fields: { name: from } }
  model:
    kind: AiModel
    fields: { name: name, baseModel: baseKey, note: { text: 'Made from {baseKey}.' } }`;
  expect(made(records, { name: 'M', from: 'B' })[1]).toMatchObject({ baseModel: 'b', note: 'Made from b.' });
  expect(made(records, { name: 'M', from: '' })).toEqual([
    'from is empty',
    { kind: 'AiModel', key: 'm', name: 'M', baseModel: null, note: null, sources: ['table'] },
  ]);
});

test('several names or keys are none: the row is rejected, and no key is made of them together', () => {
  const records = `
values:
  base: { from: bases, do: [{ split: ',' }] }
records:
  base: { kind: AiModel, each: base, fields: { name: base } }
  model: { kind: AiModel, fields: { name: name, baseModel: { key: base } } }`;
  expect(made(records, { name: 'M', bases: 'A' })[1]).toMatchObject({ baseModel: 'a' });
  expect(made(records, { name: 'M', bases: 'A,B' })[2]).toMatchObject({
    issues: [{ field: 'baseModel', message: expect.stringMatching(/^\["A","B"\] are several where one is wanted/) }],
  });
});
