import { expect, test } from 'vitest';
import { parseDecisions } from '../../../src/ingest/recipe/aliases.ts';
import { companies, company, load, press, printed, writeLines } from '../../support/files.ts';
import { companiesBy, loadDecided, loadTable } from '../../support/recipes.ts';
import { model } from '../../support/statements.ts';
import { overEmpty } from '../../support/suites.ts';

const known = writeLines(
  'known.jsonl',
  press,
  company('alpha', { name: 'Alpha Systems, Inc.', aliases: ['A-Sys'] }),
  company('beta-us', { name: 'Beta' }),
  company('beta-eu', { name: 'Beta GmbH' }),
  company('gamma', { name: 'Delta' }),
  company('delta-works', { name: 'Gamma' }),
);

overEmpty('names in tables', (store) => {
  test('find the node of that key, name or alias, and make one where there is none', async () => {
    await load(store(), 'known', [known]);
    const before = await companies(store());
    const table = writeLines('t.csv', 'name', 'ALPHA SYSTEMS', 'a sys', 'Gamma', 'New One Ltd.');
    const report = await loadTable(store(), companiesBy(''), table);
    expect(report).toMatchObject({ rejected: 0 });
    // The key goes before the name: "Gamma" is the node of that key.
    expect(report.accounts!.templates.get('company')).toMatchObject({ added: 1, changed: 2, merged: 1 });
    expect(await companies(store())).toEqual([...before, 'new-one'].sort());
  });

  test('that may mean several are rejected with the candidates, until a person decides', async () => {
    const table = writeLines('t.csv', 'name', 'Beta Inc');
    expect(printed(await loadTable(store(), companiesBy(''), table))).toEqual([
      't.csv:2: company.record: "Beta Inc" may be Company:beta-eu or Company:beta-us: decide in seeds/aliases.yaml',
    ]);
    const decisions = parseDecisions('aliases.yaml', 'names: { Company: { beta-eu: [Beta] } }', model);
    expect(await loadDecided(store(), companiesBy(''), [table], decisions)).toMatchObject({ rejected: 0, changed: 1 });
  });

  test('and former keys lead to the node that the other was merged into', async () => {
    const text = 'formerKeys: { Company: { epsilon: zeta, zeta: alpha } }';
    const decisions = parseDecisions('aliases.yaml', text, model);
    const before = await companies(store());
    await loadDecided(store(), companiesBy(''), [writeLines('t.csv', 'name', 'Epsilon')], decisions);
    expect(await companies(store())).toEqual(before);
  });
});

test.each([
  ['names: { Compny: { a: [b] } }', 'a.yaml: there is no node kind Compny'],
  ['names: { Company: { a: [X], b: [x] } }', 'a.yaml: names.Company: "x" is said to be both a and b'],
  ['formerKeys: { Company: { a: b, b: a } }', 'a.yaml: formerKeys.Company: a leads back to itself'],
  ['name: { Company: { a: [b] } }', 'a.yaml: Unrecognized key: "name"'],
  ['names: { Company: { A: [x] } }', /^a\.yaml: names\.Company\.A: /],
])('a decision that cannot be meant is refused: %s', (text, message) => {
  expect(() => parseDecisions('a.yaml', text, model)).toThrow(message);
});
