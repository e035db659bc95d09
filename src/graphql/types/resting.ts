import { badInput } from '../../graph/errors.ts';
import { envelopeInverses } from '../../ontology/check.ts';
import type { KindModel } from '../../ontology/model.ts';
import type { Context } from '../context.ts';
import { filterBy, type WhereInput } from '../filters/lower.ts';
import { pageArguments } from '../lists/arguments.ts';
import { type Connection, type ConnectionRow, connectionRows } from '../lists/list.ts';
import { type Choice, choiceArguments, chosenNames } from '../lists/names.ts';
import type { PageArguments } from '../lists/page.ts';
import { type FactRow, planResting, type RestingPlan } from '../lists/resting.ts';
import { entity, fact } from '../parents.ts';
import { pageExtensions, whereText } from './connection-fields.ts';
import { pageInfoOf } from './connections.ts';
import type { RecordFields } from './fields.ts';
import type { Parts } from './parts.ts';

/** `Source.facts`: the connection over everything whose envelope names the node. None on kinds that none names. */
export function restingFields(parts: Parts, t: RecordFields, kind: KindModel) {
  return Object.fromEntries(
    envelopeInverses(kind).map((inverse) => [inverse.field, restingField(parts, t, kind, inverse)]),
  );
}

type EnvelopeInverse = ReturnType<typeof envelopeInverses>[number];

function restingField(parts: Parts, t: RecordFields, kind: KindModel, inverse: EnvelopeInverse) {
  const base = `${kind.name}${inverse.field.charAt(0).toUpperCase()}${inverse.field.slice(1)}`;
  const [facts, entities] = [parts.owners.get('Fact')!, parts.owners.get('Entity')!];
  const where = parts.builder.inputType(`${base}Where`, {
    description: 'Which rows to take: facts by the one part, entities by the other; a part left out takes all of its.',
    fields: (input) => ({
      fact: input.field({ type: parts.filters.where(facts), description: 'What must hold for the facts.' }),
      node: input.field({ type: parts.filters.where(entities), description: 'What must hold for the entities.' }),
    }),
  });
  return t.field({
    type: addConnection(parts, base),
    description: `${inverse.description} Facts first, newest first; then entities by name.`,
    extensions: pageExtensions,
    args: {
      ...choiceArguments(parts.enums, t.arg),
      where: t.arg({ type: where, description: whereText }),
      ...pageArguments(t.arg),
    },
    resolve: ({ row, view }, given, context: Context, info): Resting => {
      const plan = context.plans.of(info.fieldNodes, view, inverse, () => {
        const { kinds, through, where: filter, ...page } = given as RestingArguments;
        return planResting(parts.model, context.loaders, {
          view,
          field: inverse.ref,
          ...chosenNames(parts.model, { kinds, through }),
          where: {
            ...whereOf('edges', 'fact', facts, filter),
            ...whereOf('nodes', 'node', entities, filter),
          },
          page,
        });
      });
      return { plan, origin: row.id };
    },
  });
}

/** Value of the connection: either part of it has figures of its own. */
interface Resting extends Connection<FactRow> {
  plan: RestingPlan;
}

type RestingArguments = Choice & PageArguments & { where?: WhereInput | null };
type Owner = { filterables: Parameters<typeof filterBy>[0] };

function whereOf(name: 'edges' | 'nodes', part: 'fact' | 'node', owner: Owner, where: WhereInput | null | undefined) {
  const given = (where as Record<string, WhereInput | null | undefined> | null | undefined)?.[part];
  if (given === undefined) return {};
  if (given === null) throw badInput(`where: ${part}: null is not a filter; leave it out.`, { argument: 'where' });
  return { [name]: filterBy(owner.filterables, given) };
}

function addConnection(parts: Parts, base: string) {
  const { builder, entity: entityType, fact: factType, pageInfo } = parts;
  const edge = builder.objectRef<ConnectionRow<FactRow>>(`${base}Edge`).implement({
    description: 'A fact or an entity of the list.',
    fields: (t) => ({
      cursor: t.string({
        description: 'Where the row stands in the list; give it as `after` or `before`.',
        resolve: ({ plan, row }) => plan.cursor(row),
      }),
      node: t.field({
        type: entityType,
        nullable: true,
        description: 'The entity; null when the row is a fact.',
        resolve: ({ plan, row }) => ('kind' in row ? entity(row, plan.view) : null),
      }),
      fact: t.field({
        type: factType,
        nullable: true,
        description: 'The fact; null when the row is an entity.',
        resolve: ({ plan, row }) => ('kind' in row ? null : fact(row, plan.view)),
      }),
    }),
  });
  return builder.objectRef<Resting>(`${base}Connection`).implement({
    description: 'A page of facts and entities, facts first. What is not asked for is not read.',
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        description: 'The rows of the page, each with its cursor.',
        extensions: { rows: true },
        resolve: connectionRows,
      }),
      nodes: t.field({
        type: [builder.nodeInterfaceRef()],
        description: 'The facts and entities of the page, without cursors.',
        extensions: { rows: true },
        resolve: async (list) =>
          (await connectionRows(list)).map(({ plan, row }) =>
            'kind' in row ? entity(row, plan.view) : fact(row, plan.view),
          ),
      }),
      pageInfo: t.field({
        type: pageInfo,
        description: 'Where the page stands in the list.',
        resolve: pageInfoOf,
      }),
      totalCount: t.int({
        description: 'How many facts and entities the whole list has, whatever the page.',
        extensions: { cost: 1 },
        resolve: ({ plan, origin }) => plan.count(origin),
      }),
      aggregate: t.field({
        type: addAggregate(parts, base),
        description: 'Figures over the whole list, whatever the page.',
        resolve: (list) => list,
      }),
    }),
  });
}

/** Facts and entities have no figures in common but their number, so that each part has its own. */
function addAggregate({ builder, owners, aggregate }: Parts, base: string) {
  return builder.objectRef<Resting>(`${base}Aggregate`).implement({
    description: 'Figures over the two parts of a list.',
    fields: (t) => ({
      facts: t.field({
        type: aggregate(owners.get('Fact')!, 'edges'),
        description: 'Over the facts of the list.',
        resolve: ({ plan, origin }) => plan.edgesAt(origin),
      }),
      entities: t.field({
        type: aggregate(owners.get('Entity')!, 'nodes'),
        description: 'Over the entities of the list.',
        resolve: ({ plan, origin }) => plan.nodesAt(origin),
      }),
    }),
  });
}
