import { type FieldNode, type FragmentDefinitionNode, Kind, type SelectionNode, type ValueNode } from 'graphql';

/** The parts of a resolver's info that both executors fill in alike. */
export interface SelectionInfo {
  fieldNodes: readonly FieldNode[];
  fragments: { [name: string]: FragmentDefinitionNode | undefined };
  variableValues: { [name: string]: unknown };
}

/** Whether a field along `path` beneath the resolved one is asked for, on whatever type, `@skip` and `@include` heeded. */
export function selects(info: SelectionInfo, ...path: string[]): boolean {
  return info.fieldNodes.some((node) => reaches(info, node.selectionSet?.selections ?? [], path, new Set()));
}

/** `seen` holds the fragments looked through for this path, also in vain: spread in each other, their ways would double. */
function reaches(
  info: SelectionInfo,
  selections: readonly SelectionNode[],
  path: string[],
  seen: Set<string>,
): boolean {
  const [name, ...rest] = path;
  if (name === undefined) return true;
  return selections.some((selection) => {
    if (!isIncluded(info, selection)) return false;
    if (selection.kind === Kind.FIELD) {
      return selection.name.value === name && reaches(info, selection.selectionSet?.selections ?? [], rest, new Set());
    }
    if (selection.kind === Kind.INLINE_FRAGMENT) return reaches(info, selection.selectionSet.selections, path, seen);
    const spread = selection.name.value;
    const fragment = info.fragments[spread];
    if (!fragment || seen.has(spread)) return false;
    seen.add(spread);
    return reaches(info, fragment.selectionSet.selections, path, seen);
  });
}

/** Whether `@skip` and `@include` leave a selection in. */
export function isIncluded(
  { variableValues }: Pick<SelectionInfo, 'variableValues'>,
  selection: SelectionNode,
): boolean {
  return (selection.directives ?? []).every(({ name, arguments: given }) => {
    const value = argumentValue(given?.find((one) => one.name.value === 'if')?.value, variableValues);
    if (name.value === 'skip') return value !== true;
    return name.value !== 'include' || value !== false;
  });
}

function argumentValue(node: ValueNode | undefined, variables: { [name: string]: unknown }): unknown {
  if (node?.kind === Kind.VARIABLE) return variables[node.name.value];
  return node?.kind === Kind.BOOLEAN ? node.value : undefined;
}
