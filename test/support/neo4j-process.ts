import { readConfig } from '../../src/config.ts';
import { runIngest } from '../../src/ingest/run.ts';
import { openNeo4j } from '../../src/storage/neo4j/store.ts';
import { model } from './statements.ts';
import { ownMethods } from './wrap.ts';

/**
 * `npm run ingest` into the Neo4j that the environment names, but for two things: a load of more than 1,000 records is
 * committed batch by batch already, and each batch that was applied is told, so that a test knows when to kill.
 */
const { store: options } = readConfig(process.env);
if (!('neo4j' in options)) throw new Error('NEO4J_URI says which Neo4j to load');

process.exitCode = await runIngest({
  args: process.argv.slice(2),
  model,
  async open() {
    const store = ownMethods(await openNeo4j(model, { ...options.neo4j, transactionLimit: 1_000 }));
    await store.prepare();
    return {
      ...store,
      async load(datasets) {
        const load = await store.load(datasets);
        const tell = () => process.stdout.write('applied\n');
        tell();
        return { ...load, applyBatch: (statements) => load.applyBatch(statements).finally(tell) };
      },
    };
  },
  signal: new AbortController().signal,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
});
