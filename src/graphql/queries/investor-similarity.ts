import { type Comparison, compareInvestors } from '../../traversal/similarity.ts';
import { readAt } from '../context.ts';
import { rootView } from '../parents.ts';
import { visitedFields } from '../types/computed-connections.ts';
import { likenessFields } from '../types/likeness.ts';
import type { Parts } from '../types/parts.ts';
import { companyPage } from '../types/shared-companies.ts';
import { whereWithin } from '../types/time-window.ts';
import type { Seen } from '../types/trails.ts';
import type { TraversalTypes } from '../types/traversal.ts';
import { factWhereArgument, forwardArguments, idAbout, limitsOf, traversalExtensions } from './about.ts';

export function addInvestorSimilarity(parts: Parts, types: TraversalTypes): void {
  const { builder, model } = parts;
  const invested = model.edges.get('INVESTED_IN')!;
  const similarity = addSimilarity(parts, types);
  builder.queryField('investorSimilarity', (t) =>
    t.field({
      type: similarity,
      description: 'How alike two investors are by the companies that they have invested in (INVESTED_IN alone).',
      extensions: { cost: traversalExtensions.cost },
      args: {
        a: t.arg.id({ required: true, description: 'Id of an investor. Unknown: BAD_USER_INPUT.' }),
        b: t.arg.id({ required: true, description: 'Id of the other. Unknown: BAD_USER_INPUT.' }),
        window: t.arg({
          type: types.window,
          description: 'When the investments were made public; any time when not given.',
        }),
        where: factWhereArgument(parts, t.arg),
      },
      resolve: async (root, { a, b, window, where }, context) => {
        const view = rootView(root, context);
        const asked = {
          a: await idAbout(context, view, 'a', a, invested.from),
          b: await idAbout(context, view, 'b', b, invested.from),
          ...limitsOf(parts, context, where, whereWithin([invested], window)),
        };
        return { ...(await compareInvestors(context.store, readAt(context, view), asked)), view, asked };
      },
    }),
  );
}

function addSimilarity({ builder }: Parts, { companies }: TraversalTypes) {
  return builder.objectRef<Seen<Comparison & { asked: Record<string, unknown> }>>('Similarity').implement({
    description: 'Two investors compared.',
    fields: (t) => ({
      ...likenessFields(t),
      shared: t.field({
        type: companies,
        description: 'The companies that both have invested in.',
        extensions: { page: traversalExtensions.page },
        args: forwardArguments(t.arg),
        resolve: ({ shared, view, asked }, page) => companyPage(view, shared, { field: 'shared', ...asked }, page),
      }),
      ...visitedFields(t, 'the figures rest on the newest facts of each'),
    }),
  });
}
