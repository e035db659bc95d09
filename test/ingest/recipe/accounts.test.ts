import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { GraphStore } from '../../../src/graph/store.ts';
import { printed, writeLines } from '../../support/files.ts';
import { companiesBy, loadTable } from '../../support/recipes.ts';
import { openFresh } from '../../support/sqlite.ts';

let store: GraphStore;
beforeAll(async () => {
  store = await openFresh();
  return () => store.close();
});

const recipe = companiesBy(', countryCode: country, ticker: ticker');
const cell = (values: string[]) => fc.constantFrom(...values);
const row = fc.record({
  name: cell(['Alpha', 'ALPHA Inc', 'Beta', '字', '!!!', '']),
  country: cell(['US', 'DE', 'XX', '']),
  ticker: cell(['A', '']),
  extra: cell(['', '', '', ',too many']),
});

test('every row read is a fact added, unchanged or changed, a merged duplicate, a reject, or left out for a reason', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
      const lines = rows.map(({ name, country, ticker, extra }) => `${name},${country},${ticker}${extra}`);
      const { accounts } = await loadTable(store, recipe, writeLines('t.csv', 'name,country,ticker', ...lines));
      const { templates, rows: read } = accounts!;
      const broken = templates.get(null)?.rejected ?? 0;
      const company = templates.get('company');
      const left = [...(company?.skipped.values() ?? [])].reduce((sum, number) => sum + number, 0);
      expect(read).toBe(lines.filter((line) => line !== '').length);
      expect(read).toBe(broken + left + (company?.read ?? 0));
      const { added = 0, changed = 0, unchanged = 0, merged = 0, rejected = 0 } = company ?? {};
      expect(added + changed + unchanged + merged + rejected).toBe(company?.read ?? 0);
    }),
    { numRuns: 60 },
  );
});

test('what was merged into a record falls with it, and every row that is lost is told', async () => {
  const models = companiesBy('').replace(
    'company: { kind: Company, fields: { name: name',
    'model: { kind: AiModel, fields: { name: name, baseModel: base, website: site',
  );
  const makers = `${models}  maker: { kind: Company, fields: { name: maker } }\n  makes: { type: DEVELOPS, from: maker, to: model }\n`;
  const table = writeLines(
    't.csv',
    'name,base,site,maker',
    'M,,https://m.example,A',
    'M,none,,A',
    'M,none,,A',
    'N,,,A',
  );
  const report = await loadTable(store, makers, table);
  const { templates } = report.accounts!;
  expect(templates.get('model')).toMatchObject({ read: 4, added: 1, merged: 0, rejected: 3 });
  expect(templates.get('makes')).toMatchObject({ read: 4, added: 1, merged: 0, rejected: 3 });
  expect(printed(report)).toEqual(
    [2, 3, 4].flatMap((line) => [
      `t.csv:${line}: model.baseModel: there is no AiModel:none`,
      `t.csv:${line}: makes.to: AiModel:m was rejected (t.csv:2)`,
    ]),
  );
});

test('amounts that contradict one another are told as they are written', async () => {
  const rounds = companiesBy('').replace(
    'company: { kind: Company, fields: { name: name',
    'round: { kind: FundingRound, fields: { name: name, amount: { from: sum, do: [{ money: { currency: USD } }] }',
  );
  const report = await loadTable(store, rounds, writeLines('r.csv', 'name,sum', 'Seed,1.5', 'Seed,2'));
  expect(printed(report)).toEqual([
    'r.csv:3: round.amount: FundingRound:seed stands at r.csv:2 with {"value":"1.5","currency":"USD","qualifier":"EXACT"}, here with {"value":"2","currency":"USD","qualifier":"EXACT"}',
  ]);
});
