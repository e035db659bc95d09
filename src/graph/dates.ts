import { firstDay, lastDay } from '../../schema/values/partial-date.ts';
import type { Where } from './where.ts';

/**
 * Date comparisons in terms of the stored text, so that stores need no date arithmetic. `gte` and `lte` hold when any
 * day of the field's date fulfils them (together: the date overlaps the window), `gt` and `lt` when every day does.
 * `eq` wants the same first day and precision.
 */
export function compareDate(field: string, cmp: 'eq' | 'lt' | 'lte' | 'gt' | 'gte', date: string): Where {
  switch (cmp) {
    case 'eq':
      return { op: 'compare', field, cmp, value: date };
    case 'lte':
      // A coarser text is a prefix of its first day and so sorts before every day it covers.
      return { op: 'compare', field, cmp, value: lastDay(date) };
    case 'gt':
      return { op: 'compare', field, cmp, value: lastDay(date) };
    case 'gte':
      return anyDaySince(field, firstDay(date));
    case 'lt':
      return {
        op: 'and',
        of: [
          { op: 'not', of: { op: 'isNull', field } },
          { op: 'not', of: anyDaySince(field, firstDay(date)) },
        ],
      };
  }
}

function anyDaySince(field: string, day: string): Where {
  const covering = [day.slice(0, 4), day.slice(0, 7)];
  return {
    op: 'or',
    of: [
      { op: 'compare', field, cmp: 'gte', value: day },
      { op: 'in', field, values: covering },
    ],
  };
}
