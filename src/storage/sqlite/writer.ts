import Database from 'libsql/promise';
import type { Connection } from './connection.ts';
import { translateError } from './errors.ts';
import type { Statement } from './parameters.ts';
import { busyTimeout } from './prepare.ts';
import { createPrepared } from './prepared.ts';

/** Kilobytes of pages that a load keeps in memory. */
const cached = 49_152;

/** The connection of a load. Statements are executed one after the other, in the order in which they were given. */
export interface Writer {
  /** All rows, each as an array of columns; none where the statement returns nothing. */
  rows(statement: Statement): Promise<unknown[][]>;
  /** Executes fixed text without parameters. */
  exec(text: string): Promise<void>;
  close(): void;
}

/** A connection to a database file whose statements run beside the event loop, in the driver's own threads. */
export function openWriter(path: string): Writer {
  const database = new Database(path, {});
  const prepared = createPrepared(async (text) => {
    const driver = await database.prepare(text);
    return driver.reader ? driver.raw() : driver;
  });
  // What is sorted for an index leaves memory in a file alone, and by default it does not. That an edge's ends exist is
  // known by whoever writes it; to look for both again would take as long as to write it.
  const settings = [
    `busy_timeout = ${busyTimeout}`,
    `cache_size = -${cached}`,
    'temp_store = file',
    'foreign_keys = off',
  ];
  let last: Promise<unknown> = database.exec(settings.map((setting) => `pragma ${setting}`).join('; '));
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const done = last.then(work, work).catch((error) => {
      throw translateError(error, path);
    });
    last = done.catch(() => {});
    return done;
  };
  return {
    rows: ({ text, parameters }) =>
      inTurn(async () => {
        const statement = await prepared.of(text, parameters);
        // A statement runs beside the event loop up to its first row; an error comes with it.
        return [...(await statement.iterate([...parameters]))];
      }),
    exec: (text) => inTurn(() => database.exec(text)),
    close: () => {
      prepared.clear();
      database.close();
    },
  };
}

/** A connection that others read by too, as that of `:memory:` is: it blocks while it works. */
export function sharedWriter(connection: Connection): Writer {
  return {
    rows: async (statement) => connection.rows(statement),
    exec: async (text) => connection.exec(text),
    close: () => {},
  };
}
