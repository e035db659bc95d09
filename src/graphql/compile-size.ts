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
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** Selections that may be looked at for each field: it is looked at again with each field above it, at most 15 levels. */
const stepsForEach = 50;

/**
 * Whether graphql-jit would have to write code for more than `most` fields. It writes a selection on an interface once
 * for every type that implements it, so nested ones multiply: three levels of `neighbors` take a second and 100 MB.
 * Beneath each field it also looks through all fragments each time they are spread, of whatever type: fragments without
 * fields for the type, spread twice in each other, must not be walked to their end, here or there.
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
  const weights = new Map<SelectionSetNode, number>();
  let fields = 0;
  let steps = 0;
  const isLarge = () => fields > most || steps > most * stepsForEach;

  /** Selections at and beneath a set, fragments counted where they are spread. */
  function weightOf(set: SelectionSetNode | undefined): number {
    if (!set) return 0;
    let weight = weights.get(set);
    if (weight === undefined) {
      weight = set.selections.reduce((sum, one) => sum + 1 + weightOf(beneath(one)), 0);
      weights.set(set, weight);
    }
    return weight;
  }

  function beneath(one: SelectionNode): SelectionSetNode | undefined {
    return one.kind === Kind.FRAGMENT_SPREAD ? fragments.get(one.name.value)?.selectionSet : one.selectionSet;
  }

  function visit(type: GraphQLObjectType, set: SelectionSetNode): void {
    for (const selection of set.selections) {
      if (isLarge()) return;
      steps += 1;
      if (selection.kind === Kind.FIELD) {
        fields += 1;
        steps += weightOf(selection.selectionSet);
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
  return isLarge();
}
