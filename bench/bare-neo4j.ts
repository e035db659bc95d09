import neo4j, { type Driver } from 'neo4j-driver';

/** No end to a transaction: all is read in one while it is written again. */
const unlimited = 0;

/** As large as a server with a heap of 1 GB takes at ease. */
const batchSize = 5_000;

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

/**
 * Seconds in which a loaded graph is written again by batches of UNWIND, each a transaction, into a server with the same
 * constraints and indexes: what no loader can beat. Reading it is not counted.
 */
export async function writeBare(loaded: string, empty: string): Promise<number> {
  const [from, to] = [connect(loaded), connect(empty)];
  try {
    let spent = 0;
    for (const { read, write } of parts) {
      const waiting = new Map<string, object[]>();
      const flush = async (of: string) => {
        const rows = waiting.get(of)!;
        waiting.delete(of);
        const started = performance.now();
        await to.executeQuery(write(of), { rows }, { database: 'neo4j' });
        spent += performance.now() - started;
      };
      const session = from.session({ database: 'neo4j', fetchSize: batchSize });
      for await (const record of session.run(read, {}, { timeout: unlimited })) {
        const of = (record.get('of') as string[]).join(':');
        const rows = waiting.get(of) ?? [];
        waiting.set(of, rows);
        if (rows.push(record.get('row') as object) === batchSize) await flush(of);
      }
      await session.close();
      for (const of of [...waiting.keys()]) await flush(of);
    }
    return spent / 1_000;
  } finally {
    await from.close();
    await to.close();
  }
}

/** Whole numbers stay what they are, or they would be written as floats. */
function connect(uri: string): Driver {
  return neo4j.driver(uri, neo4j.auth.basic('neo4j', ''));
}
