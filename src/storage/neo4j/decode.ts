import { type EdgeRow, type NodeRow, splitId } from '../../graph/records.ts';
import type { EndRow, SearchRow, Slice } from '../../graph/store.ts';
import { createParse, type Parsed, type StoredEdge, type StoredNode } from './parse.ts';
import { liveType } from './properties.ts';

/** Texts of `nodeText` and `edgeText`, with the values of related terms where there are some. */
export type RawFact = string | [text: string, related: (number | null)[]];
export type RawEnd = [id: string, type: string, node: string, forward: boolean, pos: string];
export type RawHit = [tier: number, nameLength: number, node: string];

/** Publication time of a load; null for one that is not published. */
export type TimeOf = (load: number) => string | null;

/** What a store's statements answer as rows of the graph. */
export interface Decoder {
  node(raw: RawFact): NodeRow;
  edge(raw: RawFact): EdgeRow;
  hit(raw: RawHit): SearchRow;
}

/** `remembered`: as `createParse` takes it. */
export function createDecoder(timeOf: TimeOf, remembered?: number): Decoder {
  const parse = createParse(remembered);

  function nodeOf([[record, datasets, added, id], retired]: Parsed<StoredNode>): NodeRow {
    const { name: kind, rest: key } = splitId(id)!;
    return { id, kind, key, record, datasets, ...timesOf(added, retired) };
  }
  function timesOf(added: number, retired: number | null) {
    return { recordedAt: timeOf(added)!, retractedAt: retired === null ? null : timeOf(retired) };
  }
  function node(raw: RawFact): NodeRow {
    const [text, related] = typeof raw === 'string' ? [raw] : raw;
    const row = nodeOf(parse(text)[0] as Parsed<StoredNode>);
    if (related) row.related = related;
    return row;
  }
  return {
    node,
    edge(raw) {
      const [text, related] = typeof raw === 'string' ? [raw] : raw;
      const [own, far] = parse(text);
      const [[record, datasets, added, id, type, from, to, pos], retired] = own as Parsed<StoredEdge>;
      const row: EdgeRow = { id, type, from, to, pos, record, datasets, ...timesOf(added, retired) };
      if (far) row.far = nodeOf(far as Parsed<StoredNode>);
      if (related) row.related = related;
      return row;
    },
    hit: ([tier, nameLength, text]) => ({ node: node(text), tier, nameLength }),
  };
}

export function decodeEnd([id, type, node, forward, pos]: RawEnd): EndRow {
  return { id, type: liveType(type), node, forward, pos };
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
