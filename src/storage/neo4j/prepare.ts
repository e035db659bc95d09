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

/** What an emptied database keeps of another model goes where this one wants something else under its name. */
async function createSchema(model: Model, connection: Connection): Promise<void> {
  const existing = await connection.execute({
    text: 'SHOW INDEXES YIELD name, labelsOrTypes, properties',
    parameters: {},
  });
  const held = new Map(existing.map(([name, names, properties]) => [name as string, placeOf({ names, properties })]));
  const missing = schemaParts(model).filter(({ name, on }) => held.get(name) !== placeOf(on));
  // One by one, since a transaction of them all is no faster and fails where another process prepares as well.
  for (const { name, text } of missing) {
    if (held.has(name)) await connection.execute({ text: `DROP INDEX ${name} IF EXISTS`, parameters: {} });
    await connection.execute({ text, parameters: {} });
  }
  if (missing.length > 0) await connection.execute({ text: 'CALL db.awaitIndexes(300)', parameters: {} });
}

function placeOf({ names, properties }: { names: unknown; properties: unknown }): string {
  return JSON.stringify([[...((names ?? []) as string[])].sort(), properties ?? []]);
}
