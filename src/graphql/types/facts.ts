import type { EdgeModel } from '../../ontology/model.ts';
import type { FactParent } from '../parents.ts';
import { conflictFields } from './conflicts.ts';
import { loadEntity, type RecordFields, recordFields } from './fields.ts';
import { commonFields } from './owners.ts';
import { entityType, type Parts } from './parts.ts';
import { stampFields } from './stamp.ts';

/** `Fact`: what every edge has. */
export function addFact(parts: Parts): void {
  const { builder, fact, enums, model } = parts;
  fact.implement({
    description: 'An edge of the graph with what is known about it and who says so. Every edge type is one.',
    interfaces: [builder.nodeInterfaceRef()],
    resolveType: ({ typeName }) => typeName,
    fields: ((t: RecordFields) => ({
      id: t.id({
        description: 'Global id, the GraphQL type and the id of the edge: `InvestedIn:…`. `node(id)` finds it.',
        resolve: ({ row, typeName }) => `${typeName}:${row.id}`,
      }),
      type: t.field({
        type: enums.fields.get('type')!,
        description: 'The type of the edge; its GraphQL type is the same word in other spelling.',
        resolve: (parent) => (parent as FactParent).row.type,
      }),
      ...endFields(parts, t, 'Entity', 'Entity'),
      ...recordFields(parts, t, commonFields([...model.edges.values()])),
      ...stampFields(t),
      ...conflictFields(parts, t),
    })) as never,
  });
}

/** An edge type as an object type. */
export function addEdge(parts: Parts, edge: EdgeModel): void {
  const { builder, fact, edges } = parts;
  const own = [...edge.fields.values()].filter((field) => field.origin === 'own' || field.origin === 'derived');
  edges.get(edge.type)!.implement({
    description: edge.description,
    interfaces: [builder.nodeInterfaceRef(), fact],
    fields: ((t: RecordFields) => ({
      ...endFields(parts, t, edge.fromType, edge.toType),
      ...recordFields(parts, t, own),
    })) as never,
  });
}

function endFields(parts: Parts, t: RecordFields, fromType: string, toType: string) {
  const end = (name: 'from' | 'to', type: string, description: string) =>
    t.field({
      type: entityType(parts, type),
      description,
      extensions: { cost: 1 },
      resolve: async (parent, _, context) => {
        const { row, view } = parent as FactParent;
        const id = row[name];
        const { far } = row;
        const known = far?.id === id ? { row: far, view, typeName: far.kind } : await loadEntity(context, view, id);
        return known!;
      },
    });
  return {
    from: end('from', fromType, 'Where the edge begins. A symmetric edge begins at the end whose id comes first.'),
    to: end('to', toType, 'Where the edge leads.'),
  };
}
