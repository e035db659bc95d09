import { badInput, GraphError } from '../../graph/errors.ts';
import type { Where } from '../../graph/where.ts';
import type { Visited } from '../../traversal/walk.ts';
import type { Types } from '../builder.ts';
import { lowerWhere, type WhereInput } from '../filters/lower.ts';
import type { ArgumentBuilder } from '../lists/arguments.ts';
import { maximumPageSize } from '../lists/page.ts';
import type { Parts } from '../types/parts.ts';

/** A whole number that an argument takes, both bounds included. */
export interface Bounds {
  argument: string;
  least: number;
  most: number;
  byDefault: number;
}

/** The bounds of `first` where results are no connection. */
export function firstOf(byDefault: number): Bounds {
  return { argument: 'first', least: 0, most: maximumPageSize, byDefault };
}

/** An argument that is a bounded number; `what` begins its description. */
export function boundedArgument(arg: ArgumentBuilder, { least, most, byDefault }: Bounds, what: string) {
  const description = `${what}, ${least} to ${most}. Less: BAD_USER_INPUT; more: LIMIT_EXCEEDED.`;
  return arg.int({ defaultValue: byDefault, description });
}

/** The number given, or the default; BAD_USER_INPUT {argument} below, LIMIT_EXCEEDED {limit, requested} above its bounds. */
export function bounded({ argument, least, most, byDefault }: Bounds, given: number | null | undefined): number {
  const value = given ?? byDefault;
  if (value < least) throw badInput(`${argument} is ${value}; it is at least ${least}.`, { argument });
  if (value > most) {
    const facts = { limit: most, requested: value };
    throw new GraphError('LIMIT_EXCEEDED', `${argument} is ${value}; it is at most ${most}.`, facts);
  }
  return value;
}

/** What filters the facts of a traversal, in the store: others are not there. */
export function factsArgument({ filters, owners }: Parts, arg: ArgumentBuilder) {
  return arg({
    type: filters.where(owners.get('Fact')!),
    description: 'What must hold for a fact to be walked along; all are when not given.',
  });
}

export function factsWhere({ owners }: Parts, where: unknown): Where | undefined {
  return where ? lowerWhere(owners.get('Fact')!.filterables, where as WhereInput) : undefined;
}

type VisitedFields = PothosSchemaTypes.ObjectFieldBuilder<Types, Visited>;

/** What every traversal says of the work behind its answer. */
export function visitedFields<Parent extends Visited>(t: PothosSchemaTypes.ObjectFieldBuilder<Types, Parent>) {
  const fields = t as unknown as VisitedFields;
  return {
    truncated: fields.exposeBoolean('truncated', {
      description: 'Whether something was left out because there was too much to visit: what is not here may exist.',
    }),
    factsVisited: fields.exposeInt('factsVisited', { description: 'How many facts were looked at.' }),
  };
}
