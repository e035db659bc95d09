import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { GraphStore } from '../../../src/graph/store.ts';
import { writeLines } from '../../support/files.ts';
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
