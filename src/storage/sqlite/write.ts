import type { Bindable, Statement } from './parameters.ts';

/**
 * Selects the members of each row of a list bound as `?1`, then `more`; of the places in `json` as JSON texts. Kept in a
 * table of its own first: read straight from `json_each`, a row is printed and parsed once per member, which takes five
 * times as long.
 */
export function membersOf(count: number, more: string[] = [], json: readonly number[] = []): string {
  const members = Array.from({ length: count }, (_, index) => `v ${json.includes(index) ? '->' : '->>'} ${index}`);
  const rows = 'with r as materialized (select value as v from json_each(?1))';
  return `${rows} select ${[...members, ...more].join(', ')} from r where true`;
}

/** A statement over a list of rows bound as `?1`; of no rows there is nothing to do. */
export function overRows(text: string, rows: readonly unknown[], ...more: Bindable[]): Statement[] {
  return rows.length > 0 ? [{ text, parameters: [JSON.stringify(rows), ...more] }] : [];
}
