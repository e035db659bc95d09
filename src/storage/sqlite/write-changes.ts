import type { EdgeChange, NodeChange } from '../../graph/batch.ts';
import { changeEntry } from '../../graph/changes.ts';
import type { Found } from './found.ts';
import type { Writing } from './load.ts';
import type { Statement } from './parameters.ts';
import { membersOf, overRows } from './write.ts';

/** Writes down what the load does to each fact of a batch, over what earlier batches of it wrote. */
export function writeChanges(
  { load, order }: Writing,
  changes: readonly (NodeChange | EdgeChange)[],
  found: Found,
): Statement[] {
  const before: unknown[][] = [];
  const rows: unknown[][] = [];
  for (const change of changes) {
    const earlier = found.changes.get(change.id);
    const entry = changeEntry(change, earlier, found.edges.get(change.id)?.addedLoad ?? null, order);
    if (earlier) before.push([earlier.name, earlier.id]);
    if (entry) rows.push([entry.name, entry.id, entry.action, entry.datasets, entry.replaced]);
  }
  return [...overRows(remove, before, BigInt(load)), ...overRows(insert, rows, BigInt(load))];
}

const remove = `delete from change where (name, id, load) in (${membersOf(2, ['?2'])})`;

const insert = `insert into change (name, id, action, datasets, replaced, load) ${membersOf(5, ['?2'], [3])}`;
