import type { EdgeChange } from '../../graph/batch.ts';
import { edgePosition } from '../../graph/order.ts';
import type { NodeId } from '../../graph/records.ts';
import { refsOf } from '../../graph/refs.ts';
import { foldedTwins } from '../../graph/text.ts';
import { validity } from '../../graph/view.ts';
import type { Found } from './found.ts';
import type { Writing } from './load.ts';
import type { Statement } from './parameters.ts';
import { membersOf, overRows } from './write.ts';

/**
 * Writes the edges that a batch changes: a new version each, the one that stood retired. A version that this very load
 * brought was never seen by anyone and makes way without a trace.
 */
export function writeEdges(writing: Writing, changes: readonly EdgeChange[], found: Found): Statement[] {
  if (changes.length === 0) return [];
  const added: unknown[][] = [];
  const retired: number[] = [];
  const removed: number[] = [];
  const unnamed: unknown[][] = [];
  const named: unknown[][] = [];
  const degrees = new Map<string, number>();
  // In bulk both follow from the rows at the end.
  const keeps = !writing.bulk.begun;
  const refs = keeps ? refsOf : () => [];
  const count = (type: string, source: number, target: number, by: number) => {
    const ends = keeps ? [`${source} ${type} OUT`, `${target} ${type} IN`] : [];
    for (const name of ends) degrees.set(name, (degrees.get(name) ?? 0) + by);
    writing.tally.set(`edge ${type}`, (writing.tally.get(`edge ${type}`) ?? 0) + by);
  };
  for (const { id, edge, from, to, after } of changes) {
    const { type } = edge;
    const row = found.edges.get(id);
    if (row) {
      const past = row.addedLoad !== writing.load;
      (past ? retired : removed).push(row.rowId);
      for (const { field, id: target } of refs(edge, row.record)) {
        unnamed.push([type, field, target, 1, row.pos, row.rowId]);
        if (past) named.push([type, field, target, 0, row.pos, row.rowId]);
      }
      count(type, row.source, row.target, -1);
    }
    if (!after) continue;
    const rowId = writing.nextEdge++;
    const [source, target] = row ? [row.source, row.target] : [endOf(found, id, from), endOf(found, id, to)];
    const pos = edgePosition(edge, after.record, id);
    const { since, until } = validity(after.record, edge);
    const statements = after.statements && JSON.stringify(after.statements);
    const own = [after.datasets, after.record, foldedTwins(edge, after.record), statements];
    added.push([rowId, id, type, source, target, pos, since, until, ...own]);
    for (const { field, id: target } of refs(edge, after.record)) named.push([type, field, target, 1, pos, rowId]);
    count(type, source, target, 1);
  }
  const load = BigInt(writing.load);
  return [
    ...overRows(remove, removed),
    ...overRows(retire, retired, load),
    ...overRows(insert, added, load),
    ...overRows(deleteRefs, unnamed),
    ...overRows(insertRefs, named),
    ...overRows(
      addDegrees,
      [...degrees].map(([name, by]) => [...name.split(' '), by]),
    ),
  ];
}

function endOf(found: Found, edge: string, id: NodeId): number {
  const rowId = found.ends.get(id);
  if (rowId === undefined) throw new Error(`the edge ${edge} ends at ${id}, which does not exist`);
  return rowId;
}

const remove = 'delete from edge where row_id in (select value from json_each(?1))';
const retire = 'update edge set retired_load = ?2 where row_id in (select value from json_each(?1))';
const insert =
  'insert into edge (row_id, id, type, source, target, pos, since, until, datasets, record, folded, statements, added_load) ' +
  membersOf(12, ['?2'], [8, 9, 10]);

const deleteRefs = `delete from edge_ref where (type, field, target, live, pos, edge) in (${membersOf(6)})`;
const insertRefs = `insert into edge_ref (type, field, target, live, pos, edge) ${membersOf(6)}`;

// The node's row id comes as text, a part of the name it is counted under.
const addDegrees =
  `insert into degree (node, type, direction, count) ${membersOf(4)} ` +
  'on conflict do update set count = count + excluded.count';
