import { type EdgeRow, type FactRecord, type NodeRow, splitId } from '../../graph/records.ts';
import type { EndRow, SearchRow, Slice } from '../../graph/store.ts';
import { liveType } from './properties.ts';

type Stamped = [record: string, datasets: string[], addedLoad: number, retiredLoad: number];
type Related = (number | null)[];
export type RawNode = [id: string, ...Stamped, related?: Related];
type RawEnds = [id: string, type: string, from: string, to: string, pos: string];
export type RawEdge = [...RawEnds, ...Stamped, far?: RawNode | null, related?: Related];
export type RawEnd = [id: string, type: string, node: string, forward: boolean, pos: string];
export type RawHit = [tier: number, nameLength: number, node: RawNode];

/** Publication time of a load; null for one that is not published. */
export type TimeOf = (load: number) => string | null;

export function decodeNode([id, record, datasets, added, retired, related]: RawNode, timeOf: TimeOf): NodeRow {
  const parts = splitId(id)!;
  const row: NodeRow = {
    id,
    kind: parts.name,
    key: parts.rest,
    record: JSON.parse(record) as FactRecord,
    datasets,
    recordedAt: timeOf(added)!,
    retractedAt: timeOf(retired),
  };
  if (related) row.related = related;
  return row;
}

export function decodeEdge(raw: RawEdge, timeOf: TimeOf): EdgeRow {
  const [id, type, from, to, pos, record, datasets, added, retired, far, related] = raw;
  const edge: EdgeRow = {
    id,
    type: liveType(type),
    from,
    to,
    pos,
    record: JSON.parse(record) as FactRecord,
    datasets,
    recordedAt: timeOf(added)!,
    retractedAt: timeOf(retired),
  };
  if (far) edge.far = decodeNode(far, timeOf);
  if (related) edge.related = related;
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
