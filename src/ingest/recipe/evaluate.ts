import { plainText, plus, times } from './decimal.ts';
import type { Condition, Recipe, Value, ValueObject } from './format.ts';
import type { Lately, Made, Memory } from './memory.ts';
import { partsOf } from './placeholders.ts';
import { emptyToNull, Skipped, type StepContext, shown, textOf, ValueProblem, type YearRange } from './step.ts';
import { regexOf } from './steps/texts.ts';
import { apply, usesOf } from './uses.ts';

/** Columns of a row by name. */
export type Columns = Readonly<Record<string, unknown>>;

/** The key that a template gives its node for the row in question; null when it makes none. */
export type KeyOf = (template: string, row: RowValues) => string | null;

/** The values of one row, each computed once; inside of `each`, of one part of its lists. */
export class RowValues {
  private readonly known = new Map<string, unknown>();
  private made: Map<string, Made> | null = null;
  private readonly setting: Setting;
  private readonly columns: Columns;
  /** One part of each list that is gone through. */
  private readonly parts: ReadonlyMap<string, unknown>;

  constructor(setting: Setting, columns: Columns, parts: ReadonlyMap<string, unknown> = new Map()) {
    this.setting = setting;
    this.columns = columns;
    this.parts = parts;
  }

  /** Whether this is the row as it stands, and not a part of it. */
  get isWhole(): boolean {
    return this.parts.size === 0;
  }

  /** What a template is known to make of the row. */
  remembered(template: string, memory: Memory): Made {
    const known = this.made?.get(template);
    if (known !== undefined) return known;
    const made = memory(this.columns);
    this.made ??= new Map();
    this.made.set(template, made);
    return made;
  }

  /** The same row with one part of a list in place of the list. */
  withParts(parts: ReadonlyMap<string, unknown>): RowValues {
    return new RowValues(this.setting, this.columns, parts);
  }

  /** A value or a column by name, null when empty. Throws ValueProblem and Skipped, naming it. */
  named(name: string): unknown {
    if (this.parts.has(name)) return this.parts.get(name);
    if (!Object.hasOwn(this.setting.recipe.values, name)) return this.column(name);
    if (this.known.has(name)) return this.known.get(name);
    const lately = this.isWhole ? this.setting.lately?.get(name) : undefined;
    const last = lately?.of(this.columns);
    if (last) return last.value;
    // A value may have the name of the column that it is made of.
    this.known.set(name, this.column(name));
    try {
      const found = this.computed(this.setting.recipe.values[name]!, name);
      this.known.set(name, found);
      if (this.setting.isSilent?.()) lately?.keep(this.columns, { value: found });
      return found;
    } catch (error) {
      this.known.delete(name);
      throw error;
    }
  }

  private column(name: string): unknown {
    const found = emptyToNull(columnOf(this.columns, name));
    return typeof found === 'string' && this.setting.recipe.input.trim ? found.trim() : found;
  }

  of(value: Value): unknown {
    return typeof value === 'string' ? this.named(value) : this.computed(value, null);
  }

  /** Whether the row fits; the reason why it does not otherwise. */
  misfit(conditions: readonly Condition[]): string | null {
    for (const condition of conditions) {
      const reason = misfit(condition, this.named(condition.value));
      if (reason) return condition.otherwise ?? `${condition.value} ${reason}`;
    }
    return null;
  }

  /** `name`: that of the value, null where it has none. */
  private computed(object: ValueObject, name: string | null): unknown {
    if (object.when && this.misfit(object.when) !== null) return null;
    let value = this.start(object);
    if (!object.do) return value;
    const context = new ValueContext(this, this.setting, name ?? object);
    try {
      for (const { step, options } of usesOf(object)) value = apply(step, options, value, context);
      return value;
    } catch (error) {
      const label = name ?? labelOf(object);
      if (error instanceof ValueProblem) throw new ValueProblem(label ? `${label}: ${error.message}` : error.message);
      if (error instanceof Skipped && error.message === 'is empty') throw new Skipped(`${label} is empty`);
      throw error;
    }
  }

