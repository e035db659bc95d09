import type { EdgeId, NodeId } from '../../graph/records.ts';
import type { View } from '../../graph/view.ts';
import type { Trail, TrailStep } from '../../traversal/trails.ts';
import type { Context } from '../context.ts';
import { type EntityParent, type FactParent, fact, type Seen } from '../parents.ts';
import { loadEntity } from './fields.ts';
import type { Parts } from './parts.ts';

export type { Seen };

/** Facts by id; one that the view no longer shows is left out. */
export async function loadFacts(context: Context, view: View, ids: readonly EdgeId[]): Promise<FactParent[]> {
  const rows = await Promise.all(ids.map((id) => context.loaders.edges(view).load(id)));
  return rows.flatMap((row) => (row ? [fact(row, view)] : []));
}

export async function loadEntities(context: Context, view: View, ids: readonly NodeId[]): Promise<EntityParent[]> {
  const found = await Promise.all(ids.map((id) => loadEntity(context, view, id)));
  return found.filter((one) => one !== null);
}

/** An entity that a traversal has met, so that the view shows it. */
export async function loadMet(context: Context, view: View, id: NodeId): Promise<EntityParent> {
  return (await loadEntity(context, view, id))!;
}

/** About how many steps a trail has, for the cost of what is asked of each. */
const steps = 4;

/** The type of a shortest way that a traversal gives as evidence. */
export function addTrail({ builder, entity, fact: factType }: Parts) {
  const step = builder.objectRef<Seen<TrailStep>>('TrailStep').implement({
    description: 'From one entity of a trail to the next.',
    fields: (t) => ({
      facts: t.field({
        type: [factType],
        description: 'Every fact that leads there, newest first; at least one.',
        extensions: { cost: 1 },
        resolve: ({ edgeIds, view }, _, context) => loadFacts(context, view, edgeIds),
      }),
      forward: t.exposeBoolean('forward', {
        description: 'Whether the newest of the facts runs the way of the trail; the others may run against it.',
      }),
      node: t.field({
        type: entity,
        description: 'Where the step arrives.',
        extensions: { cost: 1 },
        resolve: ({ node, view }, _, context) => loadMet(context, view, node),
      }),
    }),
  });
  return builder.objectRef<Seen<Trail>>('Trail').implement({
    description: 'The first, in the order of ids, of the shortest ways to an entity.',
    fields: (t) => ({
      length: t.int({ description: 'How many steps it has.', resolve: (trail) => trail.steps.length }),
      nodes: t.field({
        type: [entity],
        description: 'The entities on it, both ends included: one more than steps.',
        extensions: { cost: 1, times: steps },
        resolve: ({ nodes, view }, _, context) => loadEntities(context, view, nodes),
      }),
      steps: t.field({
        type: [step],
        description: 'The steps, in order.',
        extensions: { times: steps },
        resolve: (trail) => trail.steps.map((one) => ({ ...one, view: trail.view })),
      }),
    }),
  });
}
