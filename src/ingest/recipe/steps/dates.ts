import { z } from 'zod';
import { partialDateProblem } from '../../../../schema/values/partial-date.ts';
import { defineStep, shown, textOf, ValueProblem } from '../step.ts';

const months = 'january february march april may june july august september october november december'.split(' ');

/** What stands for what in a format; everything else stands for itself. */
const tokens: Record<string, { pattern: string; part: 'year' | 'month' | 'day' | 'quarter' | null }> = {
  YYYY: { pattern: '(\\d{4})', part: 'year' },
  MMM: { pattern: '(\\p{L}{3,9})\\.?', part: 'month' },
  MM: { pattern: '(\\d{2})', part: 'month' },
  M: { pattern: '(\\d{1,2})', part: 'month' },
  DD: { pattern: '(\\d{2})', part: 'day' },
  D: { pattern: '(\\d{1,2})', part: 'day' },
  Q: { pattern: '([1-4])', part: 'quarter' },
  '*': { pattern: '(.*)', part: null },
};
const tokenPattern = /YYYY|MMM|MM|M|DD|D|Q|\*/g;

interface Format {
  pattern: RegExp;
  parts: ('year' | 'month' | 'day' | 'quarter' | null)[];
}

const known = new Map<string, Format>();

function formatOf(text: string): Format {
  const compiled = known.get(text);
  if (compiled) return compiled;
  const parts: Format['parts'] = [];
  let pattern = '';
  let at = 0;
  for (const match of text.matchAll(tokenPattern)) {
    const token = tokens[match[0]]!;
    pattern += literally(text.slice(at, match.index)) + token.pattern;
    parts.push(token.part);
    at = match.index + match[0].length;
  }
  const format = { pattern: new RegExp(`^${pattern}${literally(text.slice(at))}$`, 'iu'), parts };
  known.set(text, format);
  return format;
}

function literally(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}/]/g, '\\$&');
}

/** A partial date, as precise as the format; null when the text is not of it. */
function parseAs(text: string, format: string): string | null {
  const { pattern, parts } = formatOf(format);
  const match = pattern.exec(text);
  if (!match) return null;
  const found: Partial<Record<'year' | 'month' | 'day' | 'quarter', string>> = {};
  for (const [index, part] of parts.entries()) if (part) found[part] = match[index + 1]!;
  const month = found.quarter ? String((Number(found.quarter) - 1) * 3 + 1) : found.month && monthOf(found.month);
  if (month === null) return null;
  return [found.year, month?.padStart(2, '0'), found.day?.padStart(2, '0')].filter(Boolean).join('-');
}

function monthOf(text: string): string | null {
  if (/^\d+$/.test(text)) return text;
  const index = months.findIndex((month) => month.startsWith(text.toLowerCase()));
  return index < 0 ? null : String(index + 1);
}

/** What is wrong with a format that can never make a date; null when nothing is. */
function formatProblem(text: string): string | null {
  const parts = formatOf(text).parts.filter((part) => part !== null);
  if (!parts.includes('year')) return `${text} has no YYYY, without which there is no date`;
  const twice = parts.find((part, at) => part !== 'quarter' && parts.indexOf(part) < at);
  if (twice) return `${text} has the ${twice} twice: MMM alone stands for names of any length`;
  return parts.includes('day') && !parts.includes('month') ? `${text} has a day, but no month` : null;
}

const format = z.string().superRefine((text, context) => {
  const message = formatProblem(text);
  if (message) context.addIssue({ code: 'custom', message });
});

const iso = ['YYYY-MM-DD', 'YYYY-MM', 'YYYY'];

export const date = defineStep({
  description:
    'A date in one of the given formats (YYYY, MM or M, MMM for names, DD or D, Q for the quarter, * for anything), as precise as the format; without formats 2026-03-15, 2026-03 or 2026.',
  example: `date: ['M/D/YYYY', 'MMM YYYY', YYYY]`,
  options: z.union([format, z.array(format).min(1)]).optional(),
  bare: true,
  apply(value, options, context) {
    const { years } = context;
    const formats = [options ?? iso].flat();
    const text = textOf(value).trim();
    const found = formats.map((format) => parseAs(text, format)).find((one) => one !== null);
    if (found === undefined || found === null)
      throw new ValueProblem(`${shown(value)} is not a date written as ${formats.join(' or ')}`);
    const problem = partialDateProblem(found);
    if (problem) throw new ValueProblem(`${shown(value)} is not a date: ${problem}`);
    const year = Number(found.slice(0, 4));
    if (years.outside !== 'keep' && (year < years.from || year > years.to)) {
      const message = `${shown(value)} is outside of the years ${years.from} to ${years.to} that the recipe expects`;
      if (years.outside === 'reject') throw new ValueProblem(message);
      context.warn(message);
    }
    return found;
  },
});
