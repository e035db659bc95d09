import { type GraphQLError, Kind, type ValueNode } from 'graphql';
import { partialDateProblem } from '../../../schema/values/partial-date.ts';
import type { Builder } from '../builder.ts';
import { clientError } from '../errors.ts';

/** Scalars whose values are text; a wrong one is a BAD_USER_INPUT, in the query and in variables. */
export function addScalars(builder: Builder): void {
  const scalar = (
    name: 'PartialDate' | 'DateTime' | 'Decimal',
    description: string,
    parse: (value: unknown) => string,
  ) =>
    builder.scalarType(name, {
      description,
      serialize: (value) => value,
      parseValue: parse,
      parseLiteral: (node) => {
        try {
          return parse(literal(node, name === 'Decimal'));
        } catch (error) {
          throw clientError('BAD_USER_INPUT', (error as Error).message, {}, node);
        }
      },
    });
  scalar(
    'PartialDate',
    'A calendar date of known precision as text: `2026`, `2026-03` or `2026-03-15`. A coarse date is sorted by its first day.',
    asDate,
  );
  scalar('DateTime', 'An instant in UTC as ISO 8601 text, such as `2026-03-15T09:30:00.000Z`.', asInstant);
  scalar(
    'Decimal',
    'An exact decimal number, answered as text such as `"2000000000"` or `"0.05"`. Input may be a number or a text; ' +
      'a text is exact however many digits it has.',
    asDecimal,
  );
}

/** Of a number to be exact the digits as they are written, unless an exponent makes them a number to be computed. */
function literal(node: ValueNode, exact: boolean): unknown {
  if (node.kind === Kind.STRING) return node.value;
  if (node.kind === Kind.INT || node.kind === Kind.FLOAT)
    return exact && !/e/i.test(node.value) ? node.value : Number(node.value);
  return null;
}

function asDecimal(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return value as unknown as string;
  if (typeof value === 'string' && /^-?\d{1,30}(\.\d{1,30})?$/.test(value.trim())) return value.trim();
  throw invalid(`${shown(value)} is not a decimal number.`);
}

function asDate(value: unknown): string {
  const problem = typeof value === 'string' ? partialDateProblem(value) : `${shown(value)} is not a text`;
  if (problem !== null) throw invalid(`Not a PartialDate: ${problem}.`);
  return value as string;
}

const instant = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

function asInstant(value: unknown): string {
  const time = typeof value === 'string' && instant.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) throw invalid(`${shown(value)} is not a DateTime such as 2026-03-15T09:30:00Z.`);
  // Date takes 30 February for 2 March.
  const problem = partialDateProblem((value as string).slice(0, 10));
  if (problem !== null) throw invalid(`Not a DateTime: ${problem}.`);
  return new Date(time).toISOString();
}

function invalid(message: string): GraphQLError {
  return clientError('BAD_USER_INPUT', message);
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 100);
}
