import { lastDay } from '../../../schema/values/partial-date.ts';
import { badInput } from '../../graph/errors.ts';
import type { View } from '../../graph/view.ts';
import type { Context } from '../context.ts';
import { rootView } from '../parents.ts';
import type { Parts, QueryType } from '../types/parts.ts';

interface TimeArguments {
  validAt?: string | null;
  knownAt?: string | null;
}

/** `asOf`: the whole of `Query` as of another time. */
export function addAsOf({ builder }: Parts, query: QueryType): void {
  builder.queryField('asOf', (t) =>
    t.field({
      type: query,
      description:
        'Everything that can be asked, as of another time: lists, counts, filters, search and paths beneath it see the ' +
        "graph of then. Of entities the latest fields alone are kept: an earlier time shows today's, and an entity that " +
        'was taken back and came again as if it had never been gone. Not within another `asOf`: BAD_USER_INPUT.',
      extensions: { cost: 1 },
      args: {
        validAt: t.arg({
          type: 'PartialDate',
          description:
            'Only facts that were true on that day; of a coarse date its last day, so that `2025` asks how things stood ' +
            "at the end of 2025. A fact counts from its `validFrom`, else from its type's own date, to its `validTo`; an " +
            'unknown bound does not hide it. Entities are not hidden. Not given: facts of any validity.',
        }),
        knownAt: t.arg({
          type: 'DateTime',
          description:
            'Only what had been loaded by then; before the first load the graph is empty. Not given: the latest load.',
        }),
      },
      resolve: async (root, given, context) => {
        if (root?.isAsOf) {
          throw badInput('asOf stands within another asOf: give validAt and knownAt to one of them.', {
            field: 'asOf',
          });
        }
        return { view: await viewAt(context, rootView(root, context), given), isAsOf: true };
      },
    }),
  );
}

/** The view that the arguments ask for; what is not given stays as it is outside. */
async function viewAt(context: Context, outside: View, { validAt, knownAt }: TimeArguments): Promise<View> {
  const view = validAt ? { ...outside, validAt: lastDay(validAt) } : { ...outside };
  if (!knownAt) return view;
  const { load } = await context.store.version({ deadline: context.deadline, meter: context.meter }, knownAt);
  return { ...view, load, latest: load === context.view.load, pinned: true };
}
