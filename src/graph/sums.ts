import type { Amount, FieldFigures } from './aggregate.ts';
import { GraphError } from './errors.ts';

/** The sum of a number field; LIMIT_EXCEEDED {limit, requested} beyond the largest double. Null: none is known. */
export function checkedSum(field: string, figures: Extract<FieldFigures, { measure: 'number' }>): number | null {
  const { sum } = figures;
  if (sum === null || Number.isFinite(sum)) return sum;
  throw beyond(`The sum of ${field} is beyond the largest number.`, Number.MAX_VALUE, null, { field });
}

/** The amount, its sum being exact; LIMIT_EXCEEDED {limit, requested} in minor units beyond 2^53-1. */
export function checkedAmount(field: string, amount: Amount): Amount {
  const { sum, currency, qualifier } = amount;
  if (sum <= Number.MAX_SAFE_INTEGER) return amount;
  const message = `The sum of ${field} in ${currency} (${qualifier}) is beyond 2^53-1 minor units: narrow the list with where.`;
  throw beyond(message, Number.MAX_SAFE_INTEGER, sum, { field, currency, qualifier });
}

function beyond(message: string, limit: number, requested: number | null, facts: object): GraphError {
  return new GraphError('LIMIT_EXCEEDED', message, { limit, requested, ...facts });
}
