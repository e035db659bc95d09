import type { NodeChange } from '../../graph/batch.ts';
import { refsOf } from '../../graph/refs.ts';
import { foldedTwins, searchTexts } from '../../graph/text.ts';
import type { Found } from './found.ts';
import type { Writing } from './load.ts';
import type { Statement } from './parameters.ts';
import { membersOf, overRows } from './write.ts';

/** Writes the nodes that a batch changes: in place, a retired one keeping its row. Later batches find their row ids. */
export function writeNodes(writing: Writing, changes: readonly NodeChange[], found: Found): Statement[] {
  if (changes.length === 0) return [];
  const stated: unknown[][] = [];
  const texts: unknown[][] = [];
  const known: number[] = [];
  const retired: number[] = [];
  const unnamed: unknown[][] = [];
  const named: unknown[][] = [];
  for (const { id, kind, key, before, after } of changes) {
    const row = found.nodes.get(id);
    const rowId = row?.rowId ?? writing.nextNode++;
    const tally = `node ${kind.name}`;
    writing.tally.set(tally, (writing.tally.get(tally) ?? 0) + (after ? 1 : 0) - (before ? 1 : 0));
    if (!after) {
      retired.push(rowId);
      continue;
    }
    const { name, aliases, rest } = searchTexts(kind, after.record);
    const statements = after.statements && JSON.stringify(after.statements);
    const own = [after.datasets, after.record, foldedTwins(kind, after.record), statements];
    stated.push([rowId, id, kind.name, key, name, aliases, ...own]);
    texts.push([rowId, `${name} ${aliases}`, rest]);
    if (row) {
      known.push(rowId);
      for (const ref of refsOf(kind, row.record)) unnamed.push([ref.field, ref.id, rowId]);
    }
    for (const ref of refsOf(kind, after.record)) named.push([ref.field, ref.id, rowId]);
    found.ends.set(id, rowId);
  }
  const load = BigInt(writing.load);
  return [
    ...overRows(upsert, stated, load),
    ...overRows(retire, retired, load),
    ...overRows(deleteTexts, known),
    ...overRows(insertTexts, texts),
    ...overRows(deleteRefs, unnamed),
    ...overRows(insertRefs, named),
  ];
}

const upsert =
  'insert into node (row_id, id, kind, key, name_text, alias_text, datasets, record, folded, statements, added_load) ' +
  `${membersOf(10, ['?2'], [6, 7, 8])} ` +
  'on conflict (id) do update set name_text = excluded.name_text, alias_text = excluded.alias_text, ' +
  'datasets = excluded.datasets, record = excluded.record, folded = excluded.folded, ' +
  'statements = excluded.statements, retired_load = null';

const retire = 'update node set retired_load = ?2 where row_id in (select value from json_each(?1))';

const deleteTexts = 'delete from node_text where rowid in (select value from json_each(?1))';
const insertTexts = `insert into node_text (rowid, words, rest) ${membersOf(3)}`;

const deleteRefs = `delete from node_ref where (field, target, node) in (${membersOf(3)})`;
const insertRefs = `insert into node_ref (field, target, node) ${membersOf(3)}`;
