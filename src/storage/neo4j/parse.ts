import type { StoredRow } from './properties.ts';

export type StoredNode = StoredRow<[id: string]>;
export type StoredEdge = StoredRow<[id: string, type: string, from: string, to: string, pos: string]>;

/** A row with the load that retired it; null for one that stands. */
export type Parsed<Row> = readonly [row: Row, retired: number | null];

/** Reads the rows that `nodeText` and `edgeText` put into one text: an edge or node, then its far node if it has one. */
export type Parse = (text: string) => readonly Parsed<StoredNode | StoredEdge>[];

/** Characters that each of the two generations may hold: with what is made of them some 40 megabytes. */
const generation = 4_000_000;

/**
 * A parser that keeps what it made of the texts it met last: the text is the whole input, so nothing can be stale. What
 * is asked for again and again is read from the database each time, but not taken apart each time.
 */
export function createParse(limit = generation): Parse {
  let [young, old] = [new Map<string, ReturnType<Parse>>(), new Map<string, ReturnType<Parse>>()];
  let characters = 0;
  return (text) => {
    const known = young.get(text);
    if (known) return known;
    const rows = old.get(text) ?? parse(text);
    if (characters + text.length > limit) {
      [young, old] = [new Map(), young];
      characters = 0;
    }
    characters += text.length;
    young.set(text, rows);
    return rows;
  };
}

function parse(text: string): ReturnType<Parse> {
  const parts = JSON.parse(`[${text}]`) as (StoredNode | StoredEdge | number)[];
  const rows: [StoredNode | StoredEdge, number | null][] = [];
  for (const part of parts) {
    if (typeof part === 'number') rows.at(-1)![1] = part;
    else rows.push([part, null]);
  }
  return rows;
}
