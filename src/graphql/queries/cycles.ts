import { toMinor } from '../../../schema/values/money.ts';
import { badInput } from '../../graph/errors.ts';
import type { Where } from '../../graph/where.ts';
import { hopsAlong } from '../../traversal/along.ts';
import { amountsOf } from '../../traversal/amounts.ts';
import { type Cycle, findCycles } from '../../traversal/cycles.ts';
import type { Visited } from '../../traversal/walk.ts';
import { type Context, readAt } from '../context.ts';
import { requireCurrency } from '../filters/money.ts';
import { type Bounds, bounded, boundedArgument } from '../lists/bounds.ts';
import { maximumPageSize } from '../lists/page.ts';
import { rootView, type Seen } from '../parents.ts';
import { visitedFields } from '../types/computed-connections.ts';
import type { Parts } from '../types/parts.ts';
import { loadSteps, longestPath } from '../types/steps.ts';
import { loadEntities } from '../types/trails.ts';
import { factWhereArgument, limitsOf } from './about.ts';
import { entityId } from './ids.ts';

const lengths: Bounds = { least: 2, most: longestPath, fallback: 5 };
const sizes: Bounds = { least: 0, most: maximumPageSize, fallback: 20 };

/** `currency` is that of `minAmount`. */
type CycleParent = Seen<Cycle> & { currency: string | null };
type ResultParent = Visited & { cycles: CycleParent[] };

export function addCycles(parts: Parts): void {
  const { builder, model, enums } = parts;
  const result = addResult(parts);
  const money = builder.inputRef<{ value: string; currency: string }>('MoneyInput').implement({
    description: 'An amount of money.',
    fields: (t) => ({
      value: t.field({
        type: 'Decimal',
        required: true,
        description: 'The amount in major units, such as 2000000000.',
      }),
      currency: t.string({ required: true, description: 'ISO 4217 code, such as USD.' }),
    }),
  });
  builder.queryField('cycles', (t) =>
    t.field({
      type: result,
      description:
        'Ways that lead round: by default who finances whom in a circle. Each simple cycle once, in the direction walked. An unknown id: BAD_USER_INPUT.',
      extensions: { cost: 500, page: sizes.fallback },
      args: {
        through: t.arg({
          type: [enums.fields.get('type')!],
          required: true,
          description: 'Edge types to go along; none when empty.',
        }),
        including: t.arg.id({
          description: 'The id of an entity that every cycle must lead through, and begins at; any when not given.',
        }),
        along: t.arg({ type: enums.along, defaultValue: 'MONEY', description: 'Which way to go along them.' }),
        maxLength: boundedArgument(t.arg, lengths, 'Most steps of a cycle'),
        minAmount: t.arg({
          type: money,
          description:
            'Facts known to have a smaller amount of this currency are not walked along; those of unknown amount or of another currency are.',
        }),
        where: factWhereArgument(parts, t.arg),
        first: boundedArgument(t.arg, sizes, 'Most cycles to return'),
      },
      resolve: async (root, given, context) => {
        const view = rootView(root, context);
        const { minAmount, including } = given;
        const found = await findCycles(context.store, readAt(context, view), {
          including: typeof including === 'string' ? await entityId(context, view, including) : null,
          hops: hopsAlong(model, given.through, 'OUT', given.along ?? 'MONEY'),
          maxLength: bounded('maxLength', given.maxLength, lengths),
          first: bounded('first', given.first, sizes),
          ...limitsOf(parts, context, given.where, minAmount ? notLess(minAmount) : undefined),
        });
        const currency = minAmount?.currency ?? null;
        return { ...found, cycles: found.cycles.map((one) => ({ ...one, view, currency })) };
      },
    }),
  );
}

/** Not known to be less than the amount. */
function notLess({ value, currency }: { value: string; currency: string }): Where {
  requireCurrency('minAmount', currency);
  const parsed = toMinor(value, currency);
  if ('problem' in parsed) throw badInput(`minAmount: value: ${parsed.problem}.`, { argument: 'minAmount' });
  const bounds = [{ cmp: 'lt' as const, minor: parsed.minor }];
  return { op: 'not', of: { op: 'money', field: 'amount', currency, bounds } };
}

function addResult({ builder, entity, step, money }: Parts) {
  const amounts = async ({ steps, view, currency }: CycleParent, context: Context) =>
    amountsOf((await loadSteps(context, view, steps)).flat(), currency);
  const cycle = builder.objectRef<CycleParent>('Cycle').implement({
    description: 'A way that leads back to where it begins, on which no entity comes twice.',
    fields: (t) => ({
      length: t.int({ description: 'How many steps it has.', resolve: ({ steps }) => steps.length }),
      nodes: t.field({
        type: [entity],
        description: 'The entities on it, each once. It begins at `including`, else at the one whose id comes first.',
        extensions: { cost: 1, times: longestPath },
        resolve: ({ nodes, view }, _, context) => loadEntities(context, view, nodes),
      }),
      steps: t.field({
        type: [step],
        description: 'The steps, in order; the last one arrives where the first begins.',
        extensions: { times: longestPath },
        resolve: ({ steps, view }) => steps.map((one) => ({ ...one, view })),
      }),
      smallestAmount: t.field({
        type: money,
        nullable: true,
        description:
          'The smallest known amount among all facts of the cycle in one currency: that of `minAmount`, else the one in which most amounts are known, then the first by code. Null when none is known in it.',
        extensions: { cost: longestPath },
        resolve: async (parent, _, context) => (await amounts(parent, context)).main,
      }),
      smallestAmounts: t.field({
        type: [money],
        description: 'The smallest known amount among all facts of the cycle in each currency, by its code.',
        extensions: { cost: longestPath },
        resolve: async (parent, _, context) => (await amounts(parent, context)).smallest,
      }),
      unknownAmounts: t.int({
        description: 'How many of its facts have no known amount.',
        extensions: { cost: longestPath },
        resolve: async (parent, _, context) => (await amounts(parent, context)).unknown,
      }),
    }),
  });
  return builder.objectRef<ResultParent>('CycleResult').implement({
    description: 'The cycles that were found.',
    fields: (t) => ({
      cycles: t.field({
        type: [cycle],
        description: 'Shortest first, then in the order of the ids of their entities.',
        extensions: { rows: true },
        resolve: ({ cycles }) => cycles,
      }),
      ...visitedFields(t, 'other cycles or parallel facts may be missing'),
    }),
  });
}
