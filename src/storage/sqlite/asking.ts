import { timeout } from '../../graph/errors.ts';
import type { Meter } from '../../graph/meter.ts';
import type { Where } from '../../graph/where.ts';
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
  /** As `ask` for lists of at most so many ends for each origin while those are few, as `askAside` where they are many. */
  askEnds<List>(call: Call, ends: Ends<List>): Promise<List[]>;
  close(): Promise<void>;
}

export interface Ends<List> {
  origins: readonly unknown[];
  query: { where?: Where | undefined; limit: number };
  /** The statement with this limit; it may find one end more of each origin, which says that there are more. */
  compile(limit: number): Statement;
  sizeOf(list: List): number;
}

/** Ends that are read while all other requests wait: some 10 ms. */
const mostEnds = 2_000;
/** Origins of which so many ends are not looked for here first: one of them is likely to have more. */
const manyOrigins = 50;

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
  function ask<T>(call: Call, statement: Statement): T {
    return decodeText(rows(call, statement));
  }
  async function askAside<T>(call: Call, statement: Statement): Promise<T> {
    if (!aside) return ask(call, statement);
    begin(call);
    return decodeText(await aside.rows(statement, call.deadline));
  }
  return {
    rows,
    ask,
    askAside,
    async askEnds<List>(call: Call, { origins, query, compile, sizeOf }: Ends<List>) {
      const few = Math.floor(mostEnds / Math.max(1, origins.length));
      if (!query.where && query.limit > few && origins.length <= manyOrigins && aside) {
        const found = ask<List[]>(call, compile(few));
        if (found.every((list) => sizeOf(list) <= few)) return found;
      }
      const isFew = !query.where && query.limit <= few;
      return isFew ? ask(call, compile(query.limit)) : askAside(call, compile(query.limit));
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
