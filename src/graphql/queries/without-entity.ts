import { badInput } from '../../graph/errors.ts';
import type { View } from '../../graph/view.ts';
import { findLoss, type Loss } from '../../traversal/without.ts';
import { type Context, readAt } from '../context.ts';
import { bounded, listBounds } from '../lists/bounds.ts';
import { rootView } from '../parents.ts';
import { visitedFields } from '../types/computed-connections.ts';
import { hopsThrough } from '../types/neighbors.ts';
import type { Parts } from '../types/parts.ts';
import { loadMet, type Seen } from '../types/trails.ts';
import type { TraversalTypes } from '../types/traversal.ts';
import { factWhereArgument, limitsOf, traversalExtensions } from './about.ts';
import { entityId } from './ids.ts';

const lengths = { least: 1, most: 8, fallback: 4 };
/** Most entities to remove, and most to start from. */
const mostIds = 100;

export function addWithoutEntity(parts: Parts, types: TraversalTypes): void {
  const { builder, model, enums } = parts;
  const loss = addLoss(parts, types);
  builder.queryField('withoutEntity', (t) =>
    t.field({
      type: loss,
      description:
        'What is no longer reached without some entities; nothing is said of how the rest would adapt. With `from`: the ' +
        'entities at most `maxLength` steps from any of these before, and from none after. Without `from`: the entities ' +
        'that depend on the removed alone. Facts of the given types lead to them from the removed, and every way that ' +
        'leads to them along such facts in the same direction comes from the removed, at most `maxLength` steps before: ' +
        'models that run on no other chip, companies that nobody else funds, and what only those lead to. With ' +
        '`direction: ANY` both directions are followed, each by itself. Entities in a ring that lead to each other are ' +
        'not lost. The removed themselves are never listed.',
      extensions: { cost: traversalExtensions.cost },
      args: {
        remove: t.arg.idList({ required: true, description: `Ids of the entities to do without, 1 to ${mostIds}.` }),
        through: t.arg({
          type: [enums.fields.get('type')!],
          required: true,
          description: 'Edge types to go along; none when empty, and then nothing is lost.',
        }),
        from: t.arg.idList({
          description: `Ids of the entities to start from, at most ${mostIds}; null asks what depends on the removed alone.`,
        }),
        direction: t.arg({
          type: enums.direction,
          defaultValue: 'ANY',
          description: 'Which way to go along the edges; symmetric ones are gone along either way.',
        }),
        maxLength: t.arg.int({
          defaultValue: lengths.fallback,
          description: `Most steps, 1 to ${lengths.most}. More: LIMIT_EXCEEDED.`,
        }),
        where: factWhereArgument(parts, t.arg),
      },
      resolve: async (root, { remove, through, from, direction, maxLength, where }, context) => {
        const view = rootView(root, context);
        if (remove.length === 0) throw badInput('remove is empty; name an entity.', { argument: 'remove' });
        const walk = { through: through as string[], direction };
        const ways = direction === 'OUT' || direction === 'IN' ? [direction] : (['OUT', 'IN'] as const);
        const found = await findLoss(context.store, readAt(context, view), {
          remove: await entityIds(context, view, 'remove', remove),
          from: from ? await entityIds(context, view, 'from', from) : null,
          hops: hopsThrough(model, walk),
          oneWayHops: ways.map((way) => hopsThrough(model, { ...walk, direction: way })),
          maxLength: bounded('maxLength', maxLength, lengths),
          ...limitsOf(parts, context, where),
        });
        return { ...found, view };
      },
    }),
  );
}

function entityIds(context: Context, view: View, argument: string, ids: readonly (string | number)[]) {
  bounded(`${argument} (its length)`, ids.length, { least: 0, most: mostIds, fallback: 0 });
  return Promise.all(ids.map((id) => entityId(context, view, id)));
}

function addLoss({ builder, entity }: Parts, { trail }: TraversalTypes) {
  const lost = builder.objectRef<Seen<Loss['lost'][number]>>('LostEntity').implement({
    description: 'An entity that is no longer reached.',
    fields: (t) => ({
      node: t.field({
        type: entity,
        description: 'The entity.',
        extensions: { cost: 1 },
        resolve: ({ node, view }, _, context) => loadMet(context, view, node),
      }),
      lastPath: t.field({
        type: trail,
        description: 'The way that led there: from one of `from`, else from one of the removed.',
        resolve: ({ lastPath, view }) => ({ ...lastPath, view }),
      }),
    }),
  });
  return builder.objectRef<Seen<Loss>>('Loss').implement({
    description: 'What is no longer reached.',
    fields: (t) => ({
      lost: t.field({
        type: [lost],
        description: 'The entities, those with the shortest way first, then by key.',
        extensions: { page: listBounds.fallback, rows: true },
        args: {
          first: t.arg.int({
            defaultValue: listBounds.fallback,
            description: `How many, 0 to ${listBounds.most}. More: LIMIT_EXCEEDED.`,
          }),
        },
        resolve: ({ lost: all, view }, { first }) =>
          all.slice(0, bounded('first', first, listBounds)).map((one) => ({ ...one, view })),
      }),
      totalCount: t.int({ description: 'How many entities are lost in all.', resolve: (all) => all.lost.length }),
      ...visitedFields(t, 'more may be lost, and with `from` what is listed may still have a way that was not seen'),
    }),
  });
}
