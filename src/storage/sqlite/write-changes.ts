import type { EdgeChange, NodeChange } from '../../graph/batch.ts';
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
  changes: readonly (NodeChange | EdgeChange)[],
  found: Found,
  first: Pick<Writing, 'nextNode' | 'nextEdge'>,
): Statement[] {
  if (changes.length === 0) return [];
  if (isAllNew(changes, found)) {
    const nodes = { text: addNodes, parameters: [BigInt(load), BigInt(first.nextNode)] };
    const edges = { text: addEdges, parameters: [BigInt(load), BigInt(first.nextEdge)] };
    return [...(changes.some(isNode) ? [nodes] : []), ...(changes.some(isEdge) ? [edges] : [])];
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

const isNode = (change: NodeChange | EdgeChange) => 'kind' in change;
const isEdge = (change: NodeChange | EdgeChange) => 'edge' in change;

/** Whether each fact gets its first row, which then tells all that there is to write down. */
function isAllNew(changes: readonly (NodeChange | EdgeChange)[], { nodes, edges, changes: earlier }: Found): boolean {
  return (
    nodes.size + edges.size + earlier.size === 0 && changes.every(({ after, by }) => after?.datasets.length === by.size)
  );
}

const remove = `delete from change where (name, id, load) in (${membersOf(2, ['?2'])})`;

const insert = `insert into change (name, id, action, datasets, replaced, load) ${membersOf(5, ['?2'], [3])}`;

const addNodes =
  'insert into change (name, id, action, datasets, replaced, load) ' +
  "select kind, id, 'ADDED', datasets, null, ?1 from node where row_id >= ?2";
const addEdges =
  'insert into change (name, id, action, datasets, replaced, load) ' +
  "select type, id, 'ADDED', datasets, null, ?1 from edge where row_id >= ?2";
