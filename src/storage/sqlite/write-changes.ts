import type { EdgeChange, NodeChange } from '../../graph/batch.ts';
import { type ChangeAction, type ChangeEntry, changeEntry } from '../../graph/changes.ts';
import type { Found } from './found.ts';
import type { Writing } from './load.ts';
import { membersOf, writeRows } from './write.ts';

/** Writes down what the load does to each fact of a batch, over what earlier batches of it wrote. */
export function writeChanges(
  { connection, load }: Writing,
  changes: readonly (NodeChange | EdgeChange)[],
  found: Found,
  order: readonly string[],
): void {
  if (changes.length === 0) return;
  const names = changes.map((change) => ['kind' in change ? change.kind.name : change.edge.type, change.id]);
  const earlier = new Map<string, ChangeEntry>();
  for (const row of connection.rows({ text: select, parameters: [JSON.stringify(names), BigInt(load)] })) {
    const [name, id, action, datasets] = row.slice(0, 4).map(String) as [string, string, ChangeAction, string];
    const replaced = row[4] === null ? null : Number(row[4]);
    earlier.set(id, { name, id, action, datasets: JSON.parse(datasets) as string[], replaced });
  }
  const entries = changes.flatMap((change) => {
    const row = found.edges.get(change.id);
    return changeEntry(change, earlier.get(change.id), row?.addedLoad ?? null, order) ?? [];
  });
  const before = [...earlier.values()].map(({ name, id }) => [name, id]);
  const rows = entries.map(({ name, id, action, datasets, replaced }) => {
    return [name, id, action, JSON.stringify(datasets), replaced];
  });
  writeRows(connection, remove, before, BigInt(load));
  writeRows(connection, insert, rows, BigInt(load));
}

const select =
  'select c.name, c.id, c.action, c.datasets, c.replaced from json_each(?1) j ' +
  'join change c on c.name = j.value ->> 0 and c.load = ?2 and c.id = j.value ->> 1';

const remove = `delete from change where (name, id, load) in (${membersOf(2, '?2')})`;

const insert = `insert into change (name, id, action, datasets, replaced, load) ${membersOf(5, '?2')}`;
