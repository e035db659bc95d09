import { openSqlite } from '../../src/storage/sqlite/store.ts';
import { model, voice } from './statements.ts';
import { applyAll, datasetOrder, latest } from './world.ts';

/**
 * A process of its own on one database file, for tests of several at once: `prepare`, `publish` (loads one node and
 * ends), `hold` (applies a batch, says so, and waits to be killed).
 */
const [path, task] = process.argv.slice(2) as [string, 'prepare' | 'publish' | 'hold'];
const store = await openSqlite(model, { path });
await store.prepare();
if (task !== 'prepare') {
  const { node } = voice('process');
  const load = await store.load(datasetOrder);
  await applyAll(load, [node('Source:press', 'Press'), node(`Company:of-${task}`, 'Of another process')]);
  if (task === 'publish') await load.publish();
  else {
    process.stdout.write('holding\n');
    await new Promise((resolve) => process.stdin.once('end', resolve).resume());
  }
}
const { load } = await store.version(latest());
await store.close();
process.stdout.write(`load ${load}\n`);
process.exit(0);
