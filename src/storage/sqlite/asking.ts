import { timeout } from '../../graph/errors.ts';
import type { Meter } from '../../graph/meter.ts';
import { openAside } from './aside.ts';
import type { Connection } from './connection.ts';
import { decodeText } from './decode.ts';
import { closedError } from './errors.ts';
import type { Statement } from './parameters.ts';

export interface Call {
  /** Milliseconds since the epoch. */
  deadline: number;
  meter: Meter;
}

/** How reads are asked: counted, and held to their deadline. */
export interface Asking {
  /** The rows of a statement that indexes bound; its deadline is looked at before it starts. */
  rows(call: Call, statement: Statement): unknown[][];
  /** As `rows`, the JSON of the first one. */
  ask<T>(call: Call, statement: Statement): T;
  /** As `ask`, for a statement that may read all there is: requests go on meanwhile, and its deadline ends it. */
  askAside<T>(call: Call, statement: Statement): Promise<T>;
  close(): Promise<void>;
}

/** A database in memory has the one connection, so that nothing goes aside there. */
export function createAsking(reader: Connection, path: string): Asking {
  const aside = path === ':memory:' ? null : openAside(path);
  let closed = false;

  function begin({ deadline, meter }: Call): void {
    if (closed) throw closedError(path);
    if (Date.now() >= deadline) throw timeout();
    meter.statements += 1;
  }
  function rows(call: Call, statement: Statement): unknown[][] {
    begin(call);
    return reader.rows(statement);
  }
  return {
    rows,
    ask: (call, statement) => decodeText(rows(call, statement)),
    async askAside(call, statement) {
      if (!aside) return decodeText(rows(call, statement));
      begin(call);
      return decodeText(await aside.rows(statement, call.deadline));
    },
    async close() {
      if (closed) return;
      closed = true;
      await aside?.close();
      if (aside) emptyLog(reader);
      reader.close();
    },
  };
}

/** Brings the write-ahead log into the file, so that it can be copied alone; not while another process uses it. */
function emptyLog(connection: Connection): void {
  try {
    for (const text of ['pragma busy_timeout = 0', 'pragma wal_checkpoint(truncate)'])
      connection.rows({ text, parameters: [] });
  } catch {
    // The log stays, and is read by whoever opens the file next.
  }
}
