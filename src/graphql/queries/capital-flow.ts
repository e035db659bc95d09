import { decimalText, majorUnits } from '../../../schema/values/money.ts';
import { badInput } from '../../graph/errors.ts';
import type { EdgeModel, KindModel, Model } from '../../ontology/model.ts';
import { type CapitalFlow, type Counterpart, capitalTypes, sumCapitalFlow } from '../../traversal/capital-flow.ts';
import { readAt } from '../context.ts';
import { bounded, listBounds } from '../lists/bounds.ts';
import { rootView } from '../parents.ts';
import { visitedFields } from '../types/computed-connections.ts';
import { addFlows } from '../types/flows.ts';
import type { Parts } from '../types/parts.ts';
import { whereWithin } from '../types/time-window.ts';
import { loadMet, type Seen } from '../types/trails.ts';
import type { TraversalTypes } from '../types/traversal.ts';
import { factWhereArgument, idAbout, limitsOf, traversalExtensions } from './about.ts';

export function addCapitalFlow(parts: Parts, { window: windowType }: TraversalTypes): void {
  const { builder, model, enums } = parts;
  const all = capitalTypes(model);
  const flow = addFlow(parts);
  builder.queryField('capitalFlow', (t) =>
    t.field({
      type: flow,
      description:
        'The money that comes to and goes from an entity, as it runs along the edges: an investment leaves the investor, ' +
        'payment for supplies leaves the customer. Every fact counts whatever its status. Sums are exact and stay within ' +
        'one currency and qualifier; a sum beyond 2^53 - 1 minor units: LIMIT_EXCEEDED.',
      extensions: { cost: traversalExtensions.cost },
      args: {
        of: t.arg.id({ required: true, description: 'Id of an entity that money comes to or goes from.' }),
        through: t.arg({
          type: [enums.fields.get('type')!],
          description: `Edge types to count; all of ${all.map(({ type }) => type).join(', ')} when not given, none when empty. Any other: BAD_USER_INPUT.`,
        }),
        window: t.arg({
          type: windowType,
          description: 'When the facts are dated, each type by its own date; any time when not given.',
        }),
        where: factWhereArgument(parts, t.arg),
      },
      resolve: async (root, { of, through, window, where }, context) => {
        const view = rootView(root, context);
        const types = typesThrough(model, through);
        const found = await sumCapitalFlow(context.store, readAt(context, view), {
          of: await idAbout(context, view, 'of', of, endsOf(types.length > 0 ? types : all)),
          types,
          ...limitsOf(parts, context, where, whereWithin(types, window)),
        });
        return { ...found, view };
      },
    }),
  );
}

function typesThrough(model: Model, through: readonly string[] | null | undefined): EdgeModel[] {
  const all = capitalTypes(model);
  const other = through?.find((type) => !all.some((edge) => edge.type === type));
  if (other === undefined) return through ? all.filter(({ type }) => through.includes(type)) : all;
  const names = all.map(({ type }) => type).join(', ');
  throw badInput(`through: no amount of money runs along ${other}; it does along ${names}.`, { argument: 'through' });
}

/** Kinds at either end. */
function endsOf(types: readonly EdgeModel[]): KindModel[] {
  return [...new Set(types.flatMap(({ from, to }) => [...from, ...to]))];
}

function addFlow(parts: Parts) {
  const { builder, entity } = parts;
  const flowFields = addFlows(parts);
  const net = builder.objectRef<CapitalFlow['net'][number]>('NetCapital').implement({
    description: 'What came in less what went out, in one currency.',
    fields: (t) => ({
      currency: t.string({ description: 'ISO 4217 code, such as USD.', resolve: ({ currency }) => currency }),
      value: t.float({
        description: 'The difference in major units, negative where more went out; the nearest double.',
        resolve: majorUnits,
      }),
      decimal: t.field({
        type: 'Decimal',
        description: 'The difference in major units as an exact decimal text.',
        resolve: decimalText,
      }),
    }),
  });
  const counterpart = builder.objectRef<Seen<Counterpart>>('CapitalCounterpart').implement({
    description: 'The money that runs between the entity and one other.',
    fields: (t) => ({
      node: t.field({
        type: entity,
        description: 'The other.',
        extensions: { cost: 1 },
        resolve: ({ node, view }, _, context) => loadMet(context, view, node),
      }),
      ...flowFields(t),
    }),
  });
  const year = builder.objectRef<ReturnType<CapitalFlow['byYear']>[number]>('CapitalYear').implement({
    description: 'The money of one year.',
    fields: (t) => ({
      year: t.int({
        nullable: true,
        description: 'The year; null for facts without a date.',
        resolve: (one) => one.year,
      }),
      ...flowFields(t),
    }),
  });
  return builder.objectRef<Seen<CapitalFlow>>('CapitalFlow').implement({
    description: 'Money that came to and went from an entity.',
    fields: (t) => ({
      ...flowFields(t),
      net: t.field({
        type: [net],
        description:
          'In less out per currency, of EXACT amounts alone: bounds cannot be subtracted. Empty when there are none.',
        resolve: (flow) => flow.net,
      }),
      ratio: t.float({
        nullable: true,
        description:
          'In divided by out, of EXACT amounts alone, to 12 significant digits; null where no EXACT amount above 0 went ' +
          'out, or where amounts are in more than one currency.',
        resolve: ({ ratio }) => ratio,
      }),
      byCounterpart: t.field({
        type: [counterpart],
        description: 'The same by the other end; those with the most facts first, of equal numbers by key.',
        extensions: { page: listBounds.fallback, rows: true },
        args: {
          first: t.arg.int({
            defaultValue: listBounds.fallback,
            description: `How many, 0 to ${listBounds.most}. More: LIMIT_EXCEEDED.`,
          }),
        },
        resolve: async ({ byCounterpart, view }, { first }) =>
          (await byCounterpart(bounded('first', first, listBounds))).map((one) => ({ ...one, view })),
      }),
      byYear: t.field({
        type: [year],
        description: 'The same by the year of the date, earliest first, facts without a date last.',
        resolve: (flow) => flow.byYear(),
      }),
      ...visitedFields(t, 'the sums are those of the newest facts'),
    }),
  });
}
