import type { z } from 'zod';

/** What ends the making of a record. Thrown by many a row, so that it takes no note of where: that takes longer than the row. */
class Ending extends Error {
  constructor(message: string) {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = limit;
  }
}

/** A cell of the table cannot be used as the recipe wants it; the record that needs it is rejected. */
export class ValueProblem extends Ending {}

/** The record is not to be made from this row, by the recipe's own word; counted with the reason. */
export class Skipped extends Ending {}

/** What a step may know besides the value. */
export interface StepContext {
  /** The span in which years are expected, and what becomes of others. */
  years: YearRange;
  /** Another value or column of the row by name; null when empty. */
  value(name: string): unknown;
  /** Says something that is no reason to reject. */
  warn(message: string): void;
}

export interface YearRange {
  from: number;
  to: number;
  outside: 'warn' | 'keep' | 'reject';
}

/** One transform of a value. */
export interface Step<Options = unknown> {
  /** One sentence for the documentation. */
  description: string;
  /** A line of YAML that shows it. */
  example: string;
  options: z.ZodType<Options>;
  /** Whether its name alone is a step. */
  bare: boolean;
  /** `list`: takes a list as a whole; `empty`: is asked about empty values too. Without them empty stays empty, and a list is transformed one by one. */
  takes?: 'list' | 'empty';
  /** Throws ValueProblem or Skipped; null is empty. `options` is undefined when the step is named bare. */
  apply(value: unknown, options: Options, context: StepContext): unknown;
}

export function defineStep<Options>(step: Step<Options>): Step {
  return step as Step;
}

/** The value as text, as it stands in the table; what is neither text, number nor truth value has none. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new ValueProblem(`${shown(value)} is no text`);
}

/** A value as it is quoted in messages. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0;
}

export function emptyToNull(value: unknown): unknown {
  return isEmpty(value) ? null : value;
}
