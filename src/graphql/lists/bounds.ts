import { badInput, GraphError } from '../../graph/errors.ts';
import type { ArgumentBuilder } from './arguments.ts';

export interface Bounds {
  least: number;
  most: number;
  /** When the argument is null. */
  fallback: number;
}

/** A number between bounds: below them BAD_USER_INPUT {argument}, above them LIMIT_EXCEEDED {limit, requested}. */
export function bounded(argument: string, value: number | null | undefined, { least, most, fallback }: Bounds): number {
  if (value === null || value === undefined) return fallback;
  if (value < least) throw badInput(`${argument} is ${value}; the least is ${least}.`, { argument });
  if (value > most) {
    const message = `${argument} is ${value}; the most is ${most}.`;
    throw new GraphError('LIMIT_EXCEEDED', message, { limit: most, requested: value });
  }
  return value;
}

/** An argument that is a number between bounds; `what` begins its description. */
export function boundedArgument(arg: ArgumentBuilder, { least, most, fallback }: Bounds, what: string) {
  const description = `${what}, ${least} to ${most}. Less: BAD_USER_INPUT; more: LIMIT_EXCEEDED.`;
  return arg.int({ defaultValue: fallback, description });
}

/** A share of a whole: anything outside 0 to 1 is BAD_USER_INPUT {argument}. */
export function fractionOf(argument: string, value: number | null | undefined, fallback: number): number {
  if (value === null || value === undefined) return fallback;
  if (value >= 0 && value <= 1) return value;
  throw badInput(`${argument} is ${value}; it is a share of a whole, 0 to 1.`, { argument });
}

/** How long lists without pages may be. */
export const listBounds: Bounds = { least: 0, most: 1_000, fallback: 100 };
