import { startNeo4j } from './neo4j/start.ts';

/** `npm run neo4j`: a real Neo4j for trying things out; its data stay in .neo4j/data. */
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const server = await startNeo4j({ say });
  say(`Neo4j 5.26 at ${server.uri}, without login. In another terminal:`);
  say(`  NEO4J_URI=${server.uri} npm run ingest`);
  say(`  NEO4J_URI=${server.uri} npm start`);
  say('Ctrl-C stops it; its data stay in .neo4j/data.');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void server.stop());
  await server.ended;
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 2;
}
