import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openRecipe } from '../../../src/ingest/recipe/open.ts';
import { writeLines } from '../../support/files.ts';
import { bundled } from '../../support/recipes.ts';
import { model } from '../../support/statements.ts';

const head = ['name: t', 'description: t', 'input: { format: csv }', 'source: { key: t, name: t, licence: t }'];

/** The complaints about a recipe that goes on after `head`, folders left out. */
async function complaints(...lines: string[]): Promise<string[]> {
  const file = writeLines('t.yaml', ...head, ...lines);
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
  ])('%j', async (lines, wanted) => {
    const found = await complaints(...lines);
    expect(found.sort()).toEqual([...wanted].sort());
  });

  test('a bundled recipe goes by its name, and a wrong name shows which there are', async () => {
    expect((await openRecipe('investments', bundled, model)).file).toBe(join(bundled, 'investments.yaml'));
    await expect(openRecipe('investment', bundled, model)).rejects.toThrow(
      /bundled recipe of that name \(did you mean investments\?\); bundled are acquisitions, /,
    );
    await expect(openRecipe('./no.yaml', bundled, model)).rejects.toThrow('./no.yaml: there is no such file');
  });
});
