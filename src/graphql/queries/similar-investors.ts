import type { View } from '../../graph/view.ts';
import { findSimilarInvestors, type Similar, type SimilarInvestors } from '../../traversal/similarity.ts';
import { readAt } from '../context.ts';
import { defaultPageSize, pageSize } from '../lists/page.ts';
import { rootView } from '../parents.ts';
import { visitedFields } from '../types/computed-connections.ts';
import { likenessFields } from '../types/likeness.ts';
import { entityType, type Parts } from '../types/parts.ts';
import { whereWithin } from '../types/time-window.ts';
import { loadEntities, loadMet, type Seen } from '../types/trails.ts';
import type { TraversalTypes } from '../types/traversal.ts';
import { factWhereArgument, forwardArguments, idAbout, limitsOf, traversalExtensions } from './about.ts';

export function addSimilarInvestors(parts: Parts, types: TraversalTypes): void {
  const { builder, model } = parts;
  const invested = model.edges.get('INVESTED_IN')!;
  const connection = addConnection(parts);
  builder.queryField('similarInvestors', (t) =>
    t.field({
      type: connection,
      description:
        'The investors whose companies are most like those of one investor (INVESTED_IN alone): by the Jaccard index, ' +
        'what both share of what either has. Investors that share nothing are not listed.',
      extensions: traversalExtensions,
      args: {
        to: t.arg.id({ required: true, description: 'Id of an investor. Unknown: BAD_USER_INPUT.' }),
        window: t.arg({
          type: types.window,
          description: 'When the investments were made public; any time when not given.',
        }),
        where: factWhereArgument(parts, t.arg),
        first: forwardArguments(t.arg).first,
      },
      resolve: async (root, { to, window, where, first }, context) => {
        const view = rootView(root, context);
        const found = await findSimilarInvestors(context.store, readAt(context, view), {
          of: await idAbout(context, view, 'to', to, invested.from),
          first: pageSize('first', first) ?? defaultPageSize,
          ...limitsOf(parts, context, where, whereWithin([invested], window)),
        });
        return { ...found, view };
      },
    }),
  );
}

function addConnection(parts: Parts) {
  const { builder, model } = parts;
  const nodeType = entityType(parts, model.edges.get('INVESTED_IN')!.fromType);
  const edge = builder.objectRef<Seen<Similar>>('SimilarityEdge').implement({
    description: 'An investor and how alike it is.',
    fields: (t) => ({
      ...likenessFields(t),
      node: t.field({
        type: nodeType,
        description: 'The investor.',
        resolve: ({ node, view }, _, context) => loadMet(context, view, node),
      }),
    }),
  });
  const seen = ({ similar, view }: { similar: Similar[]; view: View }) => similar.map((one) => ({ ...one, view }));
  return builder.objectRef<Seen<SimilarInvestors>>('SimilarityConnection').implement({
    description: 'The investors most like another.',
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        description: 'The most alike first; of equally alike ones those that share more companies, then by key.',
        extensions: { rows: true },
        resolve: seen,
      }),
      nodes: t.field({
        type: [nodeType],
        description: 'The investors of the edges.',
        extensions: { rows: true },
        resolve: ({ similar, view }, _, context) =>
          loadEntities(
            context,
            view,
            similar.map(({ node }) => node),
          ),
      }),
      totalCount: t.int({
        description: 'How many investors share any company.',
        resolve: ({ totalCount }) => totalCount,
      }),
      ...visitedFields(t, 'more may be shared, and by more investors'),
    }),
  });
}
