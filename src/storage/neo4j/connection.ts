import neo4j, { type Driver, type QueryResult, type Session } from 'neo4j-driver';
import { GraphError, timeout } from '../../graph/errors.ts';
import type { Meter } from '../../graph/meter.ts';
import { type Address, isRetriable, translateError } from './errors.ts';
import type { Query } from './scope.ts';

/** What a call may cost: until when it may run, and where its work is counted. */
export interface Call {
  deadline: number;
  meter: Meter;
}

export interface Login extends Address {
  user: string;
  password: string;
}

/** The one way to the server: the driver's errors become the graph's here. */
export interface Connection {
  /** Reads in a transaction of its own, tried again while the server says that this may help. Records as arrays. */
  read(query: Query, call: Call): Promise<unknown[][]>;
  /** Executes a statement outside any load, such as one that commits in batches. */
  execute(query: Query): Promise<unknown[][]>;
  /** Opens a transaction that stands until it is committed or rolled back. */
  begin(): Writing;
  close(): Promise<void>;
}

/** A transaction that writes. */
export interface Writing {
  run(query: Query): Promise<unknown[][]>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

/** What statements are read through. */
export type Reading = Pick<Writing, 'run'>;

/** The longest wait that a timer can be set to, in milliseconds; deadlines may be infinite. */
const longest = 2 ** 31 - 1;

/** Attempts at one read; with pauses of 50 ms and twice as much each time they span 0.75 s. */
const attempts = 5;
const firstPause = 50;

/** Milliseconds in which a server must answer when it is first asked. */
const patience = 10_000;

const oldestServer = [5, 23] as const;

/** Connects and asks the server who it is; STORE_UNAVAILABLE with what to do when it is none that can be used. */
export async function connect(login: Login): Promise<Connection> {
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw translateError(error, login);
    }
  };
  const driver = await guard(async () => openDriver(login));
  try {
    await guard(() => checkServer(driver, login));
  } catch (error) {
    await driver.close();
    throw error;
  }
  const bookmarkManager = neo4j.bookmarkManager();
  const open = (access: 'READ' | 'WRITE') =>
    driver.session({ database: login.database, defaultAccessMode: access, fetchSize: -1, bookmarkManager });
  return {
    read: (query, call) => guard(() => readWithRetry(() => open('READ'), query, call)),
    execute: (query) =>
      guard(async () => {
        const session = open('WRITE');
        try {
          return rowsOf(await session.run(query.text, query.parameters, { timeout: unlimited }));
        } finally {
          await session.close();
        }
      }),
    begin: () => begin(open('WRITE'), guard),
    close: () => driver.close(),
  };
}

/** The driver's word for no limit of its own and none of the server's. */
const unlimited = 0;

function openDriver({ uri, user, password }: Login): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
    connectionTimeout: patience,
    connectionAcquisitionTimeout: patience,
    userAgent: 'capgraph',
    // Remarks on statements would be made and sent with every answer, and nobody reads them.
    notificationFilter: { minimumSeverityLevel: 'OFF' },
  });
}

async function checkServer(driver: Driver, { uri, database }: Login): Promise<void> {
  const silent = new GraphError(
    'STORE_UNAVAILABLE',
    `Nothing that answers at ${uri} speaks as a Neo4j does: set NEO4J_URI to its Bolt address.`,
    { uri },
  );
  const session = driver.session({ database });
  // Only a statement tells whether the database exists.
  const { summary } = await within(patience, session.run('RETURN 1'), () => silent);
  await session.close();
  const agent = summary.server.agent ?? '';
  const [major = 0, minor = 0] = (/\/(\d+)\.(\d+)/.exec(agent)?.slice(1) ?? []).map(Number);
  if (major > oldestServer[0] || (major === oldestServer[0] && minor >= oldestServer[1])) return;
  throw new GraphError('STORE_UNAVAILABLE', `${uri} is ${agent}: Neo4j 5.26 or newer is needed.`, { uri });
}

async function readWithRetry(open: () => Session, query: Query, call: Call): Promise<unknown[][]> {
  for (let attempt = 1; ; attempt++) {
    const left = Math.min(call.deadline - Date.now(), longest);
    if (left <= 0) throw timeout();
    const session = open();
    try {
      call.meter.statements++;
      // The server looks at its transactions' time only every two seconds; closing the session ends one at once.
      const result = await within(
        left,
        session.run(query.text, query.parameters, { timeout: Math.ceil(left) }),
        timeout,
      );
      return rowsOf(result);
    } catch (error) {
      const pause = firstPause * 2 ** (attempt - 1);
      if (!isRetriable(error) || attempt === attempts || Date.now() + pause >= call.deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    } finally {
      // Not awaited: giving the connection back must not hold up the answer.
      session.close().catch(() => {});
    }
  }
}

/** The promise's value, or the error when it takes longer than `milliseconds`. */
async function within<T>(milliseconds: number, promise: Promise<T>, error: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(error()), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
    promise.catch(() => {});
  }
}

function begin(session: Session, guard: <T>(work: () => Promise<T>) => Promise<T>): Writing {
  // Its first statement is on the way before the server has begun: a failure to begin is that statement's.
  const transaction = session.beginTransaction({ timeout: unlimited });
  const end = (work: () => Promise<void>) => guard(() => work().finally(() => session.close()));
  return {
    run: ({ text, parameters }) => guard(async () => rowsOf(await transaction.run(text, parameters))),
    commit: () => end(() => transaction.commit()),
    rollback: () => end(() => (transaction.isOpen() ? transaction.rollback() : Promise.resolve())),
  };
}

function rowsOf(result: QueryResult): unknown[][] {
  return result.records.map((record) => [...record.values()]);
}
