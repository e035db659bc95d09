import type { FactRecord, Statement } from '../graph/records.ts';

/** What a statement says; nothing where it retracts. */
export function recordOf(statement: Statement): FactRecord {
  return statement.on === 'retraction' ? {} : statement.record;
}

/** Fields of which two records say different things that cannot both stand. */
export function contradictions(one: FactRecord, other: FactRecord): string[] {
  return Object.entries(other).flatMap(([field, value]) => {
    const before = one[field];
    const unites = before === undefined || field === 'name' || Array.isArray(before);
    return unites || JSON.stringify(before) === JSON.stringify(value) ? [] : [field];
  });
}

/** What two records that do not contradict one another say together: lists united, another name an alias. */
export function union(one: FactRecord, other: FactRecord): FactRecord {
  const all: FactRecord = { ...other, ...one };
  for (const [field, value] of Object.entries(one)) {
    if (Array.isArray(value)) all[field] = distinct([...value, ...((other[field] as unknown[] | undefined) ?? [])]);
  }
  if (other.name === undefined || other.name === one.name) return all;
  const aliases = distinct([...((all.aliases as unknown[] | undefined) ?? []), other.name]);
  return { ...all, aliases: aliases.filter((alias) => alias !== one.name) };
}

function distinct(values: unknown[]): unknown[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
