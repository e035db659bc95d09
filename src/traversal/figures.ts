import type { NodeId } from '../graph/records.ts';

/** A computed figure to 12 significant digits: what differs beyond is the order of additions. */
export function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

/** Where a row stands in a computed list: figures descending, then texts ascending. */
export type Standing = (number | string)[];

/** Negative when `a` comes first. Texts are ASCII or compare by code unit, as every store orders ids. */
export function compareStandings(a: Standing, b: Standing): number {
  for (const [index, one] of a.entries()) {
    const other = b[index]!;
    if (one === other) continue;
    return (typeof one === 'number') === one > other ? -1 : 1;
  }
  return 0;
}

/** The last word of every ordering: the key, then the whole id, for keys are unique only within a kind. */
export function keyStanding(id: NodeId): Standing {
  return [id.slice(id.indexOf(':') + 1), id];
}

/** A sorted copy. */
export function sortByStanding<Row>(rows: Iterable<Row>, standing: (row: Row) => Standing): Row[] {
  return [...rows]
    .map((row) => ({ row, at: standing(row) }))
    .sort((a, b) => compareStandings(a.at, b.at))
    .map(({ row }) => row);
}
