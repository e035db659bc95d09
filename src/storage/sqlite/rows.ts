/**
 * Rows leave SQLite as JSON text put together from parts that are JSON already: parsing and printing them again would
 * cost time, and digits of every float. Ids, positions and times are ASCII without quotes.
 */
export function nodeJson(alias: string, related: readonly string[] = []): string {
  return `concat('["', ${alias}.id, '",', ${stamp(alias)}${relatedJson(related)}, ']')`;
}

/** With the stored ends, and the far node where `far` names its alias; `related`: columns of whole numbers or null. */
export function edgeJson(
  edge: string,
  source: string,
  target: string,
  far: string | null,
  related: readonly string[] = [],
): string {
  const ends = `${edge}.id, '","', ${edge}.type, '","', ${source}.id, '","', ${target}.id, '","', ${edge}.pos`;
  const none = related.length > 0 ? `, ',null'` : '';
  const node = far ? `, ',', ${nodeJson(far)}` : none;
  return `concat('["', ${ends}, '",', ${stamp(edge)}${node}${relatedJson(related)}, ']')`;
}

function relatedJson(columns: readonly string[]): string {
  if (columns.length === 0) return '';
  return `, ',[', ${columns.map((one) => `coalesce(${one}, 'null')`).join(`, ',', `)}, ']'`;
}

function stamp(alias: string): string {
  const time = (column: string) => `(select published_at from load where number = ${alias}.${column})`;
  const recorded = `'"', ${time('added_load')}, '"'`;
  const retracted = `coalesce('"' || ${time('retired_load')} || '"', 'null')`;
  return `${alias}.record, ',', ${alias}.datasets, ',', ${recorded}, ',', ${retracted}`;
}

/** JSON texts as one JSON array, in order; `[]` of none. */
export function arrayOf(json: string, order: string): string {
  return `concat('[', group_concat(${json}, ',' order by ${order}), ']')`;
}
