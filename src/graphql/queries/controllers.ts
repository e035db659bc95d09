import type { View } from '../../graph/view.ts';
import { type ControlLink, type Controller, factsOfLink, findControllers } from '../../traversal/control.ts';
import { readAt } from '../context.ts';
import { bounded, fractionOf, listBounds } from '../lists/bounds.ts';
import { rootView } from '../parents.ts';
import { budgetText } from '../types/computed-connections.ts';
import { entityType, type Parts } from '../types/parts.ts';
import { loadFacts, loadMet, type Seen } from '../types/trails.ts';
import type { TraversalTypes } from '../types/traversal.ts';
import { factWhereArgument, idAbout, limitsOf } from './about.ts';

const majority = 0.5;

export function addControllers(parts: Parts, types: TraversalTypes): void {
  const { builder, model } = parts;
  const controller = addController(parts, types);
  builder.queryField('controllers', (t) =>
    t.field({
      type: [controller],
      description:
        'Who decides in a company: a holder controls every company of whose votes it and the companies it controls hold ' +
        'more than `threshold` together. Votes are the voting stake, else the stake; unknown ones are counted for nobody. ' +
        'Two owners of exactly half each do not control; companies in a ring may control one another. By share ' +
        `descending, then key; none: an empty list. More facts to look at than ${budgetText}: LIMIT_EXCEEDED.`,
      extensions: { cost: 500, page: listBounds.fallback, rows: true },
      args: {
        of: t.arg.id({ required: true, description: 'Id of a company. Unknown: BAD_USER_INPUT.' }),
        threshold: t.arg.float({
          defaultValue: majority,
          description: 'Share of the votes above which there is control, 0 to 1. Below 0.5 several may control.',
        }),
        where: factWhereArgument(parts, t.arg),
        first: t.arg.int({
          defaultValue: listBounds.fallback,
          description: `How many, 0 to ${listBounds.most}. More: LIMIT_EXCEEDED.`,
        }),
      },
      resolve: async (root, { of, threshold, where, first }, context) => {
        const view = rootView(root, context);
        const found = await findControllers(context.store, readAt(context, view), {
          of: await idAbout(context, view, 'of', of, model.edges.get('OWNS')!.to),
          threshold: fractionOf('threshold', threshold, majority),
          ...limitsOf(parts, context, where),
        });
        return found.slice(0, bounded('first', first, listBounds)).map((one) => ({ ...one, view }));
      },
    }),
  );
}

function addController(parts: Parts, { holding }: TraversalTypes) {
  const { builder, model, edges } = parts;
  const { fromType, toType } = model.edges.get('OWNS')!;
  const seen = <Value>(values: readonly Value[], view: View) => values.map((value) => ({ ...value, view }));
  const link = builder.objectRef<Seen<ControlLink>>('ControlLink').implement({
    description: 'One company that is controlled on the way.',
    fields: (t) => ({
      node: t.field({
        type: entityType(parts, toType),
        description: 'The company.',
        extensions: { cost: 1 },
        resolve: ({ node, view }, _, context) => loadMet(context, view, node),
      }),
      share: t.float({
        description: 'Share of its votes that the controller and the companies it controls hold together, 0 to 1.',
        resolve: ({ share }) => share,
      }),
      holdings: t.field({
        type: [holding],
        description: 'Who among them holds how much of the votes, by id.',
        extensions: { times: 3 },
        resolve: ({ holdings, view }) => seen(holdings, view),
      }),
      facts: t.field({
        type: [edges.get('OWNS')!],
        description: 'The facts that this rests on.',
        extensions: { cost: 1 },
        resolve: (one, _, context) => loadFacts(context, one.view, factsOfLink(one)),
      }),
      unknownStakes: t.int({
        description: 'How many shares of this company are unknown, one per owner and share class.',
        resolve: ({ unknownStakes }) => unknownStakes,
      }),
    }),
  });
  return builder.objectRef<Seen<Controller>>('Controller').implement({
    description: 'Somebody who controls a company, and how.',
    fields: (t) => ({
      controller: t.field({
        type: entityType(parts, fromType),
        description: 'Who controls it.',
        extensions: { cost: 1 },
        resolve: ({ controller, view }, _, context) => loadMet(context, view, controller),
      }),
      share: t.float({
        description: 'Share of the votes that it and the companies it controls hold together, 0 to 1.',
        resolve: ({ share }) => share,
      }),
      ultimate: t.boolean({
        description: 'Whether none of the other controllers controls it in turn.',
        resolve: ({ ultimate }) => ultimate,
      }),
      chain: t.field({
        type: [link],
        description:
          'The companies through which it controls, in the order in which its control reaches them; the last is the ' +
          'company asked about, and the only one where the votes are held directly.',
        extensions: { times: 3 },
        resolve: ({ chain, view }) => seen(chain, view),
      }),
    }),
  });
}
