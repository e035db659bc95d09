import type { ObjectRef } from '@pothos/core';
import type { Builder, Types } from '../builder.ts';
import type { Context } from '../context.ts';
import type { AggregatedList } from '../lists/list.ts';
import { defaultPageSize, maximumPageSize } from '../lists/page.ts';
import type { Owner } from '../types/owners.ts';
import type { Enums, Parts } from '../types/parts.ts';
import { addFigures, type FigureSource, type PartName, partNames } from './figures.ts';
import { type GroupArguments, groupQueryOf } from './group-arguments.ts';
import { addGroup, addGroupEnums, addGroupOrder, distinctTexts, type GroupParent } from './groups.ts';
import { keyChoices } from './keys.ts';
import { addMoneyFigures } from './money.ts';

type Aggregates = (parts: Parts, owner: Owner, over: 'nodes' | 'edges') => ObjectRef<Types, AggregatedList>;

/** The types of `aggregate`, by the owner of the listed facts' fields; each is made when it is first asked for. */
export function createAggregates(builder: Builder, enums: Enums): Aggregates {
  const made = new Map<string, ObjectRef<Types, AggregatedList>>();
  const money = addMoneyFigures(builder, enums);
  const groupOrder = addGroupOrder(builder);
  return (parts, owner, over) => {
    const known = made.get(owner.name);
    if (known) return known;
    const figures = addFigures(builder, money, owner);
    const group = addGroup(parts, owner, over, figures);
    const choices = keyChoices(owner, over);
    const inputs = addGroupEnums(builder, owner, choices);
    const ref = builder.objectRef<AggregatedList>(`${owner.name}Aggregate`).implement({
      description: 'Figures over a whole list, whatever the page. All that is asked of them is read at once.',
      fields: (t) => ({
        count: t.int({
          description: 'How many rows the list has.',
          extensions: { cost: 1 },
          resolve: ({ plan, origin }) => plan.aggregate.count(origin),
        }),
        countDistinct: t.int({
          description: distinctTexts[over],
          extensions: { cost: 1 },
          resolve: ({ plan, origin }) => {
            if (over === 'nodes') return plan.aggregate.count(origin);
            return plan.aggregate.figures(origin, { distinct: true, fields: [] }).then(({ distinct }) => distinct!);
          },
        }),
        ...Object.fromEntries(
          partNames.flatMap((name) => {
            const part = figures[name];
            return part ? [[name, t.field({ ...part, extensions: { cost: 1 }, resolve: sourceOf(name) })]] : [];
          }),
        ),
        groupBy: t.field({
          type: [group],
          description:
            'The rows by what they have in common. The first groups in the order; `groupCount` says how many there are.',
          extensions: { cost: 1, page: defaultPageSize, rows: true },
          args: {
            by: t.arg({ type: inputs.by, required: true, description: 'What to group by.' }),
            orderBy: t.arg({ type: groupOrder, defaultValue: 'COUNT', description: 'What to sort the groups by.' }),
            direction: t.arg({
              type: enums.sortDirection,
              description: 'Which way; when not given ASC for keys, else DESC: the largest first.',
            }),
            ...(inputs.summable && {
              sumOf: t.arg({
                type: inputs.summable,
                description: 'With `orderBy: SUM`: the field to sum; may be left out where there is but one.',
              }),
              currency: t.arg.string({
                description: 'With `orderBy: SUM` of money: ISO 4217 code; required. Other amounts are not in the sum.',
              }),
              qualifier: t.arg({
                type: enums.moneyQualifier,
                description: 'With `orderBy: SUM` of money: of which amounts; EXACT when not given.',
              }),
            }),
            first: t.arg.int({
              defaultValue: defaultPageSize,
              description: `How many groups, 0 to ${maximumPageSize}. More: LIMIT_EXCEEDED.`,
            }),
          },
          resolve: async ({ plan, origin }, given, context: Context, info): Promise<GroupParent[]> => {
            const query = context.plans.of(info.fieldNodes, plan.view, owner, () =>
              groupQueryOf(owner, choices, given as GroupArguments, info),
            );
            const { groups } = await plan.aggregate.groups(origin, query);
            const { isNode } = choices.get(given.by as string)!;
            return groups.map((one) => ({ group: one, view: plan.view, isNode }));
          },
        }),
        groupCount: t.int({
          description: 'How many groups `groupBy` has in all, the one without a key included.',
          extensions: { cost: 1 },
          args: { by: t.arg({ type: inputs.by, required: true, description: 'What to group by.' }) },
          resolve: async ({ plan, origin }, { by }) => {
            const { key } = choices.get(by as string)!;
            const order = { by: 'COUNT', direction: 'DESC' } as const;
            const query = { key, order, limit: 0, distinct: false, fields: [] };
            return (await plan.aggregate.groups(origin, query)).total;
          },
        }),
      }),
    });
    made.set(owner.name, ref);
    return ref;
  };
}

function sourceOf(part: PartName) {
  return ({ plan, origin }: AggregatedList): FigureSource => ({
    part,
    of: async (field) => {
      const { fields } = await plan.aggregate.figures(origin, { distinct: false, fields: [field] });
      return fields[field]!;
    },
  });
}
