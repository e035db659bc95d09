// Our server on a file, with some of its means to be fast turned off; what is given as JSON is off.
import { pino } from 'pino';
import { currentModel } from '../../dist/src/ontology/current.js';
import { createServer } from '../../dist/src/server.js';
import { withCache } from '../../dist/src/storage/cache.js';
import { openSqlite } from '../../dist/src/storage/sqlite/store.js';

const { engine, leanPath, cache = true } = JSON.parse(process.argv[2]);
const model = currentModel();
const bare = await openSqlite(model, { path: process.env.CAPGRAPH_DB });
await bare.prepare();
const store = cache ? withCache(bare) : bare;
const log = pino({ level: 'info', base: null }, pino.destination(2));
const { http } = createServer({ store, model, config: { corsOrigins: '*' }, log, engine, leanPath });
http.listen(0, '127.0.0.1', () => process.stdout.write(`READY ${http.address().port}\n`));
