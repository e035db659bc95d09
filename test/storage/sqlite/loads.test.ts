import { expect, test } from 'vitest';
import { connect } from '../../../src/storage/sqlite/connection.ts';
import { openSqlite } from '../../../src/storage/sqlite/store.ts';
import { temporaryPath } from '../../support/sqlite.ts';
import { model, voice } from '../../support/statements.ts';
import { datasetOrder, latest, publish } from '../../support/world.ts';

const { node } = voice('companion');

test('a load that SQLite rolled back by itself, as it does on a full disk, makes way for the next', async () => {
  const path = temporaryPath();
  const store = await openSqlite(model, { path });
  await store.prepare();
  const outside = connect(path);
  outside.exec("create trigger full before insert on load begin select raise(rollback, 'full'); end");
  const load = await store.load(datasetOrder);
  await load.applyBatch([node('Company:a', 'A')]);
  await expect(load.publish()).rejects.toThrow('full');
  await load.discard();
  outside.exec('drop trigger full');
  outside.close();
  await publish(store, [node('Company:b', 'B')]);
  expect((await store.version(latest())).load).toBe(1);
  await store.close();
});
