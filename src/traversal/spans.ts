import { firstDay, lastDay } from '../../schema/values/partial-date.ts';

/** The days on which something may have been, both included, as `YYYY-MM-DD`. */
export interface Span {
  first: string;
  last: string;
}

/** Before and after every day. */
export const always: Span = { first: '', last: '~' };

/** The days that a partial date covers; of an unknown one any. */
export function spanOf(date: string | null): Span {
  return date === null ? always : { first: firstDay(date), last: lastDay(date) };
}

/** The first day of the span that is not before `since`; null when there is none. */
export function earliest({ first, last }: Span, since: string): string | null {
  return last < since ? null : first > since ? first : since;
}

/** The last day of the span that is not after `until`; null when there is none. */
export function latest({ first, last }: Span, until: string): string | null {
  return first > until ? null : last < until ? last : until;
}

/**
 * Which spans a day can be chosen from so that the days of all steps stand in order (equal days do). A step has one span
 * per parallel fact; there must be such a choice.
 */
export function spansInOrder(steps: readonly (readonly Span[])[]): boolean[][] {
  const before = [always.first];
  for (const spans of steps) before.push(least(spans.map((span) => earliest(span, before.at(-1)!))));
  const after = [always.last];
  for (const spans of steps.toReversed()) after.unshift(greatest(spans.map((span) => latest(span, after[0]!))));
  return steps.map((spans, index) =>
    spans.map((span) => {
      const day = earliest(span, before[index]!);
      return day !== null && day <= after[index + 1]!;
    }),
  );
}

function least(days: readonly (string | null)[]): string {
  return days.reduce<string>((found, day) => (day !== null && day < found ? day : found), always.last);
}

function greatest(days: readonly (string | null)[]): string {
  return days.reduce<string>((found, day) => (day !== null && day > found ? day : found), always.first);
}
