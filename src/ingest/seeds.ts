import { fileURLToPath } from 'node:url';
import type { GraphStore } from '../graph/store.ts';
import type { Model } from '../ontology/model.ts';
import { bundledSeeds, readDatasetOrder } from './input.ts';
import { ingest } from './pipeline.ts';
import { formatReport } from './report.ts';

export async function ensureSeeds(store: GraphStore, model: Model, say: (line: string) => void): Promise<void> {
  const folder = fileURLToPath(new URL('../../seeds', import.meta.url)).replace('/dist/seeds', '/seeds');
  const report = await ingest(store, model, {
    inputs: await bundledSeeds(folder),
    order: await readDatasetOrder(folder),
    strict: true,
  });
  for (const one of report.rejects) say(JSON.stringify(one));
  say(formatReport(report));
}
