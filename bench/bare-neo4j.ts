import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import neo4j, { type Driver } from 'neo4j-driver';

/** No end to a transaction: all is read in one. */
const unlimited = 0;

/** As large as a server with a heap of 1 GB takes at ease. */
const batchSize = 5_000;

/** Rows that one statement writes. */
interface Batch {
  statement: string;
  rows: unknown[];
}

interface Part {
  /** All rows, each with its labels or its type. */
  read: string;
  /** Writes `$rows` of these. */
  write(of: string): string;
}

const parts: Part[] = [
  {
    read: 'MATCH (n) WHERE n:Entity OR n:Change RETURN labels(n) AS of, properties(n) AS row',
    write: (of) => `UNWIND $rows AS row CREATE (n:${of}) SET n = row`,
  },
  {
    read: 'MATCH ()-[x]->() RETURN [type(x)] AS of, properties(x) AS row',
    write: (of) =>
      `UNWIND $rows AS row MATCH (a:Entity) WHERE a.id = row.from MATCH (b:Entity) WHERE b.id = row.to CREATE (a)-[x:${of}]->(b) SET x = row`,
  },
];

/** Copies a loaded graph into a file, as the batches that `writeBare` sends. */
export async function keepBatches(uri: string, file: string): Promise<void> {
  const [driver, kept] = [connect(uri), openSync(file, 'w')];
  try {
    for await (const batch of batchesOf(driver)) {
      const bytes = serialize(batch);
      const length = Buffer.alloc(4);
      length.writeUInt32LE(bytes.length);
      writeSync(kept, length);
      writeSync(kept, bytes);
    }
  } finally {
    closeSync(kept);
    await driver.close();
  }
}

/**
 * Seconds in which the batches of a file are written by UNWIND, one after the other and each a transaction, into a server
 * with the constraints and indexes of the graph that they are of: what a loader without any checks takes. Reading the
 * file is not counted.
 */
export async function writeBare(file: string, uri: string): Promise<number> {
  const driver = connect(uri);
  try {
    let spent = 0;
    for (const { statement, rows } of batchesIn(file)) {
      const started = performance.now();
      await driver.executeQuery(statement, { rows }, { database: 'neo4j' });
      spent += performance.now() - started;
    }
    return spent / 1_000;
  } finally {
    await driver.close();
  }
}

async function* batchesOf(driver: Driver): AsyncGenerator<Batch> {
  for (const { read, write } of parts) {
    const waiting = new Map<string, unknown[]>();
    const session = driver.session({ database: 'neo4j', fetchSize: batchSize });
    for await (const record of session.run(read, {}, { timeout: unlimited })) {
      const of = (record.get('of') as string[]).join(':');
      const rows = waiting.get(of) ?? [];
      waiting.set(of, rows);
      if (rows.push(record.get('row')) < batchSize) continue;
      yield { statement: write(of), rows };
      waiting.delete(of);
    }
    await session.close();
    for (const [of, rows] of waiting) yield { statement: write(of), rows };
  }
}

function* batchesIn(file: string): Generator<Batch> {
  const kept = openSync(file, 'r');
  try {
    const length = Buffer.alloc(4);
    while (readSync(kept, length) > 0) {
      const bytes = Buffer.alloc(length.readUInt32LE());
      readSync(kept, bytes);
      yield deserialize(bytes) as Batch;
    }
  } finally {
    closeSync(kept);
  }
}

/** Whole numbers are bigints, or they would be written as floats. */
function connect(uri: string): Driver {
  return neo4j.driver(uri, neo4j.auth.basic('neo4j', ''), { useBigInt: true });
}
