import type { ArgBuilder } from '@pothos/core';
import type { Types } from '../builder.ts';
import { defaultPageSize, maximumPageSize } from './page.ts';

export type ArgumentBuilder = ArgBuilder<Types>;

/** The Relay arguments of every connection. */
export function pageArguments(arg: ArgumentBuilder) {
  return {
    first: arg.int({
      description: `How many rows from the start, 0 to ${maximumPageSize}; ${defaultPageSize} when neither \`first\` nor \`last\` is given. More: LIMIT_EXCEEDED.`,
    }),
    after: arg.string({
      description: "Cursor of the row after which the page begins; another list's: INVALID_CURSOR.",
    }),
    last: arg.int({
      description: `How many rows from the end, 0 to ${maximumPageSize}; not together with \`first\`. Rows keep the order of the list.`,
    }),
    before: arg.string({
      description: "Cursor of the row before which the page ends; another list's: INVALID_CURSOR.",
    }),
  };
}
