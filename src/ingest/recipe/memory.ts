import type { Handle } from '../mapping.ts';
import { Recent } from '../recent.ts';
import { type Columns, columnOf } from './evaluate.ts';
import type { Recipe } from './format.ts';
import { placeholder } from './placeholders.ts';
import type { Resolved } from './records.ts';

/** What a template made lately. */
export interface Memory {
  /** What the template reads of a row, as text: where this is the same, it makes the same. */
  keyOf(columns: Columns): string;
  records: Recent<Handle>;
  nodes: Recent<Resolved>;
}

/** Rows whose outcome is remembered, per template. */
const remembered = 5_000;

/**
 * A memory for each template that reads a part of the `columns` alone: rows of an investment repeat their company and
 * their round. Null for one that reads all, for it says the same only when a whole row is repeated.
 */
export function createMemories(recipe: Recipe, columns: readonly string[]): Map<string, Memory | null> {
  return new Map(
    Object.keys(recipe.records).map((name) => {
      const words = wordsOf(recipe, name);
      const reads = columns.filter((column) => words.has(column));
      if (reads.length === columns.length) return [name, null];
      const keyOf = (row: Columns) => keyOfRow(row, reads);
      return [name, { keyOf, records: new Recent<Handle>(remembered), nodes: new Recent<Resolved>(remembered) }];
    }),
  );
}

/** Texts with their lengths before them, which is cheaper than JSON; what is none as JSON, which begins with no digit. */
function keyOfRow(row: Columns, reads: readonly string[]): string {
  let key = '';
  for (const column of reads) {
    const value = columnOf(row, column);
    key += typeof value === 'string' ? `${value.length}:${value}` : `${JSON.stringify([value])}`;
  }
  return key;
}

/** Every word of a template and of the values and templates that it speaks of: the columns that it reads are among them. */
function wordsOf({ records, values }: Recipe, template: string): Set<string> {
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
  add(template);
  // A round is told its amount by the edges that name it.
  for (const { fields } of Object.values(records)) {
    const { round, amount } = fields;
    if (typeof round === 'object' && words.has(round.key ?? '')) addAll(amount);
  }
  return words;
}
