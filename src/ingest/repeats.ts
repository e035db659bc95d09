import { createHash } from 'node:crypto';
import type { FactRecord, Statement } from '../graph/records.ts';
import type { Reject } from './report.ts';
import type { Item } from './statements.ts';

/** A set of record numbers, one bit each: of a table most records may be repeats. */
class Numbers {
  private bits = new Uint8Array(1 << 12);

  add(number: number): void {
    while (number >> 3 >= this.bits.length) {
      const larger = new Uint8Array(this.bits.length * 2);
      larger.set(this.bits);
      this.bits = larger;
    }
    this.bits[number >> 3]! |= 1 << (number & 7);
  }

  has(number: number): boolean {
    return ((this.bits[number >> 3] ?? 0) & (1 << (number & 7))) !== 0;
  }
}

/**
 * The records of a table that state what an earlier one states already, as every row of an investment states its
 * company. First every item is `noted`; then, if any `differ`, every item is `united`: per field the first that says
 * something, lists and names united, and what contradicts the first is rejected.
 */
export class Repeats {
  /** Data set and id to a digest of the first record; null once a later one differs. */
  private readonly first = new Map<string, string | null>();
  private readonly repeated = new Numbers();
  private readonly merged = new Map<string, Item>();
  differ = false;

  /** Whether an earlier record states the same thing. */
  note(item: Item): boolean {
    const name = nameOf(item.statement);
    const digest = digestOf(item.statement);
    const first = this.first.get(name);
    if (first === undefined) {
      this.first.set(name, digest);
      return false;
    }
    if (first !== digest) {
      this.first.set(name, null);
      this.differ = true;
    }
    this.repeated.add(item.number);
    return true;
  }

  /** Adds what an item says to what the first one says; its problems where it contradicts it. */
  unite(item: Item): Reject[] {
    const name = nameOf(item.statement);
    if (this.first.get(name) !== null) return [];
    const before = this.merged.get(name);
    if (!before) {
      this.merged.set(name, item);
      return [];
    }
    const [one, other] = [recordOf(before.statement), recordOf(item.statement)];
    const differing = contradictions(one, other);
    if (differing.length > 0) return differing.map((field) => contradiction(before, item, field));
    const needs = [...before.needs];
    for (const need of item.needs) {
      if (!needs.some(({ field, id }) => field === need.field && id === need.id)) needs.push(need);
    }
    this.merged.set(name, {
      ...before,
      needs,
      statement: { ...before.statement, record: union(one, other) } as Statement,
    });
    return [];
  }

  /** The item with all that the table says about its thing; null when an earlier item holds it. */
  united(item: Item): Item | null {
    if (this.repeated.has(item.number)) return null;
    return this.merged.size === 0 ? item : (this.merged.get(nameOf(item.statement)) ?? item);
  }
}

function nameOf({ dataset, id }: Statement): string {
  return `${dataset} ${id}`;
}

function recordOf(statement: Statement): FactRecord {
  return statement.on === 'retraction' ? {} : statement.record;
}

function digestOf(statement: Statement): string {
  return createHash('sha1')
    .update(JSON.stringify(recordOf(statement)))
    .digest('base64')
    .slice(0, 16);
}

/** Fields of which two records say different things that cannot both stand. */
function contradictions(one: FactRecord, other: FactRecord): string[] {
  return Object.entries(other).flatMap(([field, value]) => {
    const before = one[field];
    const unites = before === undefined || field === 'name' || Array.isArray(before);
    return unites || JSON.stringify(before) === JSON.stringify(value) ? [] : [field];
  });
}

function union(one: FactRecord, other: FactRecord): FactRecord {
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

function contradiction(before: Item, { file, line, statement }: Item, field: string): Reject {
  const said = (of: Statement) => JSON.stringify(recordOf(of)[field]);
  const message = `${statement.id} stands at ${before.file}:${before.line} with ${said(before.statement)}, here with ${said(statement)}`;
  return { file, line, field, message };
}
