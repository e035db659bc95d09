import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphStore } from '../../../src/graph/store.ts';
import { type Connection, connect } from '../../../src/storage/sqlite/connection.ts';
import { openSqlite } from '../../../src/storage/sqlite/store.ts';
import { temporaryPath } from '../../support/sqlite.ts';
import { model, voice } from '../../support/statements.ts';
import { fill, publish } from '../../support/world.ts';

const tables = ['node', 'edge', 'node_ref', 'edge_ref', 'degree', 'tally', 'change', 'dataset', 'dataset_load'];

async function openFilled(bulkAfter?: () => number): Promise<{ store: GraphStore; connection: Connection }> {
  const path = temporaryPath();
  const store = await openSqlite(model, { path, bulkAfter });
  await store.prepare();
  await fill(store);
  return { store, connection: connect(path) };
}

const rowsOf = ({ connection }: { connection: Connection }, text: string) => connection.rows({ text, parameters: [] });

describe('a load in bulk', () => {
  let kept: Awaited<ReturnType<typeof openFilled>>;
  let bulk: Awaited<ReturnType<typeof openFilled>>;
  beforeAll(async () => {
    kept = await openFilled();
    bulk = await openFilled(() => -1);
  });
  afterAll(async () => {
    for (const { store, connection } of [kept, bulk]) {
      connection.close();
      await store.close();
    }
  });

  test.each(tables)('leaves the same rows of %s as one that keeps all with each batch', (table) => {
    const columns = rowsOf(kept, `select name from pragma_table_info('${table}')`).map((_, at) => at + 1);
    // Degrees that came to nothing may stand or not.
    const of = table === 'degree' ? 'degree where count <> 0' : table;
    const ordered = `select * from ${of} order by ${columns.join(', ')}`;
    const rows = rowsOf(kept, ordered);
    expect(rows.length).toBeGreaterThan(1);
    expect(rowsOf(bulk, ordered)).toEqual(rows);
  });

  test('makes every index again', () => {
    const text = "select name, sql from sqlite_schema where type = 'index' order by name";
    expect(rowsOf(bulk, text)).toEqual(rowsOf(kept, text));
    expect(rowsOf(bulk, 'pragma integrity_check')).toEqual([['ok']]);
  });

  test('that is undone leaves what stood', async () => {
    const texts = tables.map((table) => `select count(*) from ${table}`);
    const before = texts.map((text) => rowsOf(bulk, text));
    const load = await bulk.store.load([]);
    const one = voice('random');
    const companies = Array.from({ length: 300 }, (_, at) => one.node(`Company:bulk-${at}`, `Bulk ${at}`));
    await load.applyBatch(companies);
    await load.applyBatch([one.edge('OWNS', 'Company:bulk-1', 'Company:bulk-2')]);
    await load.discard();
    expect(texts.map((text) => rowsOf(bulk, text))).toEqual(before);
    expect(
      rowsOf(bulk, 'select count(*) from edge indexed by edge_out where retired_load is null')[0]![0],
    ).toBeGreaterThan(0);
    await publish(bulk.store, companies);
  });
});
