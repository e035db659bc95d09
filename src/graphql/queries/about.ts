import { badInput } from '../../graph/errors.ts';
import type { NodeId } from '../../graph/records.ts';
import type { View } from '../../graph/view.ts';
import { both, type Where } from '../../graph/where.ts';
import type { KindModel } from '../../ontology/model.ts';
import type { Limits } from '../../traversal/walk.ts';
import type { Context } from '../context.ts';
import { filterBy, type WhereInput } from '../filters/lower.ts';
import type { ArgumentBuilder } from '../lists/arguments.ts';
import { defaultPageSize, maximumPageSize } from '../lists/page.ts';
import type { Parts } from '../types/parts.ts';
import { entityId } from './ids.ts';

/** What a traversal costs before anything is asked of its answer. */
export const traversalExtensions = { cost: 500, page: defaultPageSize };

/** Id of an entity that a question can be about; another kind's: BAD_USER_INPUT {argument, id}. */
export async function idAbout(
  context: Context,
  view: View,
  argument: string,
  text: string | number,
  kinds: readonly KindModel[],
): Promise<NodeId> {
  const id = await entityId(context, view, text);
  const names = kinds.map(({ name }) => name);
  const kind = id.slice(0, id.indexOf(':'));
  if (names.includes(kind)) return id;
  throw badInput(`${argument}: ${id} is a ${kind}; ask about a ${names.join(', ')}.`, { argument, id });
}

/** The filter and the budget of a traversal. */
export function limitsOf(parts: Parts, { factBudget }: Context, where: unknown, within?: Where): Limits {
  const given = filterBy(parts.owners.get('Fact')!.filterables, where as WhereInput | null | undefined);
  const narrowed = both(given, within);
  return { budget: factBudget, ...(narrowed && { where: narrowed }) };
}

export function factWhereArgument(parts: Parts, arg: ArgumentBuilder) {
  return arg({
    type: parts.filters.where(parts.owners.get('Fact')!),
    description: 'Which facts to see; all, whatever their status and validity, when not given.',
  });
}

/** The arguments of a page that is taken from the start. */
export function forwardArguments(arg: ArgumentBuilder) {
  return {
    first: arg.int({
      defaultValue: defaultPageSize,
      description: `How many rows, 0 to ${maximumPageSize}. More: LIMIT_EXCEEDED.`,
    }),
    after: arg.string({
      description: "Cursor of the row after which the page begins; another list's: INVALID_CURSOR.",
    }),
  };
}
