import { isCurrency } from '../../../schema/values/money.ts';

/** Units that numbers are written in, as powers of ten. */
export const exponents = { K: 3, M: 6, B: 9, T: 12 } as const;

const words: Record<string, number> = {
  k: 3,
  thousand: 3,
  m: 6,
  mn: 6,
  mm: 6,
  mio: 6,
  million: 6,
  millions: 6,
  b: 9,
  bn: 9,
  billion: 9,
  billions: 9,
  t: 12,
  tn: 12,
  trillion: 12,
  lakh: 5,
  crore: 7,
};

export interface DecimalFormat {
  decimal: '.' | ',';
  group?: string;
  indian: boolean;
  unit?: number | string;
}

const written =
  /^([-+−]?)\s*([A-Z]{0,3}\p{Sc}|[A-Z]{3}\s)?\s*([-+−]?)([\d., '’\u00a0\u202f]+)(?:[eE]([-+]?\d{1,4}))?\s*(\p{L}*)\.?\s*(\p{Sc}|[A-Z]{3})?$/u;

/** A number as people write it to its exact plain decimal text and the signs and codes beside it, or what is wrong. */
export function parseDecimal(
  text: string,
  format: DecimalFormat,
): { decimal: string; marks: string[] } | { problem: string } {
  const match = written.exec(text.trim());
  if (!match) return { problem: 'is not a number' };
  const [, before, sign = '', behind, body = '', exponent, word = '', code = ''] = match;
  const digits = plainDigits(body.trim(), format);
  if ('problem' in digits) return digits;
  const unit = unitOf(word, format);
  if (unit === null) return { problem: `has a unit that is not known ("${word}")` };
  const power = Number(exponent ?? 0) + unit.exponent;
  if (power > 308) return { problem: 'is beyond what a number can hold' };
  const negative = [before, behind].some((sign) => sign === '-' || sign === '−');
  const decimal = shift(`${negative ? '-' : ''}${digits.decimal}`, power);
  const marks = [sign.trim(), word, code].filter((mark) => mark !== '');
  return { decimal: unit.factor === 1 ? decimal : times(decimal, plainText(unit.factor)), marks };
}

/** Digits with at most one point; what looks like a group of digits must be one, or 1,5 would become 15. */
function plainDigits(body: string, format: DecimalFormat): { decimal: string } | { problem: string } {
  const group = format.group ?? (format.decimal === ',' ? '.' : ',');
  const [whole = '', fraction, ...more] = body.split(format.decimal);
  if (more.length > 0) return { problem: `has more than one "${format.decimal}"` };
  if (fraction !== undefined && !/^\d*$/.test(fraction)) return { problem: 'is not a number' };
  const spaces = whole.replace(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'");
  const separators = [...new Set([group, ' ', "'"])].filter((sign) => sign !== '' && spaces.includes(sign));
  if (separators.length > 1) return { problem: 'mixes several signs between its digits' };
  const parts = separators.length === 0 ? [spaces] : spaces.split(separators[0]!);
  if (!parts.every((part) => /^\d+$/.test(part)) && !(parts.length === 1 && parts[0] === '' && fraction))
    return { problem: 'is not a number' };
  if (parts.length > 1 && !grouped(parts, format.indian)) {
    const lakhs = !format.indian && grouped(parts, true);
    return {
      problem: lakhs
        ? 'is not grouped by three digits; say "indian: true" if lakhs and crores are meant'
        : `is not grouped by ${format.indian ? 'lakhs and crores' : 'three digits'}; say which sign is the decimal one`,
    };
  }
  return { decimal: `${parts.join('') || '0'}${fraction ? `.${fraction}` : ''}` };
}

function grouped([first = '', ...rest]: string[], indian: boolean): boolean {
  const last = rest.pop() ?? '';
  const size = indian ? 2 : 3;
  return first.length >= 1 && first.length <= size && last.length === 3 && rest.every((part) => part.length === size);
}

function unitOf(word: string, { unit }: DecimalFormat): { exponent: number; factor: number } | null {
  if (word !== '' && !isCurrency(word)) {
    const exponent = words[word.toLowerCase()];
    return exponent === undefined ? null : { exponent, factor: 1 };
  }
  if (typeof unit === 'number') return { exponent: 0, factor: unit };
  return { exponent: exponents[unit as keyof typeof exponents] ?? 0, factor: 1 };
}

/** Moves the point of a plain decimal text by so many places to the right; exact. */
export function shift(decimal: string, places: number): string {
  const negative = decimal.startsWith('-');
  const [whole = '', fraction = ''] = decimal.replace('-', '').split('.');
  const digits = `${'0'.repeat(Math.max(0, -places - whole.length + 1))}${whole}${fraction}`;
  const point = digits.length - fraction.length + places;
  const padded = digits.padEnd(point, '0');
  const left = padded.slice(0, point).replace(/^0+(?=\d)/, '');
  const right = padded.slice(point).replace(/0+$/, '');
  const text = `${left || '0'}${right && `.${right}`}`;
  return negative && /[1-9]/.test(text) ? `-${text}` : text;
}

/** A finite number as plain decimal text. */
export function plainText(number: number): string {
  const [digits = '', exponent = '0'] = String(number).split('e');
  return shift(digits, Number(exponent));
}

/** Plain decimal texts added; exact. */
export function plus(one: string, other: string): string {
  const places = Math.max(placesOf(one), placesOf(other));
  return shift(String(BigInt(shift(one, places)) + BigInt(shift(other, places))), -places);
}

/** Plain decimal texts multiplied; exact. */
export function times(one: string, other: string): string {
  const product = BigInt(one.replace('.', '')) * BigInt(other.replace('.', ''));
  return shift(String(product), -placesOf(one) - placesOf(other));
}

/** Rounded to so many decimals, halves away from zero; exact. */
export function rounded(decimal: string, places: number): string {
  const [whole = '', fraction = ''] = shift(decimal, places).split('.');
  const up = fraction >= '5' ? 1n : 0n;
  return shift(String(decimal.startsWith('-') ? BigInt(whole) - up : BigInt(whole) + up), -places);
}

function placesOf(decimal: string): number {
  return decimal.split('.')[1]?.length ?? 0;
}
