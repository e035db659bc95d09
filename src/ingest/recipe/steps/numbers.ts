import { z } from 'zod';
import { isCurrency } from '../../../../schema/values/money.ts';
import { contradicts } from '../currencies.ts';
import { exponents, parseDecimal, plainText, rounded, shift, times } from '../decimal.ts';
import { defineStep, shown, textOf, ValueProblem } from '../step.ts';

const format = {
  decimal: z.enum(['.', ',']).default('.').describe('Decimal sign.'),
  group: z
    .enum([',', '.', ' ', "'", ''])
    .optional()
    .describe('Sign between groups of three digits; "," by default, "." where the decimal sign is ",".'),
  indian: z.boolean().default(false).describe('Whether digits are grouped as lakhs and crores: 17,50,000.'),
  unit: z
    .union([z.number().positive(), z.enum(Object.keys(exponents) as [string, ...string[]])])
    .optional()
    .describe('What every number is in: K, M, B, T or a factor. A number that says its own unit keeps it.'),
};

const numberFormat = z.strictObject(format).optional();

function toNumber(value: unknown, options: z.infer<typeof numberFormat>): number {
  const number = typeof value === 'number' && !options?.unit ? value : Number(decimalOf(value, options));
  if (!Number.isFinite(number)) throw new ValueProblem(`${shown(value)} is beyond what a number can hold`);
  return number;
}

const defaults = { decimal: '.', indian: false } as const;

function decimalOf(value: unknown, options: z.infer<typeof numberFormat>): string {
  return parsed(value, options).decimal;
}

function parsed(value: unknown, options: z.infer<typeof numberFormat>): { decimal: string; marks: string[] } {
  const found = parseDecimal(textOf(value), options ?? defaults);
  if ('problem' in found) throw new ValueProblem(`${shown(value)} ${found.problem}`);
  return found;
}

export const number = defineStep({
  description: 'A number, with a currency sign, thousands separators and a unit such as "$1.2B" or "350 million".',
  example: `number: { decimal: ',', group: '.' }`,
  options: numberFormat,
  bare: true,
  apply: toNumber,
});

export const round = defineStep({
  description: 'Rounds a number to so many decimals, halves away from zero.',
  example: 'round: 0',
  options: z.int().min(-12).max(12),
  bare: false,
  apply: (value, options) => Number(rounded(decimalOf(value, undefined), options)),
});

export const multiply = defineStep({
  description: 'Times a factor: into the unit that the field wants.',
  example: 'multiply: 1000000',
  options: z.number(),
  bare: false,
  apply: (value, options) => Number(times(plainText(toNumber(value, undefined)), plainText(options))),
});

export const percent = defineStep({
  description: '"45%" and 45 as the fraction 0.45.',
  example: 'percent',
  options: numberFormat,
  bare: true,
  apply: (value, options) => Number(shift(decimalOf(textOf(value).replace(/\s*%\s*$/, ''), options), -2)),
});

export const money = defineStep({
  description:
    'An amount of money, exact to the cent, written as `number` takes it. `currency` is an ISO 4217 code, or `currencyFrom` names the value that holds it; a number that is written with the sign or code of another is rejected. `decimals` rounds.',
  example: `money: { currency: USD, unit: B, decimals: 0, qualifier: APPROXIMATE }`,
  options: z
    .strictObject({
      ...format,
      currency: z.string().refine(isCurrency, 'is not an ISO 4217 currency code').optional(),
      currencyFrom: z.string().optional(),
      qualifier: z.enum(['EXACT', 'UP_TO', 'AT_LEAST', 'APPROXIMATE']).optional(),
      decimals: z.int().min(0).max(4).optional(),
    })
    .refine(({ currency, currencyFrom }) => (currency ?? currencyFrom) !== undefined, 'needs currency or currencyFrom'),
  bare: false,
  apply(value, { currency, currencyFrom, qualifier, decimals, ...rest }, context) {
    const named = currencyFrom === undefined ? null : context.value(currencyFrom);
    const code = named === null ? currency : textOf(named);
    if (code === undefined) throw new ValueProblem(`${shown(value)} is in no currency: ${currencyFrom} is empty`);
    const { decimal, marks } = parsed(value, rest);
    const other = marks.find((mark) => contradicts(mark, code));
    if (other !== undefined) throw new ValueProblem(`${shown(value)} is written with ${other}, which is not ${code}`);
    const amount = decimals === undefined ? decimal : rounded(decimal, decimals);
    return { value: amount, currency: code, ...(qualifier && { qualifier }) };
  },
});
