import {
  type FieldNode,
  type GraphQLField,
  GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  Kind,
} from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';
import { type NodeId, splitId } from '../graph/records.ts';
import type { View } from '../graph/view.ts';
import type { Context } from './context.ts';
import { isIncluded, type SelectionInfo } from './look-ahead.ts';

/** What is known of an entity before its row is read: enough for fields that go on from it. */
export interface EntityName {
  row: { id: NodeId; kind: string; key: string };
  view: View;
}

/** A field that will be resolved, and the type of what it gives. */
export interface Ahead extends SelectionInfo {
  schema: GraphQLSchema;
  type: GraphQLObjectType;
}

/** What a field of an entity starts to read when it is known that it will be asked for; its `extensions.prefetch`. */
export type Prefetch = (
  of: EntityName,
  given: Record<string, unknown>,
  context: Context,
  info: Ahead,
) => Promise<unknown>[];

/**
 * Starts to read what the answer will want of an entity while its own row is being read, so that a store may do both in
 * one statement. Loaders keep it for the fields that ask. What fails here fails again where it is asked for.
 */
export function prefetch(
  id: NodeId,
  view: View,
  context: Context,
  info: SelectionInfo & { schema: GraphQLSchema },
): void {
  const { name: kind, rest: key } = splitId(id)!;
  const type = info.schema.getType(kind);
  if (!(type instanceof GraphQLObjectType)) return;
  const fields = type.getFields();
  for (const fieldNodes of fieldsOf(type, info).values()) {
    const field = fields[fieldNodes[0]!.name.value] as GraphQLField<unknown, unknown> | undefined;
    const start = field?.extensions.prefetch as Prefetch | undefined;
    if (!field || !start) continue;
    try {
      const given = getArgumentValues(field, fieldNodes[0]!, info.variableValues);
      const ahead = { ...info, fieldNodes, type: getNamedType(field.type) as GraphQLObjectType };
      for (const read of start({ row: { id, kind, key }, view }, given, context, ahead)) read.catch(() => {});
    } catch {
      // The field's own resolver will say what is wrong.
    }
  }
}

/** Starts what fields of `value` beneath the one named `within` will read, by their own resolvers: loaders keep it for them. */
export function resolveAhead(
  value: unknown,
  within: string,
  names: readonly string[],
  context: Context,
  info: Ahead,
): Promise<unknown>[] {
  const type = getNamedType(info.type.getFields()[within]?.type);
  const fieldNodes = [...fieldsOf(info.type, info).values()].filter(([node]) => node!.name.value === within).flat();
  if (!(type instanceof GraphQLObjectType)) return [];
  const fields = type.getFields();
  return [...fieldsOf(type, { ...info, fieldNodes }).values()].flatMap((asked) => {
    const field = fields[asked[0]!.name.value];
    if (!field?.resolve || !names.includes(field.name)) return [];
    try {
      const given = getArgumentValues(field, asked[0]!, info.variableValues);
      return [Promise.resolve(field.resolve(value, given, context, { ...info, fieldNodes: asked } as never))];
    } catch {
      return [];
    }
  });
}

/** The fields that are asked of a type beneath the resolved field, by their names in the answer. */
function fieldsOf(type: GraphQLObjectType, info: SelectionInfo & { schema: GraphQLSchema }): Map<string, FieldNode[]> {
  const found = new Map<string, FieldNode[]>();
  const seen = new Set<string>();
  const applies = (name: string | undefined) => {
    if (name === undefined || name === type.name) return true;
    const condition = info.schema.getType(name);
    return condition !== undefined && isAbstractType(condition) && info.schema.isSubType(condition, type);
  };
  function walk({ selectionSet }: Pick<FieldNode, 'selectionSet'>): void {
    for (const selection of selectionSet?.selections ?? []) {
      if (!isIncluded(info, selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        found.set(name, [...(found.get(name) ?? []), selection]);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (applies(selection.typeCondition?.name.value)) walk(selection);
      } else {
        const fragment = info.fragments[selection.name.value];
        if (!fragment || seen.has(selection.name.value) || !applies(fragment.typeCondition.name.value)) continue;
        seen.add(selection.name.value);
        walk(fragment);
      }
    }
  }
  for (const node of info.fieldNodes) walk(node);
  return found;
}
