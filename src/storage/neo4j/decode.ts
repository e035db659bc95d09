import type { EdgeRow, NodeRow } from '../../graph/records.ts';
import { splitId } from '../../graph/records.ts';
import type { EndRow, SearchRow, Slice } from '../../graph/store.ts';
import { liveType, type StoredRow } from './properties.ts';

/** Texts of `nodeText` and `edgeText`, with the values of related terms where there are some. */
export type RawFact = string | [text: string, related: (number | null)[]];
export type RawEnd = [id: string, type: string, node: string, forward: boolean, pos: string];
export type RawHit = [tier: number, nameLength: number, node: string];

type StoredNode = StoredRow<[id: string]>;
type StoredEdge = StoredRow<[id: string, type: string, from: string, to: string, pos: string]>;

/** Publication time of a load; null for one that is not published. */
export type TimeOf = (load: number) => string | null;

/** Rows in a text, each with the load that retired it; null for one that stands. */
function rowsIn(text: string): [row: StoredNode | StoredEdge, retired: number | null][] {
  const parts = JSON.parse(`[${text}]`) as (StoredNode | StoredEdge | number)[];
  const rows: [StoredNode | StoredEdge, number | null][] = [];
  for (const part of parts) {
    if (typeof part === 'number') rows.at(-1)![1] = part;
    else rows.push([part, null]);
  }
  return rows;
}

function textOf(raw: RawFact): string {
  return typeof raw === 'string' ? raw : raw[0];
}

export function decodeNode(raw: RawFact, timeOf: TimeOf): NodeRow {
  const [own] = rowsIn(textOf(raw));
  const row = nodeOf(own as [StoredNode, number | null], timeOf);
  if (typeof raw !== 'string') row.related = raw[1];
  return row;
}

function nodeOf([[record, datasets, added, id], retired]: [StoredNode, number | null], timeOf: TimeOf): NodeRow {
  const parts = splitId(id)!;
  return {
    id,
    kind: parts.name,
    key: parts.rest,
    record,
    datasets,
    recordedAt: timeOf(added)!,
    retractedAt: retired === null ? null : timeOf(retired),
  };
}

export function decodeEdge(raw: RawFact, timeOf: TimeOf): EdgeRow {
  const [own, far] = rowsIn(textOf(raw));
  const [[record, datasets, added, id, type, from, to, pos], retired] = own as [StoredEdge, number | null];
  const edge: EdgeRow = {
    id,
    type,
    from,
    to,
    pos,
    record,
    datasets,
    recordedAt: timeOf(added)!,
    retractedAt: retired === null ? null : timeOf(retired),
  };
  if (far) edge.far = nodeOf(far as [StoredNode, number | null], timeOf);
  if (typeof raw !== 'string') edge.related = raw[1];
  return edge;
}

export function decodeEnd([id, type, node, forward, pos]: RawEnd): EndRow {
  return { id, type: liveType(type), node, forward, pos };
}

export function decodeHit([tier, nameLength, node]: RawHit, timeOf: TimeOf): SearchRow {
  return { node: decodeNode(node, timeOf), tier, nameLength };
}

/** Rows as read, one more than the limit where there are more; read from the end, they come in reverse. */
export function decodeSlice<Raw, Row>(
  raw: Raw[],
  page: { limit: number; from?: 'start' | 'end' },
  decode: (raw: Raw) => Row,
): Slice<Row> {
  const rows = raw.slice(0, page.limit).map(decode);
  return { rows: page.from === 'end' ? rows.reverse() : rows, more: raw.length > page.limit };
}
