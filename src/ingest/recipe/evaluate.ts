import type { Condition, Recipe, Value, ValueObject } from './format.ts';
import { isEmpty, Skipped, type StepContext, shown, textOf, ValueProblem, type YearRange } from './step.ts';
import { regexOf } from './steps/texts.ts';
import { steps } from './steps.ts';

/** Columns of a row by name. */
export type Columns = Readonly<Record<string, unknown>>;

/** The key that a template gives its node for the row in question; null when it makes none. */
export type KeyOf = (template: string, row: RowValues) => string | null;

/** The values of one row, each computed once; inside of `each`, of one part of its lists. */
export class RowValues {
  private readonly known = new Map<string, unknown>();
  private readonly texts = new Map<string, string>();
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

  /** What is said of the row, made at the first asking. */
  once(name: string, make: (columns: Columns) => string): string {
    const known = this.texts.get(name);
    if (known !== undefined) return known;
    const text = make(this.columns);
    this.texts.set(name, text);
    return text;
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
    // A value may have the name of the column that it is made of.
    this.known.set(name, this.column(name));
    try {
      const found = this.computed(this.setting.recipe.values[name]!, name);
      this.known.set(name, found);
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
    return typeof value === 'string' ? this.named(value) : this.computed(value, labelOf(value));
  }

  /** Whether the row fits; the reason why it does not otherwise. */
  misfit(conditions: readonly Condition[]): string | null {
    for (const condition of conditions) {
      const reason = misfit(condition, this.named(condition.value));
      if (reason) return condition.otherwise ?? `${condition.value} ${reason}`;
    }
    return null;
  }

  private computed(object: ValueObject, label: string): unknown {
    if (object.when && this.misfit(object.when) !== null) return null;
    const start = this.start(object);
    const context: StepContext = {
      years: this.setting.recipe.years,
      value: (name) => this.named(name),
      warn: (message) => this.setting.warn(`${label}: ${message}`),
    };
    try {
      return (object.do ?? []).reduce((value, step) => apply(step, value, context), start);
    } catch (error) {
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
      return this.numbers(sum).reduce<number | null>((a, b) => (b === null ? a : (a ?? 0) + b), null);
    if (product !== undefined) return this.numbers(product).reduce((a, b) => (a === null || b === null ? null : a * b));
    for (const name of [from!].flat()) {
      const found = this.named(name);
      if (found !== null) return found;
    }
    return null;
  }

  private numbers(names: readonly string[]): (number | null)[] {
    return names.map((name) => {
      const found = this.named(name);
      const number = found === null ? null : Number(found);
      if (Number.isNaN(number)) throw new ValueProblem(`${name}: ${shown(found)} is not a number`);
      return number;
    });
  }

  private interpolated(text: string): string | null {
    let missing = false;
    const filled = text.replace(placeholder, (_, optional: string, name: string) => {
      const found = this.named(name);
      if (found === null && !optional) missing = true;
      return found === null ? '' : [found].flat().map(textOf).join(', ');
    });
    return missing ? null : filled;
  }
}

/** What all rows share. */
export interface Setting {
  recipe: Pick<Recipe, 'values' | 'input'> & { years: YearRange };
  keyOf: KeyOf;
  warn(message: string): void;
}

/** `{name}`, or `{?name}` where nothing stands for an empty one. */
export const placeholder = /\{(\??)([^{}?][^{}]*)\}/g;

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

function emptyToNull(value: unknown): unknown {
  return isEmpty(value) ? null : value;
}

type StepUse = NonNullable<ValueObject['do']>[number];

function apply(use: StepUse, value: unknown, context: StepContext): unknown {
  const [name, options] = typeof use === 'string' ? [use, undefined] : Object.entries(use)[0]!;
  const step = steps[name]!;
  const given = emptyToNull(value);
  if (given === null && step.takes !== 'empty') return null;
  if (!Array.isArray(given) || step.takes) return emptyToNull(step.apply(given, options, context));
  const parts = given.flatMap((part) => step.apply(part, options, context)).filter((part) => !isEmpty(part));
  return emptyToNull([...new Map(parts.map((part) => [JSON.stringify(part), part])).values()]);
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
