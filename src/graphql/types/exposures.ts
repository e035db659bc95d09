import type { ObjectRef } from '@pothos/core';
import type { View } from '../../graph/view.ts';
import { type Exposure, type Exposures, exposureStanding, type OwnershipPath } from '../../traversal/exposure.ts';
import type { Holding } from '../../traversal/shares.ts';
import type { Types } from '../builder.ts';
import { type Computed, computedPage } from '../lists/computed.ts';
import { cursorScope, type PageArguments, pageSize } from '../lists/page.ts';
import { addComputedConnection, visitedFields } from './computed-connections.ts';
import { entityType, type Parts } from './parts.ts';
import { loadEntities, loadMet, type Seen } from './trails.ts';

export type ExposureList = Computed<Exposure> & Omit<Exposures, 'exposures'>;

const defaultPaths = 3;

/** A page of exposures; `asked` is what the list was asked with, for its cursors. */
export function exposurePage(
  view: View,
  { exposures, ...figures }: Exposures,
  asked: Record<string, unknown>,
  page: Pick<PageArguments, 'first' | 'after'>,
): ExposureList {
  const order = { standing: exposureStanding, size: 3 };
  return { ...computedPage<Exposure>(view, exposures, order, cursorScope(view, asked), page), ...figures };
}

export function addExposures(parts: Parts, holding: ObjectRef<Types, Seen<Holding>>) {
  const { builder, model } = parts;
  const { fromType, toType } = model.edges.get('OWNS')!;
  const overstated = builder.objectRef<Seen<Exposures['overstated'][number]>>('Overstated').implement({
    description: 'A company whose known owners are said to hold more than all of it together.',
    fields: (t) => ({
      node: t.field({
        type: entityType(parts, toType),
        description: 'The company.',
        extensions: { cost: 1 },
        resolve: ({ company, view }, _, context) => loadMet(context, view, company),
      }),
      share: t.float({ description: 'Sum of the known shares, above 1.', resolve: ({ share }) => share }),
    }),
  });
  const path = builder.objectRef<Seen<OwnershipPath>>('OwnershipPath').implement({
    description: 'A chain of holdings in which nobody comes twice, from the one asked about.',
    fields: (t) => ({
      share: t.float({ description: 'Product of the shares of its holdings.', resolve: (one) => one.share }),
      length: t.int({ description: 'How many holdings it has.', resolve: ({ holdings }) => holdings.length }),
      nodes: t.field({
        type: [entityType(parts, fromType)],
        description: 'Owners and companies on it, both ends included.',
        extensions: { cost: 1, times: 4 },
        resolve: ({ nodes, view }, _, context) => loadEntities(context, view, nodes),
      }),
      holdings: t.field({
        type: [holding],
        description: 'The holdings, from the one asked about.',
        extensions: { times: 3 },
        resolve: ({ holdings, view }) => holdings.map((one) => ({ ...one, view })),
      }),
    }),
  });
  return addComputedConnection<Exposure, ExposureList>(parts, {
    base: 'Exposure',
    description: 'Shares that are held directly or through other companies.',
    order: 'the greatest share first, of equal ones by key',
    nodeType: fromType,
    node: ({ node }) => node,
    edgeFields: (t) => ({
      share: t.float({
        description: 'The share that is held in all, 0 to 1, to 12 significant digits.',
        resolve: ({ row }) => row.share,
      }),
      pathCount: t.int({
        nullable: true,
        description:
          'Over how many chains of holdings it is summed; null in `integratedOwnership`, which sums no chains.',
        resolve: ({ row }) => row.pathCount,
      }),
      paths: t.field({
        type: [path],
        description:
          'The chains of the greatest shares, of equal ones the first by ids; none in `integratedOwnership`.',
        extensions: { page: defaultPaths, rows: true },
        args: {
          first: t.arg.int({ defaultValue: defaultPaths, description: 'How many, 0 to 100. More: LIMIT_EXCEEDED.' }),
        },
        resolve: ({ row, list }, { first }) =>
          row.paths(pageSize('first', first) ?? defaultPaths).map((one) => ({ ...one, view: list.view })),
      }),
    }),
    listFields: (t) => ({
      unknownStakes: t.int({
        description:
          'How many shares are unknown, one per owner, company and share class, among the holdings that were looked at; ' +
          'chains end there, and nothing is guessed.',
        resolve: ({ unknownStakes }) => unknownStakes,
      }),
      overstated: t.field({
        type: [overstated],
        description: 'Companies met whose known shares add up to more than 1, by id: shares through them are too high.',
        extensions: { times: 1 },
        resolve: (list) => list.overstated.map((one) => ({ ...one, view: list.view })),
      }),
      ...visitedFields(t, 'shares and their number are lower bounds'),
    }),
  });
}
