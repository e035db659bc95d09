import type { Handle } from '../mapping.ts';
import { Recent, type Room } from '../recent.ts';
import { type Columns, columnOf } from './evaluate.ts';
import type { Recipe } from './format.ts';
import { placeholder } from './placeholders.ts';
import type { Resolved } from './records.ts';

/** What a template made of a row lately. */
export interface Made {
  /** The node that the row means; null while it is not known. */
  node: Resolved | null;
  /** The record that was made; null where there is none, or none that another row may repeat. */
  record: Handle | null;
}

/** What a template made of an earlier row that says the same to it; of none yet, when there was none lately. */
export type Memory = (row: Columns) => Made;

/** Rows whose outcome is remembered by all templates together: up to twice as many. */
const remembered = 120_000;

/**
 * A memory for each template that reads a part of the `columns` alone: rows of an investment repeat their company and
 * their round. Templates that read the same columns share one. Null for one that reads all, for it says the same only
 * when a whole row is repeated.
 */
export function createMemories(recipe: Recipe, columns: readonly string[]): Map<string, Memory | null> {
  const byReads = new Map<string, { reads: string[]; names: string[] }>();
  for (const name of Object.keys(recipe.records)) {
    const words = wordsOf(recipe, name);
    const reads = columns.filter((column) => words.has(column));
    const like = byReads.get(String(reads)) ?? { reads, names: [] };
    like.names.push(name);
    byReads.set(String(reads), like);
  }
  const memories = new Map<string, Memory | null>();
  const room: Room = { left: remembered };
  for (const { reads, names } of byReads.values()) {
    const memory = reads.length === columns.length ? null : createMemory(reads, names.length, room);
    for (const [place, name] of names.entries()) memories.set(name, memory && ((row) => memory(row)[place]!));
  }
  return memories;
}

/** How names of more than one text begin. */
const composed = '\0';

function createMemory(reads: readonly string[], templates: number, room: Room): (row: Columns) => Made[] {
  const recent = new Recent<Made[]>(room);
  const last = new Lately<Made[]>(reads);
  const nothing = () => Array.from({ length: templates }, (): Made => ({ node: null, record: null }));
  return (row) => {
    const made = last.of(row);
    if (made) return made;
    const key = keyOfRow(row, reads);
    return last.keep(row, recent.get(key) ?? recent.set(key, nothing()));
  };
}

/** What was made of the last row, for as long as rows say the same in these columns: neighbours in a table often do. */
export class Lately<Value> {
  private row: Columns | null = null;
  private value: Value | undefined;
  private readonly reads: readonly string[];

  constructor(reads: readonly string[]) {
    this.reads = reads;
  }

  of(row: Columns): Value | undefined {
    const last = this.row;
    if (!last) return undefined;
    for (const column of this.reads) if (columnOf(row, column) !== columnOf(last, column)) return undefined;
    return this.value;
  }

  keep(row: Columns, value: Value): Value {
    [this.row, this.value] = [row, value];
    return value;
  }
}

/** For each value that is worked out from the row alone, and not from what templates make of it. */
export function createLately(recipe: Recipe, columns: readonly string[]): Map<string, Lately<{ value: unknown }>> {
  const worked = Object.keys(recipe.values).filter((name) => recipe.values[name]!.do !== undefined);
  const words = new Map(worked.map((name) => [name, wordsOf(recipe, name)]));
  const alone = [...words].filter(([, used]) => Object.keys(recipe.records).every((template) => !used.has(template)));
  return new Map(alone.map(([name, used]) => [name, new Lately(columns.filter((column) => used.has(column)))]));
}

/**
 * Texts with their lengths before them, which is cheaper than JSON; what is none as JSON, which begins with no digit. A
 * text that is alone stands for itself.
 */
function keyOfRow(row: Columns, reads: readonly string[]): string {
  const only = reads.length === 1 ? columnOf(row, reads[0]!) : null;
  if (typeof only === 'string' && !only.startsWith(composed)) return only;
  let key = composed;
  for (const column of reads) {
    const value = columnOf(row, column);
    key += typeof value === 'string' ? `${value.length}:${value}` : `${JSON.stringify([value])}`;
  }
  return key;
}

/** Every word of a template or value and of those that it speaks of: the columns that it reads are among them. */
function wordsOf({ records, values }: Recipe, name: string): Set<string> {
  const words = new Set<string>();
  const add = (word: string) => {
    if (words.has(word)) return;
    words.add(word);
    for (const [, , name] of word.matchAll(placeholder)) add(name!);
    for (const one of [records[word], values[word]]) addAll(one);
  };
  const addAll = (part: unknown): void => {
    if (typeof part === 'string') add(part);
    else if (typeof part === 'object' && part !== null) for (const one of Object.values(part)) addAll(one);
  };
  add(name);
  // A round is told its amount by the edges that name it.
  for (const { fields } of Object.values(records)) {
    const { round, amount } = fields;
    if (typeof round === 'object' && words.has(round.key ?? '')) addAll(amount);
  }
  return words;
}
