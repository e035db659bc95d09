import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FormerKeys } from '../graph/former-keys.ts';
import { createMeter } from '../graph/meter.ts';
import type { Editions, GraphStore } from '../graph/store.ts';
import type { Model } from '../ontology/model.ts';
import { bundledSeeds, type Input, InputError, unreadable } from './input.ts';
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
  const editions = await editionsOf(folder, inputs, formerKeys);
  if (await holds(store, editions)) return null;
  const order = inputs.map(({ dataset }) => dataset);
  try {
    const report = await ingest(store, model, {
      ...{ inputs, order, formerKeys, editions, strict: true },
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
  const { datasets } = await store.summary({ deadline: Number.POSITIVE_INFINITY, meter: createMeter() });
  const held = new Map(datasets.map(({ name, edition }) => [name, edition]));
  return Object.entries(editions).every(([name, edition]) => held.get(name) === edition);
}

/** Per data set a hash of its files with their names, of the order in which data sets win, and of merged nodes' keys. */
async function editionsOf(folder: string, inputs: readonly Input[], formerKeys: FormerKeys): Promise<Editions> {
  const order = [...inputs.map(({ dataset }) => dataset), ...[...formerKeys].flat()].join(' ');
  const hashed = inputs.map(async ({ dataset, files }) => {
    const hash = createHash('sha256').update(order);
    for (const file of files) {
      const bytes = await readFile(file).catch((error) => {
        throw unreadable(file, error);
      });
      hash.update(`\0${path.relative(folder, file)}\0`).update(bytes);
    }
    return [dataset, hash.digest('base64url').slice(0, 20)] as const;
  });
  return Object.fromEntries(await Promise.all(hashed));
}
