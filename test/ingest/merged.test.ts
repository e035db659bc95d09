import { expect, test } from 'vitest';
import { toJsonl } from '../../src/export/jsonl.ts';
import type { GraphStore } from '../../src/graph/store.ts';
import { parseDecisions } from '../../src/ingest/recipe/aliases.ts';
import { company, load, owns, press, printed, writeLines } from '../support/files.ts';
import { model } from '../support/statements.ts';
import { overEmpty } from '../support/suites.ts';
import { latest } from '../support/world.ts';

const merged =
  'formerKeys: { Company: { old: older-heir, older-heir: heir }, Source: { gazette: press }, FundingRound: { r0: r1 } }';
const { formerKeys } = parseDecisions('aliases.yaml', merged, model);

async function recordsOf(store: GraphStore): Promise<unknown[]> {
  const { load: number } = await store.version(latest());
  const scope = { dataset: null, validAt: null, history: false };
  const lines: unknown[] = [];
  for await (const text of toJsonl(store, model, scope, latest({ load: number })))
    for (const line of text.trimEnd().split('\n')) lines.push(JSON.parse(line));
  return lines;
}

overEmpty('former keys in JSONL', (store) => {
  const loadMerged = (...lines: object[]) =>
    load(store(), 'deals', [writeLines('merged.jsonl', ...lines)], { formerKeys });

  test('mean the nodes of today: as keys, ends and refs', async () => {
    const round = { kind: 'FundingRound', key: 'r1', name: 'Round', roundType: 'SEED', sources: ['press', 'gazette'] };
    const deal = {
      type: 'INVESTED_IN',
      from: 'Company:a',
      to: 'Company:older-heir',
      round: 'r0',
      sources: ['gazette'],
    };
    const report = await loadMerged(
      deal,
      owns('old', 'a'),
      press,
      company('a'),
      company('old', { name: 'Heir' }),
      round,
    );
    expect(printed(report)).toEqual([]);
    expect(await recordsOf(store())).toEqual([
      company('a'),
      company('heir', { name: 'Heir' }),
      { ...round, sources: ['press'] },
      press,
      { ...deal, to: 'Company:heir', round: 'r1', sources: ['press'] },
      owns('heir', 'a'),
    ]);
    // The same in today's words is the same.
    const again = await loadMerged(
      { ...deal, to: 'Company:heir', round: 'r1' },
      owns('heir', 'a'),
      company('heir', { name: 'Heir' }),
    );
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
  });

  test('find nodes that the store alone holds, and retract them', async () => {
    expect(await loadMerged(company('b'), owns('older-heir', 'b'))).toMatchObject({ rejected: 0, added: 2 });
    const unheld = await load(store(), 'deals', [writeLines('unheld.jsonl', owns('old', 'b'))]);
    expect(printed(unheld)).toEqual(['unheld.jsonl:1: from: there is no Company:old']);
    await loadMerged({ retract: 'Company:old', sources: ['press'] }).then((report) =>
      expect(printed(report)[0]).toMatch(/^merged\.jsonl:1: retract: Company:heir is still named by /),
    );
  });

  test('of two nodes that are one now are said to be', async () => {
    const report = await loadMerged(
      owns('old', 'heir'),
      company('heir'),
      company('old'),
      company('old', { founded: 1 }),
      owns('a', 'old', { stake: 7 }),
    );
    expect(printed(report)).toEqual([
      'merged.jsonl:1: to: an edge may not lead from a node to itself (Company:old and Company:heir are Company:heir now)',
      'merged.jsonl:3: key: Company:heir already stands at merged.jsonl:2 in this data set',
      'merged.jsonl:4: founded: is not a field of Company (did you mean foundedOn?)',
      expect.stringMatching(/^merged\.jsonl:5: stake: /),
    ]);
  });
});
