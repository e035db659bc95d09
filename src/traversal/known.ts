import { badInput } from '../graph/errors.ts';
import type { NodeId } from '../graph/records.ts';
import type { GraphStore, NodeToken, Read } from '../graph/store.ts';

/** Throws BAD_USER_INPUT {id} for the first id that the view shows no node of: an empty answer would claim knowledge. */
export async function requireNodes(store: GraphStore, read: Read, ids: readonly NodeId[]): Promise<void> {
  await requireTokens(store, read, ids);
}

/** As `requireNodes`; one token per id. */
export async function requireTokens(store: GraphStore, read: Read, ids: readonly NodeId[]): Promise<NodeToken[]> {
  const tokens = await store.tokensOf(ids, read);
  const unknown = ids.find((_, index) => tokens[index] === null);
  if (unknown !== undefined) throw badInput(`There is no node ${unknown}.`, { id: unknown });
  return tokens as NodeToken[];
}
