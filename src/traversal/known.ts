import { badInput } from '../graph/errors.ts';
import type { NodeId } from '../graph/records.ts';
import type { GraphStore, Read } from '../graph/store.ts';

/** Throws BAD_USER_INPUT {id} for the first id that the view shows no node of: an empty answer would claim knowledge. */
export async function requireNodes(store: GraphStore, read: Read, ids: readonly NodeId[]): Promise<void> {
  const asked = [...new Set(ids)];
  const rows = await store.nodesByKey(asked, read);
  const unknown = asked.find((_, index) => rows[index] === null);
  if (unknown !== undefined) throw badInput(`There is no node ${unknown}.`, { id: unknown });
}
