import { isCurrency, toMinor } from '../../../schema/values/money.ts';
import { badInput, GraphError } from '../../graph/errors.ts';
import type { Compare, MoneyCompare, Where } from '../../graph/where.ts';
import type { Filterable } from './filterable.ts';
import { families, type Operator } from './operators.ts';

/** A where input as the client gave it. */
export type WhereInput = Record<string, unknown>;

/** Fields of a filter by name. */
export type Filterables = ReadonlyMap<string, Filterable>;

const deepest = 15;
const longestList = 1_000;

/**
 * A where input in the stores' terms. Its parts must all hold; `{}` holds for everything. Null in place of a filter or
 * an operand: BAD_USER_INPUT, because it could mean "unknown" as well as "no filter". Deeper than 15 or a list of more
 * than 1,000 values: LIMIT_EXCEEDED.
 */
export function lowerWhere(fields: Filterables, input: WhereInput, depth = 1): Where {
  if (depth > deepest) throw tooMuch('Filters are nested too deeply.', deepest, depth);
  const parts = entriesOf(input).map(([name, value]): Where => {
    if (value === null) throw badInput(`${name}: null is not a filter; ${nullHint(fields.get(name))}`, { field: name });
    if (name === 'and' || name === 'or') {
      return { op: name, of: listOf(value).map((one) => lowerWhere(fields, one as WhereInput, depth + 1)) };
    }
    if (name === 'not') return { op: 'not', of: lowerWhere(fields, value as WhereInput, depth + 1) };
    return lowerField(fields.get(name)!, value as Record<string, unknown>);
  });
  return parts.length === 1 ? parts[0]! : { op: 'and', of: parts };
}

function nullHint(field: Filterable | undefined): string {
  if (!field) return 'leave it out.';
  return field.family === 'list' ? 'use isEmpty: true.' : 'use isNull: true for an unknown value, or leave it out.';
}

function lowerField(field: Filterable, given: Record<string, unknown>): Where {
  const operators: Record<string, Operator> = field.family === 'money' ? {} : families[field.family];
  for (const [name, value] of entriesOf(given)) {
    if (value === null) {
      throw badInput(`${field.name}: ${name}: null compares with nothing; ${nullHint(field)}`, { field: field.name });
    }
    if (Array.isArray(value) && value.length > longestList) {
      throw tooMuch(`${field.name}: ${name} has too many values.`, longestList, value.length);
    }
  }
  if (field.family === 'money') return lowerMoney(field.name, given as MoneyFilter);
  const store = (field.store ?? ((value: unknown) => value)) as (value: unknown) => unknown;
  const parts = entriesOf(given).map(([name, value]) => {
    const operator = operators[name]!;
    const stored =
      operator.takes === 'boolean' ? value : operator.takes === 'many' ? listOf(value).map(store) : store(value);
    return operator.lower(field.name, stored as never);
  });
  return parts.length === 1 ? parts[0]! : { op: 'and', of: parts };
}

interface MoneyFilter extends Partial<Record<Compare['cmp'], string>> {
  currency?: string;
  qualifier?: string;
  isNull?: boolean;
}

/** Comparisons of money, in the order in which inputs list them. */
export const moneyComparisons = ['eq', 'lt', 'lte', 'gt', 'gte'] as const;

function lowerMoney(field: string, { currency, qualifier, isNull, ...amounts }: MoneyFilter): Where {
  const parts: Where[] = [];
  if (isNull !== undefined) {
    const unknown: Where = { op: 'isNull', field };
    parts.push(isNull ? unknown : { op: 'not', of: unknown });
  }
  const bounds = moneyComparisons.filter((cmp) => amounts[cmp] !== undefined);
  if (currency === undefined) {
    if (bounds.length > 0 || qualifier !== undefined) {
      throw badInput(`${field}: give the currency, such as "USD": amounts of different currencies do not compare.`, {
        field,
      });
    }
  } else {
    parts.push(moneyCompare(field, currency, qualifier, bounds, amounts));
  }
  return parts.length === 1 ? parts[0]! : { op: 'and', of: parts };
}

function moneyCompare(
  field: string,
  currency: string,
  qualifier: string | undefined,
  compared: readonly Compare['cmp'][],
  amounts: Partial<Record<Compare['cmp'], string>>,
): MoneyCompare {
  requireCurrency(field, currency);
  const bounds = compared.map((cmp) => {
    const parsed = toMinor(amounts[cmp]!, currency);
    if ('problem' in parsed) throw badInput(`${field}: ${cmp}: ${parsed.problem}.`, { field });
    return { cmp, minor: parsed.minor };
  });
  return { op: 'money', field, currency, ...(qualifier !== undefined && { qualifier }), bounds };
}

/** BAD_USER_INPUT when it is no ISO 4217 code. */
export function requireCurrency(field: string, currency: string): void {
  if (!isCurrency(currency)) throw badInput(`${field}: "${currency}" is not an ISO 4217 currency code.`, { field });
}

function entriesOf(input: Record<string, unknown>): [string, unknown][] {
  return Object.entries(input).filter(([, value]) => value !== undefined);
}

/** A single value stands for a list of one, as everywhere in GraphQL. */
function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function tooMuch(message: string, limit: number, requested: number): GraphError {
  return new GraphError('LIMIT_EXCEEDED', message, { limit, requested });
}
