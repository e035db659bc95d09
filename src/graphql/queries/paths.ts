import { badInput } from '../../graph/errors.ts';
import type { View } from '../../graph/view.ts';
import { findShortestPaths, type Path, type Paths } from '../../traversal/paths.ts';
import { readAt } from '../context.ts';
import { pageSize } from '../lists/page.ts';
import { fact, rootView } from '../parents.ts';
import { loadEntity } from '../types/fields.ts';
import { hopsThrough, walkArguments } from '../types/neighbors.ts';
import type { Parts } from '../types/parts.ts';
import { parseEntityId } from './ids.ts';

const longestPath = 4;
const defaultPaths = 10;
/** Most facts that one search may visit. */
const factBudget = 100_000;

type Seen<Value> = Value & { view: View };

export function addPaths(parts: Parts): void {
  const { builder, model } = parts;
  const mode = builder.enumType('PathMode', {
    description: 'Which paths to find.',
    values: { SHORTEST: { description: 'One of the shortest; of several the first in the order of ids.' } } as const,
  });
  const result = addResult(parts);
  builder.queryField('paths', (t) =>
    t.field({
      type: result,
      description:
        'How two entities are connected. No path of at most `maxLength` steps: an empty list. An unknown id: BAD_USER_INPUT.',
      extensions: { cost: 500, page: defaultPaths },
      args: {
        from: t.arg.id({ required: true, description: 'Where the paths begin: the id of an entity.' }),
        to: t.arg.id({ required: true, description: 'Where they lead: the id of an entity.' }),
        ...walkArguments(parts, t.arg),
        maxLength: t.arg.int({
          defaultValue: longestPath,
          description: `Most steps of a path, 1 to ${longestPath}. More: LIMIT_EXCEEDED.`,
        }),
        mode: t.arg({ type: mode, defaultValue: 'SHORTEST', description: 'Which paths to find.' }),
        first: t.arg.int({ defaultValue: defaultPaths, description: 'Most paths to return, 0 to 100.' }),
      },
      resolve: async (root, given, context) => {
        const view = rootView(root, context);
        const maxLength = pageSize('maxLength', given.maxLength, longestPath) ?? longestPath;
        if (maxLength === 0) throw badInput('maxLength is 0; a path has one step at least.', { argument: 'maxLength' });
        const found = await findShortestPaths(context.store, readAt(context, view), {
          from: parseEntityId(model, String(given.from)),
          to: parseEntityId(model, String(given.to)),
          hops: hopsThrough(model, given),
          maxLength,
          first: pageSize('first', given.first) ?? defaultPaths,
          budget: factBudget,
        });
        return { ...found, view };
      },
    }),
  );
}

function addResult({ builder, entity, fact: factType }: Parts) {
  const step = builder.objectRef<Seen<Path['steps'][number]>>('PathStep').implement({
    description: 'From one entity of a path to the next.',
    fields: (t) => ({
      facts: t.field({
        type: [factType],
        description: 'Every fact that leads there along the given edge types, newest first; at least one.',
        extensions: { cost: 1 },
        resolve: async ({ edgeIds, view }, _, context) => {
          const rows = await Promise.all(edgeIds.map((id) => context.loaders.edges(view).load(id)));
          return rows.flatMap((row) => (row ? [fact(row, view)] : []));
        },
      }),
      forward: t.exposeBoolean('forward', {
        description: 'Whether the newest of the facts runs the way of the path; the others may run against it.',
      }),
      node: t.field({
        type: entity,
        description: 'Where the step arrives.',
        extensions: { cost: 1 },
        resolve: async ({ node, view }, _, context) => (await loadEntity(context, view, node))!,
      }),
    }),
  });
  const path = builder.objectRef<Seen<Path>>('Path').implement({
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
        resolve: async ({ nodes, view }, _, context) =>
          (await Promise.all(nodes.map((id) => loadEntity(context, view, id)))).filter((node) => node !== null),
      }),
      steps: t.field({
        type: [step],
        description: 'The steps, in order.',
        extensions: { times: longestPath },
        resolve: ({ steps, view }) => steps.map((one) => ({ ...one, view })),
      }),
    }),
  });
  return builder.objectRef<Seen<Paths>>('PathResult').implement({
    description: 'The paths that were found.',
    fields: (t) => ({
      paths: t.field({
        type: [path],
        description: 'Shortest first.',
        extensions: { rows: true },
        resolve: ({ paths, view }) => paths.map((one) => ({ ...one, view })),
      }),
      truncated: t.exposeBoolean('truncated', {
        description: 'Whether the search ended early, so that no path does not mean that there is none.',
      }),
      factsVisited: t.exposeInt('factsVisited', { description: 'How many facts the search looked at.' }),
    }),
  });
}
