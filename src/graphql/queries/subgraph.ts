import { GraphError } from '../../graph/errors.ts';
import { findSubgraph, type Subgraph } from '../../traversal/subgraph.ts';
import { readAt } from '../context.ts';
import { type Bounds, bounded, boundedArgument } from '../lists/bounds.ts';
import { rootView, type Seen } from '../parents.ts';
import { hopsThrough, walkArguments } from '../types/neighbors.ts';
import type { Parts } from '../types/parts.ts';
import { loadEntities, loadFacts } from '../types/trails.ts';
import { factWhereArgument, limitsOf } from './about.ts';
import { entityId } from './ids.ts';

const depths: Bounds = { least: 1, most: 4, fallback: 1 };
const nodeCounts: Bounds = { least: 1, most: 1_000, fallback: 200 };
const perNodes: Bounds = { least: 1, most: 100, fallback: 25 };
const maxFacts = 10_000;
/** About how many facts there are for each entity, as the cost of a query has it. */
const factsPerNode = 3;

export function addSubgraph(parts: Parts): void {
  const { builder, model } = parts;
  const result = addResult(parts);
  builder.queryField('subgraph', (t) =>
    t.field({
      type: result,
      description:
        'What lies around some entities, to be drawn: from each entity its newest facts lead on, and between the entities found every fact is there. An unknown id: BAD_USER_INPUT.',
      extensions: {
        cost: 500,
        page: nodeCounts.fallback,
        size: { argument: 'maxNodes', most: nodeCounts.most },
      },
      args: {
        around: t.arg.idList({
          required: true,
          description: 'Where to begin: ids of entities, no more than `maxNodes`.',
        }),
        depth: boundedArgument(t.arg, depths, 'Most steps from one of them'),
        ...walkArguments(parts, t.arg),
        maxNodes: boundedArgument(t.arg, nodeCounts, 'Most entities to return, those of `around` included'),
        perNode: boundedArgument(t.arg, perNodes, 'Most facts, the newest, along which to go on from one entity'),
        where: factWhereArgument(parts, t.arg),
      },
      resolve: async (root, given, context) => {
        const view = rootView(root, context);
        const maxNodes = bounded('maxNodes', given.maxNodes, nodeCounts);
        const around = [...new Set(await Promise.all(given.around.map((id) => entityId(context, view, id))))];
        if (around.length > maxNodes) {
          const facts = { limit: maxNodes, requested: around.length };
          throw new GraphError('LIMIT_EXCEEDED', `around has ${around.length} ids, more than maxNodes.`, facts);
        }
        const found = await findSubgraph(context.store, readAt(context, view), {
          around,
          depth: bounded('depth', given.depth, depths),
          hops: hopsThrough(model, given),
          maxNodes,
          perNode: bounded('perNode', given.perNode, perNodes),
          maxFacts,
          ...limitsOf(parts, context, given.where),
        });
        return { ...found, view };
      },
    }),
  );
}

function addResult({ builder, entity, fact: factType }: Parts) {
  return builder.objectRef<Seen<Subgraph>>('Subgraph').implement({
    description:
      'Entities and the facts between them. It is truncated when an entity had more facts than were followed (`perNode`), when there were more entities than `maxNodes` or more than 10,000 facts, or when there was too much to visit.',
    fields: (t) => ({
      nodes: t.field({
        type: [entity],
        description: 'Those asked about, then the others: nearest first, then along newer facts.',
        extensions: { rows: true },
        resolve: ({ nodes, view }, _, context) => loadEntities(context, view, nodes),
      }),
      facts: t.field({
        type: [factType],
        description: 'Every fact of the given edge types between two of the entities, newest first.',
        extensions: { rows: true, times: factsPerNode },
        resolve: ({ facts, view }, _, context) => loadFacts(context, view, facts),
      }),
      truncated: t.exposeBoolean('truncated', {
        description:
          'Whether something within reach was left out: by `perNode`, by `maxNodes`, by the 10,000 facts, or by the budget.',
      }),
      factsVisited: t.exposeInt('factsVisited', {
        description: 'How many facts were looked at; one is counted again when it is met a second time.',
      }),
    }),
  });
}
