import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { GraphError } from '../../graph/errors.ts';
import { translateError } from './errors.ts';
import type { Bindable, Statement } from './parameters.ts';

/** One connection to a database file: the only place that binds values and meets the driver's errors. */
export interface Connection {
  /** All rows, each as an array of columns. */
  rows(statement: Statement): unknown[][];
  /** Executes a statement that returns nothing. */
  run(statement: Statement): void;
  /** Executes fixed text without parameters. */
  exec(text: string): void;
  close(): void;
}

interface Prepared {
  driver: Database.Statement;
  parameterCount: number;
  reads: boolean;
}

/** Shapes of statements are few, but filters compose: the least recently used of more than this are let go. */
const preparedLimit = 400;

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
  const prepared = new Map<string, Prepared>();

  function prepare(text: string): Prepared {
    const known = prepared.get(text);
    if (known) {
      prepared.delete(text);
      prepared.set(text, known);
      return known;
    }
    const driver = database.prepare(text);
    const fresh = { driver, parameterCount: countParameters(text), reads: driver.reader };
    if (fresh.reads) driver.raw();
    prepared.set(text, fresh);
    if (prepared.size > preparedLimit) prepared.delete(prepared.keys().next().value as string);
    return fresh;
  }

  const bound = ({ text, parameters }: Statement) => {
    const statement = prepare(text);
    checkParameters(statement.parameterCount, parameters);
    return statement.driver;
  };

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

function countParameters(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/\?(\d+)/g), (match) => Number(match[1])));
}

/** libsql reuses the previous call's value for a missing parameter and aborts the process on a boolean. */
function checkParameters(expected: number, parameters: readonly Bindable[]): void {
  if (parameters.length !== expected) {
    throw new TypeError(`a statement of ${expected} parameters was given ${parameters.length}`);
  }
  for (const value of parameters) {
    if (typeof value !== 'string' && typeof value !== 'bigint' && value !== null) {
      throw new TypeError(`a parameter of type ${typeof value} cannot be bound`);
    }
  }
}
