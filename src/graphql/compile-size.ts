import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * Whether graphql-jit would have to write code for more than `most` fields. It writes a selection on an interface once
 * for every type that implements it, so nested ones multiply: three levels of `neighbors` take a second and 100 MB.
 */
export function isLargeToCompile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  most: number,
): boolean {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) {
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  }
  let fields = 0;

  function visit(type: GraphQLObjectType, set: SelectionSetNode): void {
    for (const selection of set.selections) {
      if (fields > most) return;
      if (selection.kind === Kind.FIELD) {
        fields += 1;
        const field = type.getFields()[selection.name.value];
        if (!field || !selection.selectionSet) continue;
        for (const concrete of concreteTypes(getNamedType(field.type).name)) visit(concrete, selection.selectionSet);
      } else {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
        const condition = fragment?.typeCondition?.name.value;
        const applies = condition === undefined || concreteTypes(condition).includes(type);
        if (fragment && applies) visit(type, fragment.selectionSet);
      }
    }
  }

  function concreteTypes(name: string): readonly GraphQLObjectType[] {
    const type = schema.getType(name);
    if (isAbstractType(type)) return schema.getPossibleTypes(type);
    return isObjectType(type) ? [type] : [];
  }

  const root = schema.getRootType(operation.operation);
  if (root) visit(root, operation.selectionSet);
  return fields > most;
}
