import { findIntegratedOwnership } from '../../traversal/integrated.ts';
import { readAt } from '../context.ts';
import { rootView } from '../parents.ts';
import { exposurePage } from '../types/exposures.ts';
import type { Parts } from '../types/parts.ts';
import type { TraversalTypes } from '../types/traversal.ts';
import { factWhereArgument, forwardArguments, idAbout, limitsOf, traversalExtensions } from './about.ts';

export function addIntegratedOwnership(parts: Parts, types: TraversalTypes): void {
  const { builder, model } = parts;
  builder.queryField('integratedOwnership', (t) =>
    t.field({
      type: types.exposures,
      description:
        'What an investor holds of companies, exact where companies own shares of one another: the linear-system form of ' +
        'Brioschi, Buzzacchi and Colombo (1989), "Risk capital financing and the separation of ownership and control in ' +
        'business groups", Journal of Banking & Finance 13. Without such loops the same as `exposure` of any depth. ' +
        'BAD_USER_INPUT {loop} where companies in a loop own each other wholly, or are said to own more; LIMIT_EXCEEDED ' +
        'where more than 500 own one another.',
      extensions: traversalExtensions,
      args: {
        of: t.arg.id({ required: true, description: 'Id of an investor. Unknown: BAD_USER_INPUT.' }),
        where: factWhereArgument(parts, t.arg),
        ...forwardArguments(t.arg),
      },
      resolve: async (root, { of, where, ...page }, context) => {
        const view = rootView(root, context);
        const about = await idAbout(context, view, 'of', of, model.edges.get('OWNS')!.from);
        const asked = { of: about, ...limitsOf(parts, context, where) };
        const found = await findIntegratedOwnership(context.store, readAt(context, view), asked);
        return exposurePage(view, found, { field: 'integratedOwnership', ...asked }, page);
      },
    }),
  );
}