  private start({ from, constant, text, key, sum, product }: ValueObject): unknown {
    if (constant !== undefined) return constant;
    if (key !== undefined) return this.setting.keyOf(key, this);
    if (text !== undefined) return this.interpolated(text);
    if (sum !== undefined)
      return numberOf(this.decimals(sum).reduce((a, b) => (a === null || b === null ? (a ?? b) : plus(a, b))));
    if (product !== undefined)
      return numberOf(this.decimals(product).reduce((a, b) => (a === null || b === null ? null : times(a, b))));
    for (const name of [from!].flat()) {
      const found = this.named(name);
      if (found !== null) return found;
    }
    return null;
  }

  /** Numbers as decimal texts: added up as they are, cents would become more than cents. */
  private decimals(names: readonly string[]): (string | null)[] {
    return names.map((name) => {
      const found = this.named(name);
      if (found === null) return null;
      const number = Number(found);
      if (!Number.isFinite(number)) throw new ValueProblem(`${name}: ${shown(found)} is not a number`);
      return plainText(number);
    });
  }

  private interpolated(text: string): string | null {
    let filled = '';
    let missing = false;
    for (const part of partsOf(text)) {
      if (typeof part === 'string') {
        filled += part;
        continue;
      }
      const found = this.named(part.name);
      if (found === null && !part.optional) missing = true;
      if (found !== null) filled += Array.isArray(found) ? found.map(textOf).join(', ') : textOf(found);
    }
    return missing ? null : filled;
  }
}

/** What the steps of one value may know. */
class ValueContext implements StepContext {
  private readonly row: RowValues;
  private readonly setting: Setting;
  private readonly of: Value;

  constructor(row: RowValues, setting: Setting, of: Value) {
    this.row = row;
    this.setting = setting;
    this.of = of;
  }

  get years(): YearRange {
    return this.setting.recipe.years;
  }

  value(name: string): unknown {
    return this.row.named(name);
  }

  warn(message: string): void {
    this.setting.warn(`${labelOf(this.of)}: ${message}`);
  }
}

/** What all rows share. */
export interface Setting {
  recipe: Pick<Recipe, 'values' | 'input'> & { years: YearRange };
  keyOf: KeyOf;
  warn(message: string): void;
  /** Whether nothing was remarked on the row so far: what was made of another may stand for it then. */
  isSilent?(): boolean;
  /** Values as they were for the last row. */
  lately?: ReadonlyMap<string, Lately<{ value: unknown }>>;
}

/** What a value is called in messages. */
export function labelOf(value: Value): string {
  return typeof value === 'string'
    ? value
    : [value.from ?? value.text ?? value.key ?? value.sum ?? value.product ?? ''].flat().join(' or ');
}

/** A column by its name, or in JSON by a path of names. */
export function columnOf(columns: Columns, name: string): unknown {
  if (Object.hasOwn(columns, name)) return columns[name];
  if (!name.includes('.')) return null;
  let found: unknown = columns;
  for (const part of name.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, part)) return null;
    found = (found as Columns)[part];
  }
  return found;
}

function misfit({ empty, in: among, notIn, matches, notMatches }: Condition, value: unknown): string | null {
  const parts = value === null ? [] : [value].flat();
  if (empty === true && value !== null) return `is not empty (${shown(value)})`;
  if (empty === false && value === null) return 'is empty';
  const has = (wanted: readonly unknown[]) => parts.some((part) => wanted.some((one) => String(one) === String(part)));
  if (among && !has(among)) return value === null ? 'is empty' : `is ${shown(value)}`;
  if (notIn && has(notIn)) return `is ${shown(value)}`;
  const fits = (pattern: string) => parts.some((part) => regexOf(pattern).test(String(part)));
  if (matches !== undefined && !fits(matches)) return `does not match ${matches}`;
  if (notMatches !== undefined && fits(notMatches)) return `matches ${notMatches}`;
  return null;
}

function numberOf(decimal: string | null): number | null {
  return decimal === null ? null : Number(decimal);
}
