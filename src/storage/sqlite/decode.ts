import type { ChangeAction, ChangeRow } from '../../graph/changes.ts';
import type { BreakdownCells } from '../../graph/groups.ts';
import { type EdgeRow, type FactRecord, farAlone, type NodeRow, splitId } from '../../graph/records.ts';
import type { EndRow, SearchRow, Slice } from '../../graph/store.ts';

type Stamped = [record: FactRecord, datasets: string[], recordedAt: string, retractedAt: string | null];
type Related = (number | null)[];
export type RawNode = [id: string, ...Stamped, related?: Related];
type RawEnds = [id: string, type: string, from: string, to: string, pos: string];
export type RawEdge = [...RawEnds, ...Stamped, far?: RawNode | null, related?: Related];
export type RawEnd = [pos: string, type: string, node: string, forward: 0 | 1];
export type RawChange = [
  load: number,
  at: string,
  action: ChangeAction,
  name: string,
  id: string,
  datasets: string[],
  node: RawNode | null,
  fact: RawEdge | null,
  previous: RawEdge | null,
];
export type RawHit = [tier: number, nameLength: number, node: RawNode];

/** Breakdowns, their sets, their cells; a cell begins with the place of its list. */
export type RawCells = [list: number, ...cell: unknown[]][][][];

/** The single text that every read returns. */
export function decodeText<T>(rows: unknown[][]): T {
  return JSON.parse(rows[0]?.[0] as string) as T;
}

export function decodeNode([id, record, datasets, recordedAt, retractedAt, related]: RawNode): NodeRow {
  const parts = splitId(id)!;
  const row = { id, kind: parts.name, key: parts.rest, record, datasets, recordedAt, retractedAt };
  return related ? { ...row, related } : row;
}

export function decodeEdge([
  id,
  type,
  from,
  to,
  pos,
  record,
  datasets,
  recordedAt,
  retractedAt,
  far,
  related,
]: RawEdge): EdgeRow {
  const edge: EdgeRow = { id, type, from, to, pos, record, datasets, recordedAt, retractedAt };
  if (far) edge.far = decodeNode(far);
  if (related) edge.related = related;
  return edge;
}

/** An edge of which the far node alone was read. */
export function decodeFar(raw: RawNode): EdgeRow {
  return farAlone(decodeNode(raw));
}

/** A position ends in the edge's id. */
export function decodeEnd([pos, type, node, forward]: RawEnd): EndRow {
  return { id: pos.slice(pos.indexOf('!') + 1), type, node, forward: forward === 1, pos };
}

export function decodeHit([tier, nameLength, node]: RawHit): SearchRow {
  return { node: decodeNode(node), tier, nameLength };
}

export function decodeChange([load, at, action, name, id, datasets, node, fact, previous]: RawChange): ChangeRow {
  return {
    load,
    at,
    action,
    name,
    id,
    datasets,
    node: node && decodeNode(node),
    fact: fact && decodeEdge(fact),
    previous: previous && decodeEdge(previous),
  };
}

/** Breakdowns as read, their cells apart by the list in whose place they stand. */
export function decodeCells(raw: RawCells, lists: number): BreakdownCells[][] {
  const decoded = Array.from({ length: lists }, () => raw.map((sets) => sets.map((): unknown[] => [])));
  for (const [index, sets] of raw.entries()) {
    for (const [set, cells] of sets.entries()) {
      for (const [list, ...cell] of cells) decoded[list]![index]![set]!.push(cell);
    }
  }
  return decoded as BreakdownCells[][];
}

/** Statements ask for one row more than the limit; it says whether there are more and is dropped. */
export function decodeSlice<Raw, Row>(
  raw: Raw[],
  page: { limit: number; from?: 'start' | 'end' },
  decode: (raw: Raw) => Row,
): Slice<Row> {
  const more = raw.length > page.limit;
  const kept = !more ? raw : page.from === 'end' ? raw.slice(1) : raw.slice(0, page.limit);
  return { rows: kept.map(decode), more };
}
