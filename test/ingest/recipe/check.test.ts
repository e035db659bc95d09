import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openRecipe } from '../../../src/ingest/recipe/open.ts';
import { writeLines } from '../../support/files.ts';
import { bundled } from '../../support/recipes.ts';
import { model } from '../../support/statements.ts';

const head = ['name: t', 'description: t', 'input: { format: csv }', 'source: { key: t, name: t, licence: t }'];

/** The complaints about a recipe that goes on after `head`, folders left out. */
async function complaints(...lines: string[]): Promise<string[]> {
  return complaintsAbout([...head, ...lines].join('\n'));
}

async function complaintsAbout(recipe: string): Promise<string[]> {
  const file = writeLines('t.yaml', recipe);
  try {
    await openRecipe(file, bundled, model);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').map((line) => line.replace(/^.*t\.yaml:/, ''));
  }
}

describe('what is wrong with a recipe is said with its line', () => {
  test.each<[lines: string[], wanted: string[]]>([
    [['records:', '  a: { kind: Company, fields: { name: x } }'], []],
    [['records: {}'], ['5: records: names no template']],
    [['recrods: {}'], ['5: recrods: is not known here (did you mean records?)', '1: records: is missing'].sort()],
    [['records: { a: [ }'], [expect.stringMatching(/^5: /), expect.stringMatching(/^5: /)]],
    [
      ['values:', '  v: { from: x, do: [trimm] }', 'records: { a: { kind: Company, fields: { name: v } } }'],
      [expect.stringMatching(/^6: values\.v\.do\.0: is not a step that stands alone/)],
    ],
    [
      ['values:', '  v: { from: x, do: [{ splitt: a }] }', 'records: { a: { kind: Company, fields: { name: v } } }'],
      [
        '6: values.v.do.0.splitt: is not known here (did you mean split?)',
        '6: values.v.do.0: a step has exactly one name',
      ],
    ],
    [
      ['values:', '  v: { from: w }', '  w: { from: x }', 'records: { a: { kind: Company, fields: { name: v } } }'],
      ['6: values.v: w is declared further down: values may use earlier ones alone'],
    ],
    [
      ['records:', '  a: { kind: Compny, fields: { name: x } }'],
      ['6: records.a.kind: there is no node kind Compny (did you mean Company?)'],
    ],
    [
      ['records:', '  a: { kind: Company, fields: { nme: x } }'],
      [
        '6: records.a.fields: a node needs a name',
        '6: records.a.fields.nme: is not a field of Company (did you mean name?)',
      ],
    ],
    [['records:', '  a: { kind: Company, each: x, fields: { name: x } }'], ['6: records.a.each: there is no value x']],
    [
      ['records:', '  a: { kind: Chip, fields: { name: x } }', '  b:', '    type: OWNS', '    from: a', '    to: c'],
      [
        '9: records.b.from: makes a Chip, but OWNS wants Company, Institution, LegalEntity, Person, Country here',
        '10: records.b.to: there is no template of a node c (did you mean a?)',
      ],
    ],
    [
      [
        'records:',
        '  a: { kind: Company, fields: { name: x } }',
        '  b: { kind: Company, fields: { name: y } }',
        '  c:',
        '    type: INVESTED_IN',
        '    from: a',
        '    to: b',
        '    fields: { amount: z }',
      ],
      [expect.stringMatching(/^8: records\.c\.amountOf: say whose amount a row holds: "investor", or "round"/)],
    ],
    [
      ['only: [{ value: x, matches: ( }]', 'records: { a: { kind: Company, fields: { name: x } } }'],
      ['5: only.0.matches: is not a regular expression'],
    ],
    [
      ['records:', '  a: { kind: Company, fields: { name: x, status: { constant: DONE } } }'],
      [expect.stringMatching(/^6: records\.a\.fields\.status: is not one of REPORTED, /)],
    ],
    [
      ['dataset: My Deals', 'records: { a: { kind: Company, fields: { name: x } } }'],
      ['5: dataset: a data set is named like a key: article, my-deals'],
    ],
    [
      [
        'values:',
        '  v: { from: x, do: [{ date: [MMMM YYYY, DD/MM, D YYYY] }] }',
        'records: { a: { kind: Company, fields: { name: v } } }',
      ],
      [
        '6: values.v.do.0.date.0: MMMM YYYY has the month twice: MMM alone stands for names of any length',
        '6: values.v.do.0.date.1: DD/MM has no YYYY, without which there is no date',
        '6: values.v.do.0.date.2: D YYYY has a day, but no month',
      ],
    ],
    [['records: *a'], [' Unresolved alias (the anchor must be set before the alias): a']],
    [['records: {}', '---', 'records: {}'], ['6: a second recipe begins: one file holds one']],
  ])('%j', async (lines, wanted) => {
    const found = await complaints(...lines);
    expect(found.sort()).toEqual([...wanted].sort());
  });

  test.each<[input: string, source: string, wanted: string[]]>([
    [
      'csv',
      'key: My notes, name: t, licence: t, url: t',
      [expect.stringMatching(/^4: source\.key: is not a key/), '4: source.url: is not an http(s) address ("t")'],
    ],
    [
      `json, delimiter: ';', skipLines: 1`,
      'key: t, name: t, licence: t',
      ['3: input.delimiter: does not belong to json', '3: input.skipLines: does not belong to json'],
    ],
    ['csv, path: rows', 'key: t, name: t, licence: t', ['3: input.path: does not belong to csv']],
    ['jsonl, encoding: latin-1', 'key: t, name: t, licence: t', ['3: input.encoding: jsonl is always UTF-8']],
  ])('the input %s and the source %s', async (input, source, wanted) => {
    const lines = ['name: t', 'description: t', `input: { format: ${input} }`, `source: { ${source} }`];
    const recipe = [...lines, 'records: { a: { kind: Company, fields: { name: x } } }'].join('\n');
    expect(await complaintsAbout(recipe)).toEqual(wanted);
  });

  test('a bundled recipe goes by its name, and a wrong name shows which there are', async () => {
    expect((await openRecipe('investments', bundled, model)).file).toBe(join(bundled, 'investments.yaml'));
    await expect(openRecipe('investment', bundled, model)).rejects.toThrow(
      /bundled recipe of that name \(did you mean investments\?\); bundled are acquisitions, /,
    );
    await expect(openRecipe('./no.yaml', bundled, model)).rejects.toThrow('./no.yaml: there is no such file');
  });
});
