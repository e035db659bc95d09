import { firstDay, lastDay } from '../../../schema/values/partial-date.ts';
import { compareDate } from '../../graph/dates.ts';
import { badInput } from '../../graph/errors.ts';
import type { Where } from '../../graph/where.ts';
import type { EdgeModel } from '../../ontology/model.ts';
import type { Builder } from '../builder.ts';

export interface TimeWindow {
  from?: string | null;
  until?: string | null;
}

export function addTimeWindow(builder: Builder) {
  return builder.inputType('TimeWindow', {
    description:
      'A span of time, both ends inclusive. A date counts when any of its days lies in it; an unknown date never does, ' +
      'even where neither end is given.',
    fields: (t) => ({
      from: t.field({ type: 'PartialDate', description: 'Begins on the first day of this; open when not given.' }),
      until: t.field({ type: 'PartialDate', description: 'Ends on the last day of this; open when not given.' }),
    }),
  });
}

/** Facts of the given types whose date overlaps the window; `until` before `from`: BAD_USER_INPUT. */
export function whereWithin(types: readonly EdgeModel[], window: TimeWindow | null | undefined): Where | undefined {
  if (!window) return undefined;
  const { from, until } = window;
  if (from && until && lastDay(until) < firstDay(from)) {
    throw badInput(`window: it ends (${until}) before it begins (${from}).`, { argument: 'window' });
  }
  const fields = [...new Set(types.map(({ date }) => date))];
  const ofField = fields.map((field): Where => {
    const values = types.filter(({ date }) => date === field).map(({ type }) => type);
    const known: Where = { op: 'not', of: { op: 'isNull', field } };
    const begins = from ? [compareDate(field, 'gte', from)] : [];
    const ends = until ? [compareDate(field, 'lte', until)] : [];
    return { op: 'and', of: [{ op: 'in', field: 'type', values }, known, ...begins, ...ends] };
  });
  return ofField.length === 1 ? ofField[0] : { op: 'or', of: ofField };
}
