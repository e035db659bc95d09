import type { Money } from '../../../schema/values/money.ts';
import { type NodeId, nodeId } from '../../graph/records.ts';
import type { FieldModel } from '../../ontology/model.ts';
import type { Types } from '../builder.ts';
import type { Context } from '../context.ts';
import { type EntityParent, entity, type FactParent } from '../parents.ts';
import { entityType, type Parts } from './parts.ts';

/** What entities and facts have in common for resolvers: a stored record and a view. */
export type RecordParent = EntityParent | FactParent;
/** Builder of the fields of an entity or fact; both sorts of type share it. */
export type RecordFields = PothosSchemaTypes.RootFieldBuilder<Types, RecordParent, 'Object'>;

/** Declared fields that are always there. */
const always = new Set(['key', 'name', 'status']);

/** The GraphQL field of a declared field. */
export function recordField(parts: Parts, t: RecordFields, field: FieldModel) {
  if (field.name === 'key') {
    return t.string({ description: field.description, resolve: ({ row }) => (row as EntityParent['row']).key });
  }
  return outputs[field.type](parts, t, field);
}

/** GraphQL fields of all declared fields, by name. */
export function recordFields(parts: Parts, t: RecordFields, fields: Iterable<FieldModel>) {
  return Object.fromEntries([...fields].map((field) => [field.name, recordField(parts, t, field)]));
}

type Output = (parts: Parts, t: RecordFields, field: FieldModel) => ReturnType<typeof scalar>;

function scalar(t: RecordFields, field: FieldModel, type: 'String' | 'Int' | 'Float' | 'Boolean' | 'PartialDate') {
  const { name, description } = field;
  return t.field({
    type,
    nullable: !always.has(name),
    description,
    resolve: ({ row }) => (row.record[name] ?? null) as never,
  });
}

const outputs: Record<FieldModel['type'], Output> = {
  text: (_, t, field) => scalar(t, field, 'String'),
  url: (_, t, field) => scalar(t, field, 'String'),
  countryCode: (_, t, field) => scalar(t, field, 'String'),
  boolean: (_, t, field) => scalar(t, field, 'Boolean'),
  integer: (_, t, field) => scalar(t, field, 'Int'),
  float: (_, t, field) => scalar(t, field, 'Float'),
  fraction: (_, t, field) => scalar(t, field, 'Float'),
  partialDate: (_, t, field) => scalar(t, field, 'PartialDate'),
  enum: ({ enums }, t, { name, description }) =>
    t.field({
      type: enums.fields.get(name)!,
      nullable: !always.has(name),
      description,
      resolve: ({ row }) => ((row.record[name] as string | undefined) ?? null) as never,
    }) as never,
  money: ({ money }, t, { name, description }) =>
    t.field({
      type: money,
      nullable: true,
      description,
      resolve: ({ row }) => (row.record[name] as Money | undefined) ?? null,
    }) as never,
  ref: (parts, t, { name, description, target }) =>
    t.field({
      type: entityType(parts, target!),
      nullable: true,
      description,
      extensions: { cost: 1 },
      resolve: ({ row, view }, _, context) => {
        const key = row.record[name] as string | undefined;
        return key === undefined ? null : loadEntity(context, view, nodeId(target!, key));
      },
    }) as never,
  list: (parts, t, field) => {
    const item = field.item!;
    const { name, description } = field;
    if (item.type === 'ref') {
      return t.field({
        type: [entityType(parts, item.target!)],
        description,
        extensions: { cost: 1 },
        resolve: async ({ row, view }, _, context) => {
          const keys = (row.record[name] as string[] | undefined) ?? [];
          const found = await Promise.all(keys.map((key) => loadEntity(context, view, nodeId(item.target!, key))));
          return found.filter((one) => one !== null);
        },
      }) as never;
    }
    return t.field({
      type: [item.type === 'enum' ? parts.enums.fields.get(name)! : (itemTypes[item.type] ?? 'String')],
      description,
      resolve: ({ row }) => ((row.record[name] as unknown[] | undefined) ?? []) as never,
    }) as never;
  },
};

/** Of a list's items what is more than a text. */
const itemTypes: Partial<Record<FieldModel['type'], Parameters<typeof scalar>[2]>> = {
  boolean: 'Boolean',
  integer: 'Int',
  float: 'Float',
  fraction: 'Float',
  partialDate: 'PartialDate',
};

/** An entity by id; null where the view shows none. */
export async function loadEntity(
  context: Context,
  view: EntityParent['view'],
  id: NodeId,
): Promise<EntityParent | null> {
  const row = await context.loaders.nodes(view).load(id);
  return row && entity(row, view);
}
