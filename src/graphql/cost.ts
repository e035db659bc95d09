import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { clientError } from './errors.ts';
import { maximumPageSize } from './lists/page.ts';
import { isIncluded } from './look-ahead.ts';

export const maximumCost = 20_000;

/** Fields looked at before the walk gives up on an exact figure: fragments can multiply a short text. */
const mostVisits = 100_000;

/** How a field says what it costs, in its `extensions`. */
interface CostExtensions {
  /** Reads that the field itself causes; none when absent. */
  cost?: number;
  /** Default size of the page that `first` or `last` choose; it counts for the fields below that are `rows`. */
  page?: number;
  /** Where neither of them but another argument chooses it: which, and the largest it may be. */
  size?: { argument: string; most: number };
  /** A list of the rows of its own page, else of the page around it: each row costs 1, and what is asked of it again. */
  rows?: boolean;
  /** A list of about this many, or of `rows` about this many for each. */
  times?: number;
  /** A list as long as this argument. */
  listArgument?: string;
}

/**
 * The cost of an operation, known before it runs: about how many entities, facts and counts it may have to read. Each
 * read costs 1; a page costs 1 for each of its rows (`first` or `last`, else 20; at most 100) and multiplies all that is
 * asked beneath them; plain values, introspection and what `@skip` and `@include` leave out cost nothing.
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>>,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  let operation: OperationDefinitionNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if (!operationName || definition.name?.value === operationName) operation ??= definition;
  }
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return 0;
  const defaults = Object.fromEntries(
    (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
  const walk: Walk = { schema, fragments, variables: { ...defaults, ...variables }, total: 0, visits: 0 };
  addSelections(walk, root, [operation.selectionSet], 1, 0);
  return walk.total;
}

/** Throws QUERY_TOO_COMPLEX {limit, requested} when an operation costs more than 20,000. */
export function requireCost(requested: number): void {
  if (requested <= maximumCost) return;
  const message = `The query costs ${requested}, more than ${maximumCost}: ask for smaller pages or fewer levels.`;
  throw clientError('QUERY_TOO_COMPLEX', message, { limit: maximumCost, requested });
}

interface Walk {
  schema: GraphQLSchema;
  fragments: Map<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
  total: number;
  visits: number;
}

/** Adds what a selection costs when it is answered `times` times; `page` is the size of the page around it. */
function addSelections(
  walk: Walk,
  type: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
  times: number,
  page: number,
): void {
  for (const [of, nodes] of collect(walk, type, sets)) {
    walk.visits += 1;
    if (walk.visits > mostVisits || walk.total === Number.POSITIVE_INFINITY) {
      walk.total = Math.max(walk.total, maximumCost + 1);
      return;
    }
    addField(walk, of, nodes, times, page);
  }
}

function addField(
  walk: Walk,
  field: GraphQLField<unknown, unknown>,
  nodes: FieldNode[],
  times: number,
  page: number,
): void {
  const { cost = 0, page: ownPage, size: sized, rows, times: fixed, listArgument } = field.extensions as CostExtensions;
  const node = nodes[0]!;
  const size = ownPage === undefined ? page : pageSizeOf(walk, node, ownPage, sized);
  const many = (rows ? size : 1) * (fixed ?? 1) * (listArgument ? lengthOf(argument(walk, node, listArgument)) : 1);
  walk.total += times * cost * (listArgument ? many : 1);
  if (rows) walk.total += times * many;
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  if (sets.length === 0) return;
  addSelections(walk, getNamedType(field.type), sets, times * many, size);
}

/** Fields by response key, as execution merges them; on abstract types those of every concrete type count. */
function collect(walk: Walk, type: GraphQLNamedType, sets: readonly SelectionSetNode[]) {
  const merged = new Map<string, [GraphQLField<unknown, unknown>, FieldNode[]]>();
  const seen = new Set<string>();
  const add = (on: GraphQLNamedType, { selections }: SelectionSetNode) => {
    for (const selection of selections) {
      if (!isIncluded({ variableValues: walk.variables }, selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const field = isObjectType(on) || isInterfaceType(on) ? on.getFields()[selection.name.value] : undefined;
        if (!field) continue;
        const key = `${on.name}.${(selection.alias ?? selection.name).value}`;
        const known = merged.get(key);
        if (known) known[1].push(selection);
        else merged.set(key, [field, [selection]]);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        add(typeCalled(walk, selection.typeCondition?.name.value) ?? on, selection.selectionSet);
      } else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = walk.fragments.get(selection.name.value);
        if (fragment) add(typeCalled(walk, fragment.typeCondition.name.value) ?? on, fragment.selectionSet);
      }
    }
  };
  for (const set of sets) add(type, set);
  return merged.values();
}

function typeCalled(walk: Walk, name: string | undefined): GraphQLNamedType | undefined {
  return name === undefined ? undefined : walk.schema.getType(name);
}

/** Sizes that the list itself will refuse count as the limit: its own error says more. */
function pageSizeOf(walk: Walk, node: FieldNode, byDefault: number, sized: CostExtensions['size']): number {
  const given = sized
    ? argument(walk, node, sized.argument)
    : (argument(walk, node, 'first') ?? argument(walk, node, 'last'));
  return typeof given === 'number' ? Math.min(Math.max(given, 0), sized?.most ?? maximumPageSize) : byDefault;
}

function argument(walk: Walk, node: FieldNode, name: string): unknown {
  const given = node.arguments?.find((one) => one.name.value === name);
  return given && valueFromASTUntyped(given.value, walk.variables);
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 1;
}
