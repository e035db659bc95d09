import type { Neo4jOptions } from '../../src/storage/neo4j/store.ts';

/** `bolt://user:password@host:port` taken apart; user and password may be missing. */
export function loginOf(address: string): Neo4jOptions {
  const url = new URL(address);
  const [user, password] = [url.username || 'neo4j', url.password].map(decodeURIComponent) as [string, string];
  return { uri: `${url.protocol}//${url.host}`, user, password, database: 'neo4j' };
}
