import type { StoreSummary } from '../../graph/store.ts';
import type { View } from '../../graph/view.ts';
import { readAt } from '../context.ts';
import { orderOfNodes } from '../filters/order.ts';
import { pageSize } from '../lists/page.ts';
import { entity, rootView } from '../parents.ts';
import { entityType, type Parts } from '../types/parts.ts';

interface DatasetParent {
  summary: StoreSummary;
  view: View;
}

const mostSources = 1_000;

export function addDataset(parts: Parts): void {
  const { builder, enums } = parts;
  const [kindEnum, typeEnum] = [enums.fields.get('kind')!, enums.fields.get('type')!];
  const count = builder.objectRef<{ kind?: string; type?: string; count: number }>('FactCount').implement({
    description: 'How many facts the graph holds of one kind of entity or one type of edge.',
    fields: (t) => ({
      kind: t.field({
        type: kindEnum,
        nullable: true,
        description: 'The kind of entity; null when an edge type is counted.',
        resolve: ({ kind }) => kind ?? null,
      }),
      type: t.field({
        type: typeEnum,
        nullable: true,
        description: 'The edge type; null when a kind of entity is counted.',
        resolve: ({ type }) => type ?? null,
      }),
      count: t.exposeInt('count', { description: 'How many there are.' }),
    }),
  });
  const part = builder.objectRef<StoreSummary['datasets'][number]>('LoadedDataset').implement({
    description: 'One of the data sets that were loaded.',
    fields: (t) => ({
      name: t.exposeString('name', { description: 'Its name, as it stands in `datasets` of facts.' }),
      loadedAt: t.field({
        type: 'DateTime',
        description: 'When the load that last changed it was published.',
        resolve: ({ loadedAt }) => loadedAt,
      }),
    }),
  });
  const dataset = builder.objectRef<DatasetParent>('Dataset').implement({
    description: 'What the graph holds and where it comes from.',
    fields: (t) => ({
      version: t.int({
        description:
          'Number of the latest load, or of the last one known beneath `asOf`; 0 when nothing was loaded by then.',
        resolve: ({ summary }) => summary.load,
      }),
      loadedAt: t.field({
        type: 'DateTime',
        nullable: true,
        description: 'When that load was published; null when nothing was loaded by then.',
        resolve: ({ summary }) => summary.loadedAt,
      }),
      counts: t.field({
        type: [count],
        description:
          'Facts by kind of entity and by edge type, of those that occur; beneath `asOf` of those that show.',
        resolve: ({ summary }) => [...summary.nodes, ...summary.edges],
      }),
      datasets: t.field({
        type: [part],
        description: 'The data sets that were loaded by then, by name.',
        resolve: ({ summary }) => summary.datasets,
      }),
      sources: t.field({
        type: [entityType(parts, 'Source')],
        description: 'The sources on which the facts rest, by name, each with its licence.',
        extensions: { cost: 1 },
        args: {
          first: t.arg.int({
            defaultValue: mostSources,
            description: `How many at most, 0 to ${mostSources}; \`Query.sources\` pages through more. More: LIMIT_EXCEEDED.`,
          }),
        },
        resolve: async ({ view }, { first }, context) => {
          const limit = pageSize('first', first, mostSources) ?? mostSources;
          if (limit === 0) return [];
          const query = { kinds: ['Source'], order: orderOfNodes(null), page: { limit, from: 'start' as const } };
          const { rows } = await context.loaders.nodesOf(view, query).load('');
          return rows.map((row) => entity(row, view));
        },
      }),
    }),
  });
  builder.queryField('dataset', (t) =>
    t.field({
      type: dataset,
      description: 'What the graph holds and where it comes from, as of the latest load or that of `asOf`.',
      extensions: { cost: 1 },
      resolve: async (root, _, context) => {
        const view = rootView(root, context);
        return { summary: await context.store.summary(readAt(context, view), view), view };
      },
    }),
  );
}
