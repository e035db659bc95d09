// Our server on a file or a Neo4j, with some of its means to be fast turned off; what is given as JSON is off.
import { register } from 'node:module';

const { engine, leanPath, cache = true, edits, ...options } = JSON.parse(process.argv[2]);
if (edits) register('./edits.mjs', import.meta.url, { data: edits });
const { pino } = await import('pino');
const { currentModel } = await import('../../dist/src/ontology/current.js');
const { createServer } = await import('../../dist/src/server.js');
const { withCache } = await import('../../dist/src/storage/cache.js');
const { openNeo4j } = await import('../../dist/src/storage/neo4j/store.js');
const { openSqlite } = await import('../../dist/src/storage/sqlite/store.js');

const { CAPGRAPH_DB, NEO4J_URI } = process.env;
const model = currentModel();
const login = { uri: NEO4J_URI, user: 'neo4j', password: '', database: 'neo4j' };
const bare = await (NEO4J_URI ? openNeo4j(model, { ...login, ...options }) : openSqlite(model, { path: CAPGRAPH_DB }));
await bare.prepare();
const store = cache && bare.capabilities.embedded ? withCache(bare) : bare;
const log = pino({ level: 'info', base: null }, pino.destination(2));
const { http } = createServer({ store, model, config: { corsOrigins: '*' }, log, engine, leanPath });
http.listen(0, '127.0.0.1', () => process.stdout.write(`READY ${http.address().port}\n`));
