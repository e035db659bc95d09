import { type Conflict, conflictsOf } from '../../graph/conflicts.ts';
import { nodeId } from '../../graph/records.ts';
import type { View } from '../../graph/view.ts';
import type { Context } from '../context.ts';
import { loadEntity, type RecordFields, type RecordParent } from './fields.ts';
import { entityType, type Parts } from './parts.ts';

/** Value of a conflict: what is beneath it is seen as the fact is. */
export type ConflictParent = Conflict & { view: View };

/** `Conflict` and the types beneath it. */
export function addConflict(parts: Parts): void {
  const { builder, conflict } = parts;
  const rule = builder.enumType('ConflictRule', {
    description: 'How the value is chosen that a record shows where data sets disagree.',
    values: {
      FIRST_DATASET: { description: 'Data sets have an order; the first that states a value wins.' },
    } as const,
  });
  const value = builder.objectRef<Conflict['values'][number] & { view: View }>('ConflictValue').implement({
    description: 'What one data set says.',
    fields: (t) => ({
      value: t.exposeString('value', { description: valueDescription }),
      dataset: t.exposeString('dataset', { description: 'The data set that says so.' }),
      sources: t.field({
        type: [entityType(parts, 'Source')],
        description: 'The sources that this data set gives for the whole record.',
        extensions: { cost: 1 },
        resolve: async ({ sources, view }, _, context) => {
          const found = await Promise.all(sources.map((key) => loadEntity(context, view, nodeId('Source', key))));
          return found.filter((one) => one !== null);
        },
      }),
    }),
  });
  conflict.implement({
    description: 'A field for which data sets state different values. What a data set does not say is no value.',
    fields: (t) => ({
      field: t.exposeString('field', { description: 'Name of the field.' }),
      values: t.field({
        type: [value],
        description: 'What each data set says, in the order in which they win; at least two.',
        extensions: { times: 2 },
        resolve: ({ values, view }) => values.map((one) => ({ ...one, view })),
      }),
      shown: t.exposeString('shown', { description: `The value that the record shows. ${valueDescription}` }),
      rule: t.field({ type: rule, description: 'Why that one.', resolve: () => 'FIRST_DATASET' as const }),
    }),
  });
}

const valueDescription =
  'As text: money as `2000000000 USD EXACT` (major units, currency, qualifier), a list as a JSON array, a ref as the ' +
  'key, everything else as the field writes it.';

/** `conflicts`, which every entity and fact has. */
export function conflictFields({ conflict, model }: Parts, t: RecordFields) {
  return {
    conflicts: t.field({
      type: [conflict],
      description:
        'Fields for which the data sets that state it give different values; empty when they agree or one alone ' +
        'states it. Sources and aliases are united and never conflict. Of an entity always as of the latest load.',
      extensions: { cost: 1 },
      resolve: async (parent, _, context: Context): Promise<ConflictParent[]> => {
        const { row, view } = parent as RecordParent;
        if (row.datasets.length < 2) return [];
        // The row is known to show: its version does not depend on the day.
        const seen = { ...view, validAt: null };
        const statements = await context.loaders.statements(seen, 'kind' in row ? 'node' : 'edge').load(row.id);
        const owner = 'kind' in row ? model.kinds.get(row.kind)! : model.edges.get(row.type)!;
        return conflictsOf(owner, row.datasets, statements ?? {}).map((one) => ({ ...one, view }));
      },
    }),
  };
}
