import { type ComputeReach, findComputeReach } from '../../traversal/compute-reach.ts';
import { readAt } from '../context.ts';
import { bounded } from '../lists/bounds.ts';
import { rootView } from '../parents.ts';
import type { Parts } from '../types/parts.ts';
import { addReach } from '../types/reach.ts';
import type { Seen } from '../types/trails.ts';
import type { TraversalTypes } from '../types/traversal.ts';
import { factWhereArgument, idAbout, limitsOf, traversalExtensions } from './about.ts';

const lengths = { least: 1, most: 8, fallback: 4 };

export function addComputeReach(parts: Parts, types: TraversalTypes): void {
  const { builder, model } = parts;
  const reach = addReach(parts, types);
  const phases = Object.keys(model.kinds.get('Facility')!.fields.get('phase')!.values!);
  builder.queryField('computeReach', (t) =>
    t.field({
      type: reach,
      description:
        'From capital to compute in one walk: to companies along INVESTED_IN and OWNS, to their facilities along OPERATES ' +
        'whatever the role, to chips along DEPLOYS (of facilities, and of the organizations themselves), to the models ' +
        'that these chips are known to run along RUNS. A facility counts once, however many ways lead there.',
      extensions: { cost: traversalExtensions.cost },
      args: {
        of: t.arg.id({ required: true, description: 'Id of an investor. Unknown: BAD_USER_INPUT.' }),
        maxLength: t.arg.int({
          defaultValue: lengths.fallback,
          description:
            `Most steps of the whole walk, 1 to ${lengths.most}: the last three lead to a facility, its chips and their ` +
            'models, the others go along capital, so that 4 takes companies one investment away, and the investor’s own ' +
            'facilities. 2 ends at chips, 1 at facilities. More: LIMIT_EXCEEDED.',
        }),
        where: factWhereArgument(parts, t.arg),
      },
      resolve: async (root, { of, maxLength, where }, context): Promise<Seen<ComputeReach>> => {
        const view = rootView(root, context);
        const found = await findComputeReach(context.store, readAt(context, view), {
          of: await idAbout(context, view, 'of', of, model.edges.get('OWNS')!.from),
          maxLength: bounded('maxLength', maxLength, lengths),
          phases,
          ...limitsOf(parts, context, where),
        });
        return { ...found, view };
      },
    }),
  );
}
