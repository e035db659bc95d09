import type { BatchChanges, EdgeChange, NodeChange } from '../../graph/batch.ts';
import { changeEntry } from '../../graph/changes.ts';
import type { Found } from './found.ts';
import type { Writing } from './load.ts';
import type { Statement } from './parameters.ts';
import { membersOf, overRows } from './write.ts';

/**
 * Writes down what the load does to each fact of a batch, over what earlier batches of it wrote, when the batch's rows
 * are written: those from `first` on are new.
 */
export function writeChanges(
  { load, order }: Writing,
  { nodes, edges }: Pick<BatchChanges, 'nodes' | 'edges'>,
  found: Found,
  first: Pick<Writing, 'nextNode' | 'nextEdge'>,
): Statement[] {
  const changes = [...nodes, ...edges];
  if (isAllNew(changes, found)) {
    const added: Statement[] = [];
    if (nodes.length > 0) added.push({ text: addNodes, parameters: [BigInt(load), BigInt(first.nextNode)] });
    if (edges.length > 0) added.push({ text: addEdges, parameters: [BigInt(load), BigInt(first.nextEdge)] });
    return added;
  }
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

/** Whether each fact gets its first row, which then tells all. */
function isAllNew(changes: readonly (NodeChange | EdgeChange)[], { nodes, edges, changes: earlier }: Found): boolean {
  return nodes.size + edges.size + earlier.size === 0 && changes.every(toldByRow);
}

/** Whether all that is to be written down of a new fact stands in its row: that it was added, and by which data sets. */
function toldByRow({ after, by }: NodeChange | EdgeChange): boolean {
  return after?.datasets.length === by.size;
}

const remove = `delete from change where (name, id, load) in (${membersOf(2, ['?2'])})`;

const intoChange = 'insert into change (name, id, action, datasets, replaced, load)';

const insert = `${intoChange} ${membersOf(5, ['?2'], [3])}`;

const addNodes = `${intoChange} select kind, id, 'ADDED', datasets, null, ?1 from node where row_id >= ?2`;
const addEdges = `${intoChange} select type, id, 'ADDED', datasets, null, ?1 from edge where row_id >= ?2`;
