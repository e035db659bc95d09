import { setTimeout } from 'node:timers/promises';
import { GraphError } from '../../graph/errors.ts';
import type { Model } from '../../ontology/model.ts';
import type { Connection } from './connection.ts';
import { definitions, formatNumber } from './ddl.ts';
import { isBusy } from './errors.ts';

/** How long another process may take to prepare or write the file, in milliseconds. */
export const busyTimeout = 5_000;

/** Creates all tables in one transaction, or checks that the file holds this format and this ontology. */
export async function prepareTables(connection: Connection, model: Model, path: string): Promise<void> {
  if (path !== ':memory:') await keepLog(connection);
  const wanted = JSON.stringify({ format: formatNumber, ontology: model.hash });
  if (formatOf(connection, path) === wanted) return;
  connection.exec('begin immediate');
  try {
    const held = formatOf(connection, path);
    if (held === null) {
      for (const { text } of definitions(model)) connection.exec(text);
      connection.run({ text: "insert into meta (key, value) values ('format', ?1)", parameters: [wanted] });
    } else if (held !== wanted) {
      const message = `The database ${path} was made for another version of the ontology: remove it and run "npm run ingest".`;
      throw new GraphError('STORE_FORMAT', message, { path });
    }
    connection.exec('commit');
  } catch (error) {
    connection.exec('rollback');
    throw error;
  }
}

/** Write-ahead logging: readers go on while one process writes. Switching to it does not wait, so it is tried again. */
async function keepLog(connection: Connection): Promise<void> {
  const giveUp = Date.now() + busyTimeout;
  for (;;) {
    try {
      connection.rows({ text: 'pragma journal_mode = wal', parameters: [] });
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > giveUp) throw error;
      await setTimeout(20);
    }
  }
}

/** What the file says it holds; null for an empty one. */
function formatOf(connection: Connection, path: string): string | null {
  const read = (text: string) => connection.rows({ text, parameters: [] })[0]?.[0];
  const tables = Number(read("select count(*) from sqlite_schema where type = 'table'"));
  if (tables === 0) return null;
  if (read("select 1 from sqlite_schema where name = 'meta'") === undefined) {
    const message = `The database ${path} holds tables of another program: choose another file.`;
    throw new GraphError('STORE_FORMAT', message, { path });
  }
  return String(read("select value from meta where key = 'format'"));
}
