import type { EdgeRow } from '../../graph/records.ts';
import type { EdgeHop } from '../../graph/store.ts';
import type { Model } from '../../ontology/model.ts';
import { hopsAlong } from '../../traversal/along.ts';
import type { Context } from '../context.ts';
import type { WhereInput } from '../filters/lower.ts';
import { pageArguments } from '../lists/arguments.ts';
import { aggregateEdges, planEdges } from '../lists/edges.ts';
import type { Connection } from '../lists/list.ts';
import type { PageArguments } from '../lists/page.ts';
import { edgeWhere, pageExtensions, selectsFar, whereText } from './connection-fields.ts';
import type { RecordFields } from './fields.ts';
import type { Parts } from './parts.ts';

interface WalkArguments {
  through?: string[] | null;
  direction?: 'OUT' | 'IN' | 'ANY' | null;
  distinct?: boolean | null;
}

/** Ways along edges of the given types (all when not given). A symmetric type runs both ways whatever the direction. */
export function hopsThrough(model: Model, { through, direction }: WalkArguments): EdgeHop[] {
  return hopsAlong(model, through, direction ?? 'ANY', 'EDGES');
}

/** The arguments that say along which edges to go. */
export function walkArguments({ enums }: Parts, arg: RecordFields['arg']) {
  return {
    through: arg({
      type: [enums.fields.get('type')!],
      description: 'Edge types to go along; all when not given, none when empty.',
    }),
    direction: arg({ type: enums.direction, defaultValue: 'ANY', description: 'Which way to go along them.' }),
  };
}

/** `neighbors` and `degree`, which every entity has. */
export function neighborFields(parts: Parts, t: RecordFields) {
  const [facts, far] = [parts.owners.get('Fact')!, parts.owners.get('Entity')!];
  const definition = {};
  return {
    neighbors: t.field({
      type: parts.edgeConnection('Neighbors', null, 'Entity'),
      description: 'Facts that lead to other entities along edges of any type, newest first.',
      extensions: pageExtensions,
      args: {
        ...walkArguments(parts, t.arg),
        distinct: t.arg.boolean({
          defaultValue: false,
          description: 'True: each neighbour once, by its newest fact. False: once per fact.',
        }),
        where: t.arg({ type: parts.filters.connectionWhere('Neighbors', facts, far), description: whereText }),
        ...pageArguments(t.arg),
      },
      resolve: ({ row, view }, given, context: Context, info): Connection<EdgeRow> => {
        const plan = context.plans.of(info.fieldNodes, view, definition, () => {
          const { where, distinct, ...rest } = given as WalkArguments & PageArguments & { where?: WhereInput | null };
          return planEdges(parts.model, context.loaders, {
            view,
            hops: hopsThrough(parts.model, rest),
            where: edgeWhere(facts, far, where),
            order: { terms: [], fallback: 'DESC' },
            page: rest,
            distinct: distinct ?? false,
            far: selectsFar(info),
          });
        });
        return { plan, origin: row.id };
      },
    }),
    degree: t.int({
      description: 'How many facts lead to other entities, or with `distinct` to how many entities they lead.',
      extensions: { cost: 1 },
      args: {
        ...walkArguments(parts, t.arg),
        distinct: t.arg.boolean({
          defaultValue: false,
          description: 'True: count the neighbours. False: count the facts.',
        }),
      },
      resolve: ({ row, view }, given, context: Context, info) => {
        const { distinct, ...walk } = given as WalkArguments;
        const aggregate = context.plans.of(info.fieldNodes, view, degreeOf, () => {
          const request = { hops: hopsThrough(parts.model, walk), distinct: distinct ?? false };
          return aggregateEdges(parts.model, context.loaders, view, request);
        });
        return aggregate.count(row.id);
      },
    }),
  };
}

const degreeOf = {};
