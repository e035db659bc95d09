import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { GraphStore } from '../../../src/graph/store.ts';
import type { Account } from '../../../src/ingest/accounts.ts';
import { bundledSeeds } from '../../../src/ingest/input.ts';
import { ingest } from '../../../src/ingest/pipeline.ts';
import type { Report } from '../../../src/ingest/report.ts';
import { writeLines } from '../../support/files.ts';
import { root } from '../../support/house.ts';
import { bundled, loadBundled } from '../../support/recipes.ts';
import { openFresh } from '../../support/sqlite.ts';
import { model } from '../../support/statements.ts';
import { datasetOrder } from '../../support/world.ts';

/** What a table makes of every template: added + changed + unchanged, merged, rejected. */
function counts({ accounts }: Report): Record<string, [facts: number, merged: number, rejected: number]> {
  const named = [...accounts!.templates].filter(([name]) => name !== null && name !== 'source');
  return Object.fromEntries(
    named.map(([name, { added, changed, unchanged, merged, rejected }]: [string | null, Account]) => [
      name,
      [added + changed + unchanged, merged, rejected],
    ]),
  );
}

const skipped = ({ accounts }: Report) => Object.fromEntries(accounts!.templates.get(null)?.skipped ?? []);

/** Reports of real tables, where they stand beside the checkout. */
const real: Record<string, { file: string; rows: number; rejected: number; skipped: Record<string, number> }> = {
  'epoch-gpu-clusters': {
    file: 'epoch_gpu_clusters_2026-08.csv',
    rows: 786,
    rejected: 0,
    skipped: { 'the system is anonymized': 257, 'marked as a possible duplicate': 70, 'no single cluster': 16 },
  },
  'epoch-ml-hardware': { file: 'epoch_ml_hardware_2026-04.csv', rows: 175, rejected: 1, skipped: {} },
  'epoch-frontier-models': { file: 'epoch_frontier_ai_models.csv', rows: 137, rejected: 0, skipped: {} },
  'epoch-data-centers': { file: 'epoch_data_centers.csv', rows: 16, rejected: 0, skipped: {} },
  'epoch-chip-owners': {
    file: 'epoch_chipcounts_nvidia_owners_cumulative_by_chip.csv',
    rows: 263,
    rejected: 0,
    skipped: { 'counts several chips together': 75, 'marked as incomplete': 19 },
  },
  'epoch-funding-rounds': {
    file: 'epoch_ai_companies_funding_rounds.csv',
    rows: 36,
    rejected: 0,
    skipped: { 'marked as excluded': 4 },
  },
  'mlperf-inference': {
    file: 'mlperf_inference_v5.1_summary_results.json',
    rows: 1448,
    // Two runs of one system that differ in software alone.
    rejected: 2,
    skipped: {
      'ran on the processor alone': 877,
      'not measured in tokens per second': 164,
      'open division, where another model may have run': 44,
      'more than one type of accelerator': 8,
    },
  },
};
const folder = join(root, '../shared/data');

describe('bundled recipes', () => {
  let store: GraphStore;
  beforeAll(async () => {
    store = await openFresh();
    const inputs = await bundledSeeds(join(root, 'seeds'));
    await ingest(store, model, { inputs, order: datasetOrder });
    return () => store.close();
  });

  test('are each tried here', () => {
    const names = readdirSync(bundled).map((name) => name.replace('.yaml', ''));
    expect(names.sort()).toEqual(['acquisitions', 'investments', ...Object.keys(real)].sort());
  });

  for (const [name, { file, ...wanted }] of Object.entries(real)) {
    const path = join(folder, file);
    test.skipIf(!existsSync(path))(
      `${name} reads the real table, accounts for every row, and changes nothing twice`,
      async () => {
        const report = await loadBundled(store, name, path);
        expect({ rows: report.accounts!.rows, rejected: report.rejected, skipped: skipped(report) }).toEqual(wanted);
        for (const account of report.accounts!.templates.values()) {
          const { read, added, changed, unchanged, merged, rejected } = account;
          expect(added + changed + unchanged + merged + rejected).toBe(read);
        }
        expect(await loadBundled(store, name, path)).toMatchObject({
          added: 0,
          changed: 0,
          retired: 0,
          load: report.load,
        });
      },
    );
  }

  test('investments: the total of a round stands on the round once, on no edge', async () => {
    const table = writeLines(
      'deals.csv',
      'investor,company,announced_on,round,amount,currency',
      'Fund One,"Example AI, Inc.",2024-03-01,Series A,"$12.5M",',
      'Fund Two,Example AI,2024-03-01,Series A,12500000,USD',
      'Fund Three,Example AI,2024-03-01,Series A,"13,000,000",USD',
      'NVIDIA Corp.,Example AI,3/5/2024,,,',
      ',Example AI,2024,,,',
    );
    const report = await loadBundled(store, 'investments', table);
    expect(counts(report)).toEqual({
      company: [1, 4, 0],
      investor: [4, 0, 0],
      round: [1, 1, 1],
      raised: [1, 2, 0],
      invested: [4, 0, 0],
    });
    expect(report.rejects).toMatchObject([{ line: 4, template: 'round', field: 'amount' }]);
  });

  test('acquisitions', async () => {
    const table = writeLines(
      'bought.csv',
      'acquirer,target,announced_on,price,currency',
      'Nvidia,Example Networks Ltd,2019-03-11,6.9 billion,',
      'Example Holding AG,Example Chips,"Mar 4, 2024",,',
    );
    expect(counts(await loadBundled(store, 'acquisitions', table))).toEqual({
      acquirer: [2, 0, 0],
      target: [2, 0, 0],
      acquired: [2, 0, 0],
    });
  });

  test.each<[name: string, table: () => string, wanted: Record<string, [number, number, number]>]>([
    [
      'epoch-chip-owners',
      () =>
        writeLines(
          'owners.csv',
          'Chip manufacturer,Owner,End date,Number of Units,Number of Units (5th percentile),Number of Units (95th percentile),Chip type,Incomplete',
          'Nvidia,China,3/31/2031,10,5,20,A100,',
          'Nvidia,Microsoft,3/31/2031,10,5,20,H100/H200,',
        ),
      { owner: [1, 0, 0], chip: [1, 0, 0], deploys: [1, 0, 0] },
    ],
    [
      'mlperf-inference',
      () => {
        const run = {
          Accelerator: 'Example A',
          'a#': '8',
          Nodes: 2,
          Category: 'closed',
          Performance_Units: 'Tokens/s',
        };
        const result = {
          Model: 'llama3.1-8b',
          Scenario: 'Offline',
          Performance_Result: 5,
          System: 'S',
          Submitter: 'T',
          version: 'v0',
        };
        return writeLines(
          'runs.json',
          JSON.stringify([
            { ...run, ...result },
            { ...run, ...result, Accelerator: 'Example A, Example B' },
          ]),
        );
      },
      { chip: [1, 0, 0], model: [1, 0, 0], run: [1, 0, 0] },
    ],
  ])('%s, on a table of our own', async (name, table, wanted) => {
    expect(counts(await loadBundled(store, name, table()))).toEqual(wanted);
  });
});
