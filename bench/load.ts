import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, rmSync } from 'node:fs';
import neo4j, { type Driver } from 'neo4j-driver';
import { ingest } from '../src/ingest/pipeline.ts';
import { currentModel } from '../src/ontology/current.ts';
import { openStore, type StoreOptions } from '../src/storage/index.ts';
import type { Graph } from './graph.ts';

/** Writes lines into a file; one that is there is kept, from run to run. */
export async function writeRecords(lines: Iterable<string>, file: string): Promise<void> {
  if (existsSync(file)) return;
  mkdirSync(new URL('.', `file://${file}`).pathname, { recursive: true });
  const out = createWriteStream(`${file}.part`);
  for (const line of lines) if (!out.write(line)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
  const { renameSync } = await import('node:fs');
  renameSync(`${file}.part`, file);
}

/** Loads the records into a store as `npm run ingest` does; seconds that it took. */
export async function loadRecords(options: StoreOptions, file: string): Promise<number> {
  if ('sqlite' in options && options.sqlite.path !== ':memory:') {
    for (const end of ['', '-wal', '-shm']) rmSync(options.sqlite.path + end, { force: true });
  }
  const model = currentModel();
  const store = await openStore(model, options);
  const started = performance.now();
  const report = await ingest(store, model, {
    inputs: [{ dataset: 'bench', files: [file] }],
    order: ['bench'],
    strict: true,
  });
  await store.close();
  if (!report.loaded) throw new Error(`the generated records were rejected: ${JSON.stringify(report.rejects[0])}`);
  return (performance.now() - started) / 1_000;
}

const batchSize = 5_000;

/** Loads the same graph as the peers would model it, with the indexes that their queries want. */
export async function loadPeers(uri: string, graph: Graph): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic('neo4j', ''));
  const run = (text: string, parameters = {}) => driver.executeQuery(text, parameters, { database: 'neo4j' });
  for (const label of ['BenchFund', 'BenchFirm']) {
    for (const property of ['key', 'name']) {
      await run(`CREATE INDEX ${label}_${property} IF NOT EXISTS FOR (n:${label}) ON (n.${property})`);
    }
  }
  await run('CREATE INDEX backed_pos IF NOT EXISTS FOR ()-[d:BACKED]-() ON (d.pos)');
  await inBatches(driver, [...graph.investors, ...graph.hubs], 'UNWIND $rows AS r CREATE (n:BenchFund) SET n = r');
  await inBatches(driver, graph.companies, 'UNWIND $rows AS r CREATE (n:BenchFirm) SET n = r');
  const create = `UNWIND $rows AS r MATCH (f:BenchFund {key: r.investor}) MATCH (c:BenchFirm {key: r.company})
    CREATE (f)-[:BACKED {pos: r.pos, announcedOn: r.announcedOn, amount: toFloat(r.amount)}]->(c)`;
  await run('CREATE FULLTEXT INDEX bench_names IF NOT EXISTS FOR (n:BenchFund) ON EACH [n.name]');
  await run('CALL db.awaitIndexes(300)');
  await inBatches(driver, deals(graph), create);
  const pay = `UNWIND $rows AS r MATCH (c:BenchFirm {key: r.customer}) MATCH (s:BenchFirm {key: r.supplier})
    CREATE (c)-[:PAYS]->(s)`;
  await inBatches(driver, graph.supplies(), pay);
  // What was just written is in no full-text index yet.
  await run('CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()');
  await driver.close();
}

function* deals(graph: Graph) {
  for (const one of graph.deals()) yield { ...one, pos: `${firstDay(one.announcedOn)}!${one.id}` };
}

function firstDay(date: string | null): string {
  return date === null ? '' : `${date}-01-01`.slice(0, Math.max(10, date.length));
}

async function inBatches(driver: Driver, rows: Iterable<object>, text: string): Promise<void> {
  let batch: object[] = [];
  const write = () => driver.executeQuery(text, { rows: batch }, { database: 'neo4j' });
  for (const row of rows) {
    batch.push(row);
    if (batch.length < batchSize) continue;
    await write();
    batch = [];
  }
  if (batch.length > 0) await write();
}
