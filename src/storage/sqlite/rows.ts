/**
 * Rows leave SQLite as JSON text put together from parts that are JSON already: parsing and printing them again would
 * cost time, and digits of every float. Ids, positions and times are ASCII without quotes.
 */
export function nodeJson(alias: string): string {
  return `concat('["', ${alias}.id, '",', ${stamp(alias)}, ']')`;
}

/** With the stored ends, and the far node where `far` names its alias. */
export function edgeJson(edge: string, source: string, target: string, far: string | null): string {
  const ends = `${edge}.id, '","', ${edge}.type, '","', ${source}.id, '","', ${target}.id, '","', ${edge}.pos`;
  return `concat('["', ${ends}, '",', ${stamp(edge)}${far ? `, ',', ${nodeJson(far)}` : ''}, ']')`;
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
