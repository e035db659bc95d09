import { compareDate } from '../../graph/dates.ts';
import { fold } from '../../graph/text.ts';
import type { Compare, Where } from '../../graph/where.ts';

/** What an operator takes besides the field: one value of its type, several, or true / false. */
export interface Operator {
  takes: 'one' | 'many' | 'boolean';
  description: string;
  /** `value` is in stored form already. */
  lower(field: string, value: never): Where;
}

const isNull = (field: string): Where => ({ op: 'isNull', field });
const not = (of: Where): Where => ({ op: 'not', of });
const known = (field: string, of: Where): Where => ({ op: 'and', of: [not(isNull(field)), of] });

function operator<Value>(
  takes: Operator['takes'],
  description: string,
  lower: (field: string, value: Value) => Where,
): Operator {
  return { takes, description, lower: lower as Operator['lower'] };
}

const compare = (cmp: Compare['cmp'], description: string) =>
  operator('one', description, (field, value: string | number | boolean) => ({ op: 'compare', field, cmp, value }));
const match = (how: 'contains' | 'startsWith' | 'endsWith', description: string) =>
  operator('one', description, (field, value: string) => ({ op: 'match', field, how, value: fold(value) }));
const date = (cmp: Compare['cmp'], description: string) =>
  operator('one', description, (field, value: string) => compareDate(field, cmp, value));
const flag = (description: string, whenTrue: (field: string) => Where) =>
  operator('boolean', description, (field, value: boolean) => (value ? whenTrue(field) : not(whenTrue(field))));

const textRule = 'Upper and lower case and accents do not count.';
const nullRule = 'an unknown value fails.';

/** Every operator by the name it has in inputs; the dates' own differ because a coarse date covers many days. */
const operators = {
  eq: compare('eq', `Equals it exactly; ${nullRule}`),
  ne: operator('one', `Is known and differs; ${nullRule}`, (field, value: string | number | boolean) =>
    known(field, not({ op: 'compare', field, cmp: 'eq', value })),
  ),
  in: operator('many', `Equals one of them; ${nullRule} The empty list fits nothing.`, (field, values: string[]) => ({
    op: 'in',
    field,
    values,
  })),
  notIn: operator('many', `Is known and equals none of them; ${nullRule}`, (field, values: string[]) =>
    known(field, not({ op: 'in', field, values })),
  ),
  lt: compare('lt', `Is less than it; ${nullRule}`),
  lte: compare('lte', `Is at most it; ${nullRule}`),
  gt: compare('gt', `Is greater than it; ${nullRule}`),
  gte: compare('gte', `Is at least it; ${nullRule}`),
  contains: match('contains', `Contains the text. ${textRule}`),
  startsWith: match('startsWith', `Begins with the text. ${textRule}`),
  endsWith: match('endsWith', `Ends with the text. ${textRule}`),
  isNull: flag('True: the value is unknown. False: it is known.', isNull),
  has: operator('one', 'The list holds the value.', (field, value: string) => ({ op: 'has', field, values: [value] })),
  hasAny: operator('many', 'The list holds at least one of the values.', (field, values: string[]) => ({
    op: 'has',
    field,
    values,
  })),
  isEmpty: flag('True: the list is empty. False: it is not.', isNull),
  dateEq: date('eq', `Is the same date with the same precision: 2026 is not 2026-01; ${nullRule}`),
  dateNe: operator(
    'one',
    `Is known and another date, or the same of other precision; ${nullRule}`,
    (field, value: string) => known(field, not(compareDate(field, 'eq', value))),
  ),
  dateLt: date('lt', `Every day of it is before the first day of the given date; ${nullRule}`),
  dateLte: date('lte', `Some day of it is not after the last day of the given date; ${nullRule}`),
  dateGt: date('gt', `Every day of it is after the last day of the given date; ${nullRule}`),
  dateGte: date(
    'gte',
    `Some day of it is not before the first day of the given date (with lte: it overlaps the window); ${nullRule}`,
  ),
} satisfies Record<string, Operator>;

type Named = Record<string, Operator>;

function pick(...names: (keyof typeof operators)[]): Named {
  return Object.fromEntries(names.map((name) => [name, operators[name]]));
}

const choice = pick('eq', 'ne', 'in', 'notIn', 'isNull');

/** Operators by the sort of value they fit, under the names that inputs give them. */
export const families = {
  text: pick('eq', 'ne', 'in', 'notIn', 'contains', 'startsWith', 'endsWith', 'isNull'),
  prose: pick('contains', 'startsWith', 'endsWith', 'isNull'),
  choice,
  boolean: pick('eq', 'ne', 'isNull'),
  number: pick('eq', 'ne', 'in', 'notIn', 'lt', 'lte', 'gt', 'gte', 'isNull'),
  date: {
    eq: operators.dateEq,
    ne: operators.dateNe,
    in: operators.in,
    notIn: operators.notIn,
    lt: operators.dateLt,
    lte: operators.dateLte,
    gt: operators.dateGt,
    gte: operators.dateGte,
    isNull: operators.isNull,
  },
  /** Always known, so without `isNull`. */
  time: pick('lt', 'lte', 'gt', 'gte'),
  name: pick('eq', 'ne', 'in', 'notIn'),
  list: pick('has', 'hasAny', 'isEmpty'),
} satisfies Record<string, Named>;

export type Family = keyof typeof families;
