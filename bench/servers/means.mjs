// Our server on a file or a Neo4j, with some of its means to be fast turned off; what is given as JSON is off.
import { pino } from 'pino';
import { currentModel } from '../../dist/src/ontology/current.js';
import { createServer } from '../../dist/src/server.js';
import { withCache } from '../../dist/src/storage/cache.js';
import { openNeo4j } from '../../dist/src/storage/neo4j/store.js';
import { openSqlite } from '../../dist/src/storage/sqlite/store.js';

const { engine, leanPath, cache = true, ...options } = JSON.parse(process.argv[2]);
const { CAPGRAPH_DB, NEO4J_URI } = process.env;
const model = currentModel();
const login = { uri: NEO4J_URI, user: 'neo4j', password: '', database: 'neo4j' };
const bare = await (NEO4J_URI ? openNeo4j(model, { ...login, ...options }) : openSqlite(model, { path: CAPGRAPH_DB }));
await bare.prepare();
const store = cache && bare.capabilities.embedded ? withCache(bare) : bare;
const log = pino({ level: 'info', base: null }, pino.destination(2));
const { http } = createServer({ store, model, config: { corsOrigins: '*' }, log, engine, leanPath });
http.listen(0, '127.0.0.1', () => process.stdout.write(`READY ${http.address().port}\n`));
