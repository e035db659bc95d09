import { hopsAlong } from '../../traversal/along.ts';
import { findPaths, type PathMode, type Paths } from '../../traversal/paths.ts';
import { readAt } from '../context.ts';
import { type Bounds, bounded, boundedArgument } from '../lists/bounds.ts';
import { maximumPageSize } from '../lists/page.ts';
import { rootView, type Seen } from '../parents.ts';
import { visitedFields } from '../types/computed-connections.ts';
import { walkArguments } from '../types/neighbors.ts';
import type { Parts } from '../types/parts.ts';
import { longestPath } from '../types/steps.ts';
import { factWhereArgument, limitsOf } from './about.ts';
import { entityId } from './ids.ts';

const lengths: Bounds = { least: 1, most: longestPath, fallback: 4 };
const sizes: Bounds = { least: 0, most: maximumPageSize, fallback: 10 };

const modes: Record<PathMode, { description: string }> = {
  SHORTEST: { description: 'One of the shortest; of several the first in the order of ids.' },
  ALL_SHORTEST: { description: 'All that are as short as the shortest, in the order of ids.' },
  SIMPLE: { description: 'All on which no entity comes twice, the shortest first, then in the order of ids.' },
};

export function addPaths(parts: Parts): void {
  const { builder, model, enums } = parts;
  const mode = builder.enumType('PathMode', { description: 'Which paths to find.', values: modes });
  const result = addResult(parts);
  builder.queryField('paths', (t) =>
    t.field({
      type: result,
      description:
        'How two entities are connected. No path of at most `maxLength` steps: an empty list. An unknown id: BAD_USER_INPUT.',
      extensions: { cost: 500, page: sizes.fallback },
      args: {
        from: t.arg.id({ required: true, description: 'Where the paths begin: the id of an entity.' }),
        to: t.arg.id({ required: true, description: 'Where they lead: the id of an entity.' }),
        ...walkArguments(parts, t.arg),
        along: t.arg({
          type: enums.along,
          description: 'What `direction` goes by; when not given EDGES, or MONEY if `monotonic`.',
        }),
        maxLength: boundedArgument(t.arg, lengths, 'Most steps of a path'),
        mode: t.arg({ type: mode, defaultValue: 'SHORTEST', description: 'Which paths to find.' }),
        monotonic: t.arg.boolean({
          defaultValue: false,
          description:
            'True: only paths whose facts could have followed one another, dates of one day in any order; the shortest are then the shortest of those. Coarse and unknown dates stand wherever they can (`undatedSteps` counts them), and facts that cannot stand in the order of a path are left out of its steps.',
        }),
        where: factWhereArgument(parts, t.arg),
        first: boundedArgument(t.arg, sizes, 'Most paths to return'),
      },
      resolve: async (root, given, context) => {
        const view = rootView(root, context);
        const monotonic = given.monotonic ?? false;
        const along = given.along ?? (monotonic ? 'MONEY' : 'EDGES');
        const found = await findPaths(context.store, readAt(context, view), model, {
          from: await entityId(context, view, given.from),
          to: await entityId(context, view, given.to),
          hops: hopsAlong(model, given.through, given.direction ?? 'ANY', along),
          maxLength: bounded('maxLength', given.maxLength, lengths),
          mode: given.mode ?? 'SHORTEST',
          monotonic,
          first: bounded('first', given.first, sizes),
          ...limitsOf(parts, context, given.where),
        });
        return { ...found, view };
      },
    }),
  );
}

function addResult({ builder, path }: Parts) {
  return builder.objectRef<Seen<Paths>>('PathResult').implement({
    description: 'The paths that were found.',
    fields: (t) => ({
      paths: t.field({
        type: [path],
        description: 'Shortest first, then in the order of the ids of their entities.',
        extensions: { rows: true },
        resolve: ({ paths, view }) => paths.map((one) => ({ ...one, view })),
      }),
      ...visitedFields(t, 'other paths or parallel facts may be missing, and no path does not mean that there is none'),
    }),
  });
}
