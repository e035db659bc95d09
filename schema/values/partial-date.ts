import { z } from 'zod';

/** A calendar date of known precision: `2026`, `2026-03` or `2026-03-15`, years 0001 to 9999. */
export type PartialDate = string;

const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Days of a month; `month` counts from 1. */
function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Says what is wrong with `text` as a partial date; null when nothing is. */
export function partialDateProblem(text: string): string | null {
  const match = shape.exec(text);
  if (!match) return `"${text}" is not a date like 2026, 2026-03 or 2026-03-15`;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  if (year === 0) return 'there is no year 0000';
  if (month < 1 || month > 12) return `there is no month ${match[2]}`;
  if (day < 1 || day > daysIn(year, month)) return `${match[1]}-${match[2]} has no day ${match[3]}`;
  return null;
}

/** The first day that a partial date covers, as `YYYY-MM-DD`. */
export function firstDay(date: PartialDate): string {
  return date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date;
}

/** The last day that a partial date covers, as `YYYY-MM-DD`. */
export function lastDay(date: PartialDate): string {
  if (date.length === 4) return `${date}-12-31`;
  if (date.length === 7) return `${date}-${daysIn(Number(date.slice(0, 4)), Number(date.slice(5, 7)))}`;
  return date;
}

export const partialDateSchema = z.string('expected a date as text').superRefine((text, context) => {
  const problem = partialDateProblem(text);
  if (problem) context.addIssue({ code: 'custom', message: problem });
});
