import { z } from 'zod';

export const moneyQualifiers = ['EXACT', 'UP_TO', 'AT_LEAST', 'APPROXIMATE'] as const;
export type MoneyQualifier = (typeof moneyQualifiers)[number];

/** Money as it is stored: whole minor units (cents for USD), so that sums are exact up to 2^53 - 1. */
export interface Money {
  minor: number;
  currency: string;
  qualifier: MoneyQualifier;
}

// ISO 4217 gives two decimals to every currency but these.
const decimalsOf: Record<string, number> = Object.fromEntries([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0]),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3]),
  ...'CLF UYW'.split(' ').map((code) => [code, 4]),
]);
const currencies = new Set(Intl.supportedValuesOf('currency'));

/** Whether `code` is an ISO 4217 currency code. */
export function isCurrency(code: string): boolean {
  return currencies.has(code);
}

/** How many decimals a currency's major unit has. */
export function currencyDecimals(currency: string): number {
  return decimalsOf[currency] ?? 2;
}

/** Major units as an exact decimal text, such as `90071992547409.91`. */
export function decimalText({ minor, currency }: Pick<Money, 'minor' | 'currency'>): string {
  const decimals = currencyDecimals(currency);
  if (decimals === 0) return String(minor);
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -decimals)}${fraction && `.${fraction}`}`;
}

/** Major units as the nearest double. */
export function majorUnits(money: Pick<Money, 'minor' | 'currency'>): number {
  return money.minor / 10 ** currencyDecimals(money.currency);
}

/** Major units (a number, or a decimal text where a double would round) to minor units, or what is wrong. */
export function toMinor(value: number | string, currency: string): { minor: number } | { problem: string } {
  // Numbers go through their shortest decimal text: 0.1 + 0.2 stays visible as too many decimals instead of being rounded away.
  const text = typeof value === 'number' ? plainDecimal(value) : value.trim();
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return { problem: `"${value}" is not a decimal number` };
  const decimals = currencyDecimals(currency);
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > decimals) return { problem: `${value} has more decimals than ${currency} (${decimals})` };
  const minor = BigInt(`${match[2]}${fraction.padEnd(decimals, '0')}`);
  // From here on neighbouring cents share one double: the reader of the number may have rounded it already.
  if (typeof value === 'number' && !Number.isInteger(value) && minor >= 10n ** 15n) {
    return { problem: `${value} has more digits than a number keeps: write the amount as text` };
  }
  if (minor > BigInt(Number.MAX_SAFE_INTEGER)) return { problem: `${value} ${currency} is beyond 2^53-1 minor units` };
  return { minor: match[1] && minor !== 0n ? -Number(minor) : Number(minor) };
}

function plainDecimal(value: number): string {
  const text = String(value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!match) return text;
  const [, sign, lead, rest = '', exponent] = match;
  const shift = Number(exponent);
  const digits = `${lead}${rest}`;
  if (shift >= 0) return `${sign}${digits.padEnd(shift + 1, '0')}`;
  return `${sign}0.${'0'.repeat(-shift - 1)}${digits}`;
}

export const moneySchema = z
  .strictObject({
    value: z.union([z.number(), z.string()], 'expected the amount in major units'),
    currency: z.string('expected an ISO 4217 code').refine(isCurrency, 'is not an ISO 4217 currency code'),
    qualifier: z.enum(moneyQualifiers).nullish(),
  })
  .transform(({ value, currency, qualifier }, context): Money => {
    const parsed = toMinor(value, currency);
    if ('problem' in parsed) {
      context.addIssue({ code: 'custom', path: ['value'], message: parsed.problem });
      return z.NEVER;
    }
    if (parsed.minor < 0) {
      context.addIssue({ code: 'custom', path: ['value'], message: `is negative (${value})` });
      return z.NEVER;
    }
    return { minor: parsed.minor, currency, qualifier: qualifier ?? 'EXACT' };
  });
