import type { GraphStore, Read } from '../../graph/store.ts';
import type { KindModel } from '../../ontology/model.ts';
import { type ExposureRequest, type Exposures, findExposures } from '../../traversal/exposure.ts';
import { readAt } from '../context.ts';
import { bounded, fractionOf } from '../lists/bounds.ts';
import { rootView } from '../parents.ts';
import { exposurePage } from '../types/exposures.ts';
import type { Parts } from '../types/parts.ts';
import type { TraversalTypes } from '../types/traversal.ts';
import { factWhereArgument, forwardArguments, idAbout, limitsOf, traversalExtensions } from './about.ts';

const depth = { least: 1, most: 8, fallback: 6 };

export function addExposure(parts: Parts, types: TraversalTypes): void {
  addExposureField(parts, types, {
    field: 'exposure',
    description:
      'What an investor holds of companies, directly and through other companies: shares are multiplied along each chain ' +
      'of holdings in which nobody comes twice, and summed per company. Shares come from OWNS alone; whoever holds half ' +
      'of two companies that hold 0.6 and 0.4 of a third has 0.5 of it over 2 paths.',
    about: parts.model.edges.get('OWNS')!.from,
    find: findExposures,
  });
}

interface ExposureField {
  field: string;
  description: string;
  /** Kinds that it can be asked of. */
  about: KindModel[];
  find(store: GraphStore, read: Read, request: ExposureRequest): Promise<Exposures>;
}

/** A field that follows shares along chains of holdings. */
export function addExposureField(parts: Parts, types: TraversalTypes, of: ExposureField): void {
  const { builder } = parts;
  builder.queryField(of.field, (t) =>
    t.field({
      type: types.exposures,
      description: of.description,
      extensions: traversalExtensions,
      args: {
        of: t.arg.id({ required: true, description: 'Id of the one asked about. Unknown: BAD_USER_INPUT.' }),
        maxDepth: t.arg.int({
          defaultValue: depth.fallback,
          description: `Most holdings in a chain, 1 to ${depth.most}. More: LIMIT_EXCEEDED.`,
        }),
        minShare: t.arg.float({ defaultValue: 0, description: 'List only those with at least this share, 0 to 1.' }),
        where: factWhereArgument(parts, t.arg),
        ...forwardArguments(t.arg),
      },
      resolve: async (root, given, context) => {
        const view = rootView(root, context);
        const asked = {
          of: await idAbout(context, view, 'of', given.of, of.about),
          maxDepth: bounded('maxDepth', given.maxDepth, depth),
          minShare: fractionOf('minShare', given.minShare, 0),
          ...limitsOf(parts, context, given.where),
        };
        const found = await of.find(context.store, readAt(context, view), asked);
        return exposurePage(view, found, { field: of.field, ...asked }, given);
      },
    }),
  );
}
