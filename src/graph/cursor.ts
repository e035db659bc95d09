import { createHash } from 'node:crypto';
import { GraphError } from './errors.ts';
import type { SortValue } from './order.ts';

/** What a list was asked with; a cursor only goes on in a list of the same scope. */
export interface CursorScope {
  /** The list and its ordering, filter and asOf arguments, in any JSON form. */
  list: unknown;
}

const seals = new WeakMap<CursorScope, string>();

function seal(scope: CursorScope): string {
  let found = seals.get(scope);
  if (!found) {
    found = createHash('sha256').update(JSON.stringify(scope.list)).digest('base64url').slice(0, 8);
    seals.set(scope, found);
  }
  return found;
}

/** A keyset cursor: the position's values behind a seal of the scope. Opaque to clients. */
export function encodeCursor(scope: CursorScope, position: readonly SortValue[]): string {
  return Buffer.from(`${seal(scope)}${JSON.stringify(position)}`).toString('base64url');
}

/** What a position holds: so many values of any sort, or whole numbers and texts at their places. */
export type PositionShape = number | readonly ('whole' | 'text')[];

/** The position in a cursor; INVALID_CURSOR when it is none of ours, or of a list with another scope or shape. */
export function decodeCursor(scope: CursorScope, cursor: string, shape: PositionShape): SortValue[] {
  const text = Buffer.from(cursor, 'base64url').toString();
  let values: unknown;
  try {
    values = JSON.parse(text.slice(8));
  } catch {
    throw new GraphError('INVALID_CURSOR', 'This is not a cursor of this API.', { cursor });
  }
  if (text.slice(0, 8) !== seal(scope)) {
    throw new GraphError('INVALID_CURSOR', 'This cursor belongs to a list with another ordering, filter or time.', {
      cursor,
    });
  }
  if (!Array.isArray(values) || !fits(values, shape))
    throw new GraphError('INVALID_CURSOR', 'This is not a cursor of this API.', { cursor });
  return values as SortValue[];
}

function fits(values: unknown[], shape: PositionShape): boolean {
  if (typeof shape === 'number') return values.length === shape && values.every(isSortValue);
  const sorts = values.map((value) =>
    Number.isSafeInteger(value) ? 'whole' : typeof value === 'string' ? 'text' : null,
  );
  return sorts.join() === shape.join();
}

function isSortValue(value: unknown): value is SortValue {
  return value === null || typeof value === 'string' || typeof value === 'number';
}
