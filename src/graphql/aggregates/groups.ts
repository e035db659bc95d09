import type { EnumRef } from '@pothos/core';
import type { Group } from '../../graph/aggregate.ts';
import type { View } from '../../graph/view.ts';
import type { Builder, Types } from '../builder.ts';
import type { EntityParent } from '../parents.ts';
import { loadEntity } from '../types/fields.ts';
import type { Owner } from '../types/owners.ts';
import type { Parts } from '../types/parts.ts';
import { type FigureParts, type FigureSource, partNames } from './figures.ts';
import { summables } from './group-arguments.ts';
import type { KeyChoice } from './keys.ts';

/** Value of a group: its figures came with it. */
export interface GroupParent {
  group: Group;
  view: View;
  isNode: boolean;
}

/** The type of the groups of a list. */
export function addGroup(parts: Parts, owner: Owner, over: 'nodes' | 'edges', figures: FigureParts) {
  return parts.builder.objectRef<GroupParent>(`${owner.name}Group`).implement({
    description: 'The rows of a list that have something in common, and figures over them.',
    fields: (t) => ({
      key: t.string({
        nullable: true,
        description:
          'What they have in common, as text; of entities the id. Null: it is unknown, or a date too coarse to tell.',
        resolve: ({ group }) => group.key,
      }),
      node: t.field({
        type: parts.entity,
        nullable: true,
        description: 'The entity whose id the key is; null for other keys.',
        extensions: { cost: 1 },
        resolve: ({ group, view, isNode }, _, context): Promise<EntityParent | null> | null =>
          isNode && group.key !== null ? loadEntity(context, view, group.key) : null,
      }),
      count: t.int({ description: 'How many rows the group has.', resolve: ({ group }) => group.count }),
      countDistinct: t.int({
        description: distinctTexts[over],
        resolve: ({ group }) => group.distinct!,
      }),
      ...Object.fromEntries(
        partNames.flatMap((name) => {
          const part = figures[name];
          const source = ({ group }: GroupParent): FigureSource => ({
            part: name,
            of: (field) => group.fields[field]!,
          });
          return part ? [[name, t.field({ type: part.type, description: ofGroup, resolve: source })]] : [];
        }),
      ),
    }),
  });
}

const ofGroup = 'The same as for the whole list, over the rows of the group alone.';

export const distinctTexts = {
  edges: 'To how many different nodes the rows lead.',
  nodes: 'How many different nodes they are: as many as `count`.',
};

/** The enums of `groupBy`'s arguments; without fields to sum there is none of them. */
export function addGroupEnums(builder: Builder, owner: Owner, choices: ReadonlyMap<string, KeyChoice>) {
  const define = (name: string, description: string, values: ReadonlyMap<string, { description: string }>) =>
    builder.enumType(name, {
      description,
      values: Object.fromEntries([...values].map(([value, of]) => [value, { description: of.description }])),
    });
  const sums = summables(owner);
  return {
    by: define(`${owner.name}GroupBy`, `What a list of ${owner.name} can be grouped by.`, choices),
    summable: sums.size > 0 && define(`${owner.name}Summable`, `Fields of ${owner.name} that have a sum.`, sums),
  };
}

export type GroupOrderEnum = EnumRef<Types, 'COUNT' | 'SUM' | 'KEY'>;

/** How groups can be sorted. */
export function addGroupOrder(builder: Builder): GroupOrderEnum {
  return builder.enumType('GroupOrder', {
    description: 'What groups are sorted by; those that are equal in it by key. A group without a key comes last.',
    values: {
      COUNT: { description: 'The number of rows.' },
      SUM: { description: 'The sum of `sumOf`; groups without one come last.' },
      KEY: { description: 'The key.' },
    },
  }) as GroupOrderEnum;
}
