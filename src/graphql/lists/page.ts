import { type CursorScope, decodeCursor, type PositionShape } from '../../graph/cursor.ts';
import { badInput, GraphError } from '../../graph/errors.ts';
import type { Page } from '../../graph/store.ts';
import type { View } from '../../graph/view.ts';

export const defaultPageSize = 20;
export const maximumPageSize = 100;

export interface PageArguments {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/**
 * The page that the arguments ask for; `shape` is that of a cursor's position. Negative sizes
 * and `first` with `last`: BAD_USER_INPUT; more than 100: LIMIT_EXCEEDED {limit, requested}; cursors of other lists:
 * INVALID_CURSOR.
 */
export function pageOf(given: PageArguments, scope: CursorScope, shape: PositionShape): Page {
  const { first, after, last, before } = given;
  if (typeof first === 'number' && typeof last === 'number') {
    throw badInput('Give either first or last: a page is taken from one end of a list.', { argument: 'last' });
  }
  return {
    limit: pageSize('first', first) ?? pageSize('last', last) ?? defaultPageSize,
    from: typeof last === 'number' ? 'end' : 'start',
    ...(typeof after === 'string' && { after: decodeCursor(scope, after, shape) }),
    ...(typeof before === 'string' && { before: decodeCursor(scope, before, shape) }),
  };
}

/** A page size as given, or undefined when it is not. */
export function pageSize(argument: string, value: number | null | undefined, limit = maximumPageSize) {
  if (value === null || value === undefined) return undefined;
  if (value < 0) throw badInput(`${argument} is negative (${value}).`, { argument });
  if (value > limit) {
    throw new GraphError('LIMIT_EXCEEDED', `${argument} is ${value}; a page has at most ${limit} rows.`, {
      limit,
      requested: value,
    });
  }
  return value;
}

/** What a cursor of the list is sealed with: another list, ordering, filter or time does not accept it. */
export function cursorScope(view: View, list: Record<string, unknown>): CursorScope {
  return { list: { ...list, at: [view.latest && !view.pinned ? null : view.load, view.validAt] } };
}
