import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { EndRow, GraphStore, Hop } from '../../src/graph/store.ts';
import { filesOf } from '../../src/ingest/input.ts';
import { type IngestOptions, ingest } from '../../src/ingest/pipeline.ts';
import { formatReject, type Report } from '../../src/ingest/report.ts';
import { temporaryPath } from './sqlite.ts';
import { model } from './statements.ts';
import { datasetOrder, latest } from './world.ts';

/** A line of a file: text and bytes as they are, anything else as JSON. */
export type Line = string | Buffer | object;

/** Writes a file in a folder of its own, one line feed after each line; returns its path. */
export function writeLines(name: string, ...lines: Line[]): string {
  const file = join(dirname(temporaryPath()), name);
  rewriteLines(file, ...lines);
  return file;
}

export function rewriteLines(file: string, ...lines: Line[]): void {
  const bytes = lines.flatMap((line) => [bytesOf(line), Buffer.from('\n')]);
  writeFileSync(file, Buffer.concat(bytes));
}

function bytesOf(line: Line): Buffer {
  if (Buffer.isBuffer(line)) return line;
  return Buffer.from(typeof line === 'string' ? line : JSON.stringify(line));
}

/** Ingests files as a data set. */
export async function load(
  store: GraphStore,
  dataset: string,
  files: string[],
  options: Partial<IngestOptions> = {},
): Promise<Report> {
  return ingest(store, model, { inputs: await filesOf(dataset, files), order: datasetOrder, ...options });
}

/** The rejects as printed, folders left out. */
export function printed({ rejects }: Report): string[] {
  return rejects.map((reject) =>
    formatReject(reject)
      .replaceAll(`${tmpdir()}/`, '')
      .replace(/capgraph-\S*\//g, ''),
  );
}

/** Raw records in few words; they rest on the source `press`. */
export const press = { kind: 'Source', key: 'press', name: 'Press' };
export const company = (key: string, fields: object = {}) => ({
  kind: 'Company',
  key,
  name: key.toUpperCase(),
  sources: ['press'],
  ...fields,
});
export const owns = (from: string, to: string, fields: object = {}) => ({
  type: 'OWNS',
  from: `Company:${from}`,
  to: `Company:${to}`,
  sources: ['press'],
  ...fields,
});

/** Keys of all companies that stand. */
export async function companies(store: GraphStore): Promise<string[]> {
  const { load } = await store.version(latest());
  const keys: string[] = [];
  for await (const rows of store.scan({ kind: 'Company' }, latest({ load }))) keys.push(...rows.map(({ id }) => id));
  return keys.map((id) => id.slice('Company:'.length));
}

/** Ids of the facts that stand between a company and the companies that it owns. */
export async function holdings(store: GraphStore, key: string): Promise<EndRow[]> {
  const { load } = await store.version(latest());
  const hops: Hop[] = [{ by: 'edge', type: 'OWNS', direction: 'OUT' }];
  const [slice] = await store.endsOf([`Company:${key}`], { hops, limit: 100 }, latest({ load }));
  return slice!.rows;
}
