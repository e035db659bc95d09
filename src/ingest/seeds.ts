import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FormerKeys } from '../graph/former-keys.ts';
import type { Editions, GraphStore } from '../graph/store.ts';
import type { Model } from '../ontology/model.ts';
import { editionsOf, heldSince } from './editions.ts';
import { bundledSeeds, type Input, InputError } from './input.ts';
import { ingest } from './pipeline.ts';
import { readDecisions } from './recipe/aliases.ts';
import { formatReject, type Report } from './report.ts';

/** The folder of the bundled seeds: in the nearest folder above `from` that has it, be that `src/` or `dist/src/`. */
export function findSeeds(from = fileURLToPath(import.meta.url)): string {
  for (let folder = path.dirname(from); ; folder = path.dirname(folder)) {
    const seeds = path.join(folder, 'seeds');
    if (existsSync(path.join(seeds, 'datasets.yaml'))) return path.relative('', seeds) || '.';
    if (folder === path.dirname(folder)) throw new InputError(`${from}: no folder above it holds the bundled seeds`);
  }
}

/**
 * Sees to it that the store holds exactly what the bundled data sets state, other data sets left as they are. Returns
 * what it did; null when the store held this edition of them already, which a hash of the files tells. Throws
 * InputError when the seeds themselves are broken, and what the store throws.
 */
export async function ensureSeeds(store: GraphStore, model: Model, folder: string): Promise<Report | null> {
  const inputs = await bundledSeeds(folder);
  const { formerKeys } = await readDecisions(folder, model);
  const editions = await seedEditions(folder, inputs, formerKeys);
  if (await holds(store, editions)) return null;
  const order = inputs.map(({ dataset }) => dataset);
  try {
    const report = await ingest(store, model, {
      ...{ inputs, order, formerKeys, strict: true },
      editions: async () => editions,
      prune: async () => true,
    });
    if (report.rejected > 0) throw new InputError(report.rejects.map(formatReject).join('\n'));
    return report;
  } catch (error) {
    // Another process that starts on the same store may have been quicker.
    if (!(error instanceof InputError) && (await holds(store, editions))) return null;
    throw error;
  }
}

async function holds(store: GraphStore, editions: Editions): Promise<boolean> {
  return (await heldSince(store, editions)) !== null;
}

/** Editions depend on the order in which data sets win and on the keys of merged nodes too. */
async function seedEditions(folder: string, inputs: readonly Input[], formerKeys: FormerKeys): Promise<Editions> {
  const words = [...inputs.map(({ dataset }) => dataset), ...[...formerKeys].flat()];
  return editionsOf(words, inputs, (file) => path.relative(folder, file));
}
