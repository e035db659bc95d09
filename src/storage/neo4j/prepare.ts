import { GraphError } from '../../graph/errors.ts';
import type { Model } from '../../ontology/model.ts';
import type { Connection } from './connection.ts';
import { schemaParts } from './ddl.ts';
import type { Address } from './errors.ts';

/** Goes up with every change of how facts are stored; another number in a store means that it must be loaded anew. */
export const formatNumber = 3;

/** Creates what is missing of constraints, indexes and the store's own node; STORE_FORMAT when another format is there. */
export async function prepareStore(model: Model, connection: Connection, at: Address): Promise<void> {
  const [known] = await connection.execute({
    text: 'MATCH (s:Store) RETURN s.format, s.hash',
    parameters: {},
  });
  if (known) return checkFormat(model, known as [number, string], at);
  await createSchema(model, connection);
  await connection.execute({
    text: "MERGE (s:Store {name: 'capgraph'}) ON CREATE SET s.format = $format, s.hash = $hash, s.load = 0",
    parameters: { format: formatNumber, hash: model.hash },
  });
}

function checkFormat(model: Model, [format, hash]: [number, string], { uri, database }: Address): void {
  if (format === formatNumber && hash === model.hash) return;
  throw new GraphError(
    'STORE_FORMAT',
    `The database ${database} of Neo4j at ${uri} holds a graph of another version: ` +
      'empty it with "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS", then run npm run ingest.',
    { format, hash, expected: { format: formatNumber, hash: model.hash } },
  );
}

async function createSchema(model: Model, connection: Connection): Promise<void> {
  const existing = await connection.execute({
    text: 'SHOW INDEXES YIELD name RETURN collect(name)',
    parameters: {},
  });
  const names = new Set(existing[0]?.[0] as string[]);
  const missing = schemaParts(model).filter((part) => !names.has(part.name));
  // One by one, since a transaction of them all is no faster and fails where another process prepares as well.
  for (const { text } of missing) await connection.execute({ text, parameters: {} });
  if (missing.length > 0) await connection.execute({ text: 'CALL db.awaitIndexes(300)', parameters: {} });
}
