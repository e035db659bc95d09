import type { EdgeRow } from '../../graph/records.ts';
import type { View } from '../../graph/view.ts';
import type { Model } from '../../ontology/model.ts';
import type { Step } from '../../traversal/steps.ts';
import { weakestStep } from '../../traversal/weakest.ts';
import type { Context } from '../context.ts';
import type { Parts } from './parts.ts';
import { loadEntities, loadFacts, loadMet } from './trails.ts';

/** Most steps of anything that is made of them. */
export const longestPath = 8;

/** `PathStep` and `Path`, which all fields share that lead from entity to entity. */
export function addSteps(parts: Parts): void {
  const { entity, fact: factType, step, path, model } = parts;
  step.implement({
    description: 'From one entity to the next.',
    fields: (t) => ({
      facts: t.field({
        type: [factType],
        description: 'Every fact that leads there along the given edge types, newest first; at least one.',
        extensions: { cost: 1 },
        resolve: ({ edgeIds, view }, _, context) => loadFacts(context, view, edgeIds),
      }),
      forward: t.exposeBoolean('forward', {
        description:
          'Whether the newest of the facts is stored the way of the step, its `from` first; the others may be stored the other way.',
      }),
      node: t.field({
        type: entity,
        description: 'Where the step arrives.',
        extensions: { cost: 1 },
        resolve: ({ node, view }, _, context) => loadMet(context, view, node),
      }),
    }),
  });
  path.implement({
    description: 'A way from one entity to another.',
    fields: (t) => ({
      length: t.int({
        description: 'How many steps it has; 0 from an entity to itself.',
        resolve: ({ steps }) => steps.length,
      }),
      nodes: t.field({
        type: [entity],
        description: 'The entities on it, both ends included: one more than steps.',
        extensions: { cost: 1, times: longestPath },
        resolve: ({ nodes, view }, _, context) => loadEntities(context, view, nodes),
      }),
      steps: t.field({
        type: [step],
        description: 'The steps, in order.',
        extensions: { times: longestPath },
        resolve: ({ steps, view }) => steps.map((one) => ({ ...one, view })),
      }),
      weakest: t.field({
        type: step,
        nullable: true,
        description:
          'The step of lowest confidence, then of the fewest sources, then the first. A step is as sure as its surest fact, and a fact of unknown confidence counts as sure (1). Null without steps.',
        extensions: { cost: longestPath },
        resolve: async ({ steps, view }, _, context) => {
          const found = steps[weakestStep(await loadSteps(context, view, steps))];
          return found ? { ...found, view } : null;
        },
      }),
      undatedSteps: t.int({
        description:
          'How many steps have no fact dated to the day: where they stand in time is known roughly or not at all.',
        extensions: { cost: longestPath },
        resolve: async ({ steps, view }, _, context) => {
          const facts = await loadSteps(context, view, steps);
          return facts.filter((rows) => !rows.some((row) => isDated(model, row))).length;
        },
      }),
    }),
  });
}

function isDated(model: Model, { type, record }: EdgeRow): boolean {
  return (record[model.edges.get(type)!.date] as string | undefined)?.length === 'YYYY-MM-DD'.length;
}

/** The facts of each step. */
export function loadSteps(context: Context, view: View, steps: readonly Step[]): Promise<EdgeRow[][]> {
  return Promise.all(steps.map(async ({ edgeIds }) => (await loadFacts(context, view, edgeIds)).map(({ row }) => row)));
}
