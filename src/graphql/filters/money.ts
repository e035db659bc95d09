import { isCurrency, toMinor } from '../../../schema/values/money.ts';
import { badInput } from '../../graph/errors.ts';
import type { Compare, MoneyCompare, Where } from '../../graph/where.ts';

export interface MoneyFilter extends Partial<Record<Compare['cmp'], string>> {
  currency?: string;
  qualifier?: string;
  isNull?: boolean;
}

/** Comparisons of money, in the order in which inputs list them. */
export const moneyComparisons = ['eq', 'lt', 'lte', 'gt', 'gte'] as const;

/** A filter of an amount. Amounts or a qualifier without a currency: BAD_USER_INPUT. */
export function lowerMoney(field: string, { currency, qualifier, isNull, ...amounts }: MoneyFilter): Where {
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
