import type { Connection } from './connection.ts';
import type { Bindable } from './parameters.ts';

/**
 * Selects the members of each row of a list bound as `?1`, then `more`. Kept in a table of its own first: read straight
 * from `json_each`, a row is printed and parsed once per member, which takes five times as long.
 */
export function membersOf(count: number, ...more: string[]): string {
  const members = Array.from({ length: count }, (_, index) => `v ->> ${index}`);
  const rows = 'with r as materialized (select value as v from json_each(?1))';
  return `${rows} select ${[...members, ...more].join(', ')} from r where true`;
}

/** Executes a statement over a list of rows bound as `?1`; of no rows there is nothing to do. */
export function writeRows(connection: Connection, text: string, rows: readonly unknown[], ...more: Bindable[]): void {
  if (rows.length > 0) connection.run({ text, parameters: [JSON.stringify(rows), ...more] });
}
