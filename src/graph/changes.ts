import type { EdgeChange, NodeChange } from './batch.ts';
import { rank } from './merge.ts';
import type { EdgeId, EdgeRow, NodeId, NodeRow } from './records.ts';

export const changeActions = ['ADDED', 'CHANGED', 'RETRACTED'] as const;
export type ChangeAction = (typeof changeActions)[number];

/** What one load did to one fact, as stores write it down: one entry per load and fact, for good. */
export interface ChangeEntry {
  /** The node kind or edge type. */
  name: string;
  id: NodeId | EdgeId;
  action: ChangeAction;
  /** Data sets whose statements did it, in the order in which they win. */
  datasets: string[];
  /** Of an edge: the load that brought the version which this one retired; null when none stood. */
  replaced: number | null;
}

/** Which changes to list. Names that are not given do not occur; with none at all the list is empty. */
export interface ChangeQuery {
  /** Node kinds and edge types. */
  names: string[];
  /** Loads after `since` (exclusive) up to `until` (inclusive), and never beyond the view's. */
  since: number;
  until: number;
}

/** Where a change stands in the list. What a cursor carries. */
export type ChangePosition = [load: number, name: string, id: string];

export interface ChangePage {
  limit: number;
  after?: ChangePosition;
}

/** A change as read. */
export interface ChangeRow extends Omit<ChangeEntry, 'replaced'> {
  load: number;
  /** Publication time of the load, ISO 8601. */
  at: string;
  /** The node with its latest fields, retired ones included; null for an edge. */
  node: NodeRow | null;
  /** The version of the edge that the load brought, and the one that it retired; null where there is none. */
  fact: EdgeRow | null;
  previous: EdgeRow | null;
}

/**
 * The entry of a load for what a batch changes; null when the load has undone what it did to the fact before. `earlier`:
 * what earlier batches of the load wrote down. `addedLoad`: the load that brought the edge's version before the batch.
 */
export function changeEntry(
  change: NodeChange | EdgeChange,
  earlier: ChangeEntry | undefined,
  addedLoad: number | null,
  order: readonly string[],
): ChangeEntry | null {
  const stood = earlier ? earlier.action !== 'ADDED' : change.before !== null;
  if (!stood && !change.after) return null;
  return {
    name: 'kind' in change ? change.kind.name : change.edge.type,
    id: change.id,
    action: !stood ? 'ADDED' : change.after ? 'CHANGED' : 'RETRACTED',
    datasets: rank([...new Set([...(earlier?.datasets ?? []), ...change.by])], order),
    replaced: earlier ? earlier.replaced : addedLoad,
  };
}

/** A page of changes in terms that stores can seek: what of each name lies at the load where the page begins. */
export function changeRanges({ names, until }: ChangeQuery, load: number, after?: ChangePosition) {
  const last = Math.min(until, load);
  const [top, name, id] = after && after[0] <= last ? after : [last + 1, '', ''];
  return {
    /** The load where the page begins: of it only ids below each name's `below` follow. */
    top,
    names: names.map((one) => ({ name: one, below: one < name ? highest : one === name ? id : '' })),
  };
}

/** Above every id. */
const highest = '~';
