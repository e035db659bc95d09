import { join } from 'node:path';
import { generate, records } from './graph.ts';
import { loadPeers, loadRecords, writeRecords } from './load.ts';
import { data, loginTo, prepare, withNeo4j } from './setting.ts';

const size = { investors: 4_000, companies: 5_000, deals: 20_000, hubs: [], supplies: 7_000 };
const graph = generate(size);
const file = join(data, 'hold.jsonl');
prepare();
await writeRecords(records(graph), file);
await withNeo4j(async (uri) => {
  await loadRecords({ sqlite: { path: join(data, 'hold.db') } }, file);
  await loadRecords({ neo4j: loginTo(uri) }, file);
  await loadPeers(uri, graph);
  console.log('HELD', uri);
  await new Promise(() => {});
});
