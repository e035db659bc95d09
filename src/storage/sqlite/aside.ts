import { availableParallelism } from 'node:os';
import Database from 'libsql/promise';
import { timeout } from '../../graph/errors.ts';
import { closedError, isInterrupted, translateError } from './errors.ts';
import type { Statement } from './parameters.ts';
import { busyTimeout } from './prepare.ts';
import { createPrepared } from './prepared.ts';

/**
 * Connections on which statements run beside the event loop, in the driver's own threads, and are interrupted at their
 * deadline. A statement costs some 50 microseconds more there: for those that may read all there is.
 */
export interface Aside {
  /** As a connection's; TIMEOUT past the deadline (milliseconds since the epoch), whether it ran or waited. */
  rows(statement: Statement, deadline: number): Promise<unknown[][]>;
  /** Interrupts what runs and waits for its end. */
  close(): Promise<void>;
}

interface Line {
  rows(statement: Statement): Promise<unknown[][]>;
  interrupt(): void;
  close(): void;
}

/** More would wait for a processor rather than for a connection. */
const most = Math.min(4, availableParallelism());

/** Longest that a timer can wait, in milliseconds. */
const longestWait = 2 ** 31 - 1;

export function openAside(path: string): Aside {
  const lines = new Set<Line>();
  const idle: Line[] = [];
  const waiting: ((line: Line | null) => void)[] = [];
  const running = new Set<Promise<void>>();
  let closed = false;

  /** A line of the caller's own; null when the deadline or the end came first. */
  function take(deadline: number): Line | Promise<Line | null> {
    const free = idle.pop();
    if (free) return free;
    if (lines.size < most) return open();
    return new Promise((resolve) => {
      const given = (line: Line | null) => {
        clearTimeout(timer);
        resolve(line);
      };
      const timer = at(deadline, () => {
        waiting.splice(waiting.indexOf(given), 1);
        resolve(null);
      });
      waiting.push(given);
    });
  }

  function open(): Line {
    try {
      const line = openLine(path);
      lines.add(line);
      return line;
    } catch (error) {
      throw translateError(error, path);
    }
  }

  function give(line: Line): void {
    const next = waiting.shift();
    if (next) next(line);
    else idle.push(line);
  }

  /** Lets a line go that failed in another way than by being interrupted: it may never work again. */
  function drop(line: Line): void {
    lines.delete(line);
    line.close();
    if (waiting.length > 0) give(open());
  }

  async function ask(statement: Statement, deadline: number): Promise<unknown[][]> {
    const line = await take(deadline);
    if (line === null) throw closed ? closedError(path) : timeout();
    const timer = at(deadline, () => line.interrupt());
    try {
      return await line.rows(statement);
    } catch (error) {
      if (!isInterrupted(error)) {
        drop(line);
        throw translateError(error, path);
      }
      throw closed ? closedError(path) : timeout();
    } finally {
      clearTimeout(timer);
      if (lines.has(line)) give(line);
    }
  }

  return {
    rows(statement, deadline) {
      const asked = ask(statement, deadline);
      const ended = asked.then(
        () => {},
        () => {},
      );
      running.add(ended);
      void ended.then(() => running.delete(ended));
      return asked;
    },
    async close() {
      if (closed) return;
      closed = true;
      for (const next of waiting.splice(0)) next(null);
      for (const line of lines) line.interrupt();
      await Promise.all(running);
      for (const line of lines) line.close();
    },
  };
}

function openLine(path: string): Line {
  const database = new Database(path, {});
  const begun = database.exec(`pragma busy_timeout = ${busyTimeout}; pragma query_only = on`);
  const prepared = createPrepared(async (text) => {
    await begun;
    return (await database.prepare(text)).raw();
  });
  let again: NodeJS.Timeout | undefined;
  return {
    async rows({ text, parameters }) {
      try {
        const statement = await prepared.of(text, parameters);
        // The first step is what runs beside the event loop: statements answer in one row.
        return [...(await statement.iterate([...parameters]))];
      } finally {
        clearInterval(again);
      }
    },
    // A statement that has not begun yet does not feel it.
    interrupt() {
      database.interrupt();
      clearInterval(again);
      again = setInterval(() => database.interrupt(), 20);
    },
    close() {
      clearInterval(again);
      prepared.clear();
      database.close();
    },
  };
}

/** Calls at the deadline, milliseconds since the epoch. */
function at(deadline: number, call: () => void): NodeJS.Timeout {
  return setTimeout(call, Math.min(longestWait, Math.max(0, deadline - Date.now())));
}
