import { nodeFields } from '../../../schema/envelope.ts';
import type { InterfaceModel, KindModel } from '../../ontology/model.ts';
import { conflictFields } from './conflicts.ts';
import { edgeField, inverseField } from './connection-fields.ts';
import { type RecordFields, recordFields } from './fields.ts';
import { neighborFields } from './neighbors.ts';
import { commonFields } from './owners.ts';
import type { Parts } from './parts.ts';
import { restingFields } from './resting.ts';
import { stampFields } from './stamp.ts';

/** `Entity`: what every node has. */
export function addEntity(parts: Parts): void {
  const { builder, entity, enums, model } = parts;
  entity.implement({
    description: 'A node of the graph: a company, a chip, a place … Every kind is one.',
    interfaces: [builder.nodeInterfaceRef()],
    resolveType: ({ typeName }) => typeName,
    fields: ((t: RecordFields) => ({
      id: t.id({
        description: 'Global id, the kind and the key: `Company:nvidia`. `node(id)` finds it.',
        resolve: ({ row }) => row.id,
      }),
      kind: t.field({
        type: enums.fields.get('kind')!,
        description: 'The kind of the entity; its GraphQL type has the same name.',
        resolve: ({ typeName }) => typeName,
      }),
      ...recordFields(parts, t, commonFields([...model.kinds.values()])),
      ...stampFields(t),
      ...conflictFields(parts, t),
      ...neighborFields(parts, t),
    })) as never,
  });
}

/** An interface that some kinds share: their common fields and connections. */
export function addInterface(parts: Parts, one: InterfaceModel): void {
  const { builder, entity, interfaces } = parts;
  const own = commonFields(one.kinds).filter((field) => !(field.name in nodeFields) && field.origin !== 'envelope');
  interfaces.get(one.name)!.implement({
    description: one.description,
    interfaces: [builder.nodeInterfaceRef(), entity],
    resolveType: ({ typeName }) => typeName,
    fields: ((t: RecordFields) => ({
      ...recordFields(parts, t, own),
      ...Object.fromEntries(one.connections.map((connection) => [connection.field, edgeField(parts, t, connection)])),
    })) as never,
  });
}

/** A node kind as an object type: own fields, connections along its edges, connections over facts that name it. */
export function addKind(parts: Parts, kind: KindModel): void {
  const { builder, entity, interfaces, kinds } = parts;
  const own = [...kind.fields.values()].filter((field) => field.origin === 'own');
  kinds.get(kind.name)!.implement({
    description: kind.description,
    interfaces: [builder.nodeInterfaceRef(), entity, ...kind.roles.map((role) => interfaces.get(role)!)],
    fields: ((t: RecordFields) => ({
      ...recordFields(parts, t, own),
      ...Object.fromEntries(kind.connections.map((connection) => [connection.field, edgeField(parts, t, connection)])),
      ...Object.fromEntries(kind.inverses.map((inverse) => [inverse.field, inverseField(parts, t, inverse)])),
      ...restingFields(parts, t, kind),
    })) as never,
  });
}
