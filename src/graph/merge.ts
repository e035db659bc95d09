import { type EdgeModel, fieldOf, type KindModel } from '../ontology/model.ts';
import type { FactRecord } from './records.ts';

/** A fact as stored: the merged record, who states it, and each one's record where several do. */
export interface StatedFact {
  record: FactRecord;
  /** In the order in which they win. */
  datasets: string[];
  /** Data set to its own record; null while one data set alone speaks (its record then follows from the merged one). */
  statements: Record<string, FactRecord> | null;
}

/** Fields whose values are united over data sets instead of chosen. */
const united = new Set(['sources', 'aliases']);

/** Whether a field's values are united, so that data sets cannot disagree about it. */
export function isUnited(field: string): boolean {
  return united.has(field);
}

const defaultStatus = 'REPORTED';

/**
 * The fact after `dataset` states `record`, or (with null) no longer states anything. Returns `current` itself when
 * nothing changes and null when no data set states the fact any more. `order`: the data sets that win, first to last;
 * others come after them by name.
 */
export function restate(
  owner: KindModel | EdgeModel,
  current: StatedFact | null,
  dataset: string,
  record: FactRecord | null,
  order: readonly string[],
): StatedFact | null {
  if (current === null && record !== null) return soleFact(owner, dataset, record);
  const statements = new Map<string, FactRecord>(current ? statementsOf(owner, current) : []);
  const before = statements.get(dataset);
  if (record === null ? before === undefined : before && sameRecord(before, record)) {
    if (current === null || sameOrder(current.datasets, rank([...statements.keys()], order))) return current;
  }
  if (record === null) statements.delete(dataset);
  else statements.set(dataset, record);
  if (statements.size === 0) return null;
  const datasets = rank([...statements.keys()], order);
  const merged = mergeRecords(
    owner,
    datasets.map((name) => statements.get(name)!),
  );
  return { record: merged, datasets, statements: datasets.length > 1 ? Object.fromEntries(statements) : null };
}

function soleFact(owner: KindModel | EdgeModel, dataset: string, record: FactRecord): StatedFact {
  return { record: mergeRecords(owner, [record]), datasets: [dataset], statements: null };
}

/** Each data set's own record of a stored fact. */
export function statementsOf(owner: KindModel | EdgeModel, fact: StatedFact): [string, FactRecord][] {
  if (fact.statements) return Object.entries(fact.statements);
  const own: FactRecord = {};
  for (const name of Object.keys(fact.record)) {
    const value = fact.record[name];
    const isOwn = owner.fields.get(name)?.origin !== 'derived' && !(name === 'status' && value === defaultStatus);
    if (isOwn) own[name] = value;
  }
  return [[fact.datasets[0]!, own]];
}

/** Per field the first known value, sources and aliases united, status filled in, derived fields computed. */
function mergeRecords(owner: KindModel | EdgeModel, records: FactRecord[]): FactRecord {
  const merged: FactRecord = {};
  for (const field of owner.fields.values()) {
    if (field.origin === 'derived') continue;
    const value = united.has(field.name) ? unitedOf(records, field.name) : firstOf(records, field.name);
    if (value !== undefined) merged[field.name] = value;
  }
  merged.status ??= defaultStatus;
  if ('derived' in owner) {
    for (const [name, derived] of Object.entries(owner.derived)) {
      const value = derived.compute(merged);
      if (value !== null) merged[fieldOf(owner, name).name] = value;
    }
  }
  return merged;
}

function firstOf(records: readonly FactRecord[], field: string): unknown {
  for (const record of records) if (record[field] !== undefined) return record[field];
  return undefined;
}

function unitedOf(records: readonly FactRecord[], field: string): unknown[] | undefined {
  const values = new Set<unknown>();
  for (const record of records) for (const value of (record[field] as unknown[] | undefined) ?? []) values.add(value);
  return values.size > 0 ? [...values] : undefined;
}

/** Data sets in the order in which they win. */
export function rank(datasets: readonly string[], order: readonly string[]): string[] {
  if (datasets.length < 2) return [...datasets];
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...datasets].sort((a, b) => place(a) - place(b) || (a < b ? -1 : a > b ? 1 : 0));
}

function sameOrder(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, index) => name === b[index]);
}

/** Parsed records list their fields in the model's order, so equal records have equal JSON but for that order. */
export function sameRecord(a: FactRecord, b: FactRecord): boolean {
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => a[name] === b[name] || JSON.stringify(a[name]) === JSON.stringify(b[name]))
  );
}
