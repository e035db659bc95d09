import type { RecordFields } from './fields.ts';

/** What every entity and fact has besides its declared fields: who states it and when the graph learnt it. */
export function stampFields(t: RecordFields) {
  return {
    datasets: t.stringList({
      description: 'Names of the data sets that state it, in the order in which their values win; at least one.',
      resolve: ({ row }) => row.datasets,
    }),
    recordedAt: t.field({
      type: 'DateTime',
      description:
        'When the load that brought this version was published; of an entity, of which no versions are kept, the load ' +
        'that brought it first.',
      resolve: ({ row }) => row.recordedAt,
    }),
    retractedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the load that retired this version was published; null while it stands.',
      resolve: ({ row }) => row.retractedAt,
    }),
  };
}
