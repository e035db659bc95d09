import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { GraphError } from '../../graph/errors.ts';
import { translateError } from './errors.ts';
import type { Statement } from './parameters.ts';
import { createPrepared } from './prepared.ts';

/** One connection to a database file: it binds values and meets the driver's errors, and blocks while it works. */
export interface Connection {
  /** All rows, each as an array of columns. */
  rows(statement: Statement): unknown[][];
  /** Executes a statement that returns nothing. */
  run(statement: Statement): void;
  /** Executes fixed text without parameters. */
  exec(text: string): void;
  close(): void;
}

/** Opens the file, creating its folder; STORE_UNAVAILABLE when either fails. */
export function connect(path: string): Connection {
  if (path !== ':memory:') createFolder(path);
  const guard = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw translateError(error, path);
    }
  };
  const database = guard(() => new Database(path));
  const prepared = createPrepared((text) => {
    const driver = database.prepare(text);
    if (driver.reader) driver.raw();
    return driver;
  });
  const bound = ({ text, parameters }: Statement) => prepared.of(text, parameters);

  return {
    // A sole argument other than an array is taken for named parameters.
    rows: (statement) => guard(() => bound(statement).all([...statement.parameters]) as unknown[][]),
    run: (statement) => guard(() => void bound(statement).run([...statement.parameters])),
    exec: (text) => guard(() => void database.exec(text)),
    close: () => {
      prepared.clear();
      database.close();
    },
  };
}

function createFolder(path: string): void {
  const folder = dirname(path);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    const message = `The folder ${folder} of the database cannot be made (${reason}): set CAPGRAPH_DB to a file that can be written.`;
    throw new GraphError('STORE_UNAVAILABLE', message, { path }, error);
  }
}
