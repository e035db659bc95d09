import { type CursorScope, encodeCursor } from '../../graph/cursor.ts';
import type { SortValue } from '../../graph/order.ts';
import type { Slice } from '../../graph/store.ts';

/** Value of a list that is read forward alone: its page is read once, whichever of its fields ask for it. */
export interface ForwardPage<Row> {
  /** Whether the page begins the list. */
  isFirst: boolean;
  slice(): Promise<Slice<Row>>;
  cursor(row: Row): string;
}

interface ForwardList<Row> {
  scope: CursorScope;
  isFirst: boolean;
  read(): Promise<Slice<Row>>;
  /** Where a row stands in the list. */
  position(row: Row): SortValue[];
}

export function forwardPage<Row>({ scope, isFirst, read, position }: ForwardList<Row>): ForwardPage<Row> {
  let slice: Promise<Slice<Row>> | undefined;
  return {
    isFirst,
    slice() {
      slice ??= read();
      return slice;
    },
    cursor: (row) => encodeCursor(scope, position(row)),
  };
}

/** Value of the page's `PageInfo`. */
export function forwardPageInfo<Row>(page: ForwardPage<Row>) {
  const cursorAt = (row: Row | undefined) => (row === undefined ? null : page.cursor(row));
  return {
    hasNextPage: async () => (await page.slice()).more,
    hasPreviousPage: () => !page.isFirst,
    startCursor: async () => cursorAt((await page.slice()).rows[0]),
    endCursor: async () => cursorAt((await page.slice()).rows.at(-1)),
  };
}
