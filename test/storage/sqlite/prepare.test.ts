import { copyFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { connect } from '../../../src/storage/sqlite/connection.ts';
import { openSqlite } from '../../../src/storage/sqlite/store.ts';
import { temporaryPath } from '../../support/sqlite.ts';
import { model, voice } from '../../support/statements.ts';
import { datasetOrder, latest, publish } from '../../support/world.ts';

const { node } = voice('companion');

async function prepare(path: string, ontology = model): Promise<void> {
  const store = await openSqlite(ontology, { path });
  try {
    await store.prepare();
  } finally {
    await store.close();
  }
}

describe('preparing a file', () => {
  test('keeps what it holds', async () => {
    const path = temporaryPath();
    const first = await openSqlite(model, { path });
    await first.prepare();
    await publish(first, [node('Company:a', 'A')]);
    await first.close();
    const second = await openSqlite(model, { path });
    await second.prepare();
    const [row] = await second.nodesByKey(['Company:a'], latest({ load: 1 }));
    expect(row!.record.name).toBe('A');
    await second.close();
  });

  test('is copied with the file alone, once it is closed', async () => {
    const [path, copy] = [temporaryPath(), temporaryPath()];
    const store = await openSqlite(model, { path });
    await store.prepare();
    await publish(store, [node('Company:a', 'A')]);
    await store.nodesByKey(['Company:a'], latest({ load: 1 }));
    await store.close();
    copyFileSync(path, copy);
    const copied = await openSqlite(model, { path: copy });
    const [row] = await copied.nodesByKey(['Company:a'], latest({ load: 1 }));
    expect(row!.record.name).toBe('A');
    await copied.close();
  });

  test('refuses another ontology, saying what to do', async () => {
    const path = temporaryPath();
    await prepare(path);
    await expect(prepare(path, { ...model, hash: 'another' })).rejects.toMatchObject({
      code: 'STORE_FORMAT',
      message: expect.stringMatching(/^[^\n]*remove it and run "npm run ingest"\.$/),
    });
  });

  test('refuses the tables of another program and leaves them alone', async () => {
    const path = temporaryPath();
    const connection = connect(path);
    connection.exec('create table theirs (x)');
    await expect(prepare(path)).rejects.toMatchObject({ code: 'STORE_FORMAT' });
    const tables = connection.rows({ text: 'select name from sqlite_schema', parameters: [] });
    expect(tables).toEqual([['theirs']]);
    connection.close();
  });

  test('refuses a file that is no database', async () => {
    const path = temporaryPath();
    writeFileSync(path, 'This is not a database, whatever its name says. '.repeat(100));
    await expect(prepare(path)).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: `The database ${path} is not a database.`,
    });
  });
});

describe('a file while it is loaded', () => {
  test('shows readers no new field of a node either', async () => {
    const store = await openSqlite(model, { path: temporaryPath() });
    await store.prepare();
    await publish(store, [node('Company:a', 'Before')]);
    const load = await store.load(datasetOrder);
    await load.applyBatch([node('Company:a', 'After')]);
    const name = async () => (await store.nodesByKey(['Company:a'], latest({ load: 1 })))[0]!.record.name;
    expect(await name()).toBe('Before');
    await load.publish();
    expect(await name()).toBe('After');
    await store.close();
  });

  test('may be closed: the load is given up', async () => {
    const path = temporaryPath();
    const store = await openSqlite(model, { path });
    await store.prepare();
    const load = await store.load(datasetOrder);
    await load.applyBatch([node('Company:a', 'A')]);
    await store.close();
    const again = await openSqlite(model, { path });
    expect(await again.version(latest())).toEqual({ load: 0, loadedAt: null });
    await again.close();
  });

  test('refuses reads once closed', async () => {
    const store = await openSqlite(model, { path: ':memory:' });
    await store.prepare();
    await store.close();
    await store.close();
    await expect(store.version(latest())).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  });
});
