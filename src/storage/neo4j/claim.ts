import { GraphError } from '../../graph/errors.ts';
import type { StoreVersion } from '../../graph/store.ts';
import type { Connection, Writing } from './connection.ts';
import { lockStore } from './ledger.ts';
import type { Query } from './scope.ts';

/** What the store says of itself: the latest published load, and who is changing facts under it, if anyone. */
export interface Standing {
  version: StoreVersion;
  loading: string | null;
}

/** A transaction that keeps the store: until it ends no load begins, goes on, is published or is undone. */
export interface Claim extends Standing {
  transaction: Writing;
}

/** Waits for the transactions of other loads and keeps the store. */
export async function claim(connection: Connection, token: string): Promise<Claim> {
  const transaction = connection.begin();
  try {
    return { transaction, ...(await lock(transaction, lockStore(token))) };
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}

/** Executes a statement that locks; what it reads nobody else can change before the transaction ends. */
export async function lock(transaction: Writing, statement: Query): Promise<Standing> {
  const [row] = await transaction.run(statement);
  if (!row) throw new GraphError('STORE_UNAVAILABLE', 'The Neo4j database is not prepared: run npm run ingest.');
  const [load, loadedAt, loading] = row as [number, string | null, string | null];
  return { version: { load, loadedAt }, loading };
}
