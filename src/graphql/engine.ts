import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLScalarType,
  GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { isLargeToCompile } from './compile-size.ts';

/** One operation, ready to be executed any number of times. */
export type Operation = (request: {
  rootValue?: unknown;
  contextValue: unknown;
  variableValues?: Readonly<Record<string, unknown>> | null;
}) => ExecutionResult | Promise<ExecutionResult>;

/** An operation as graphql-js executes it: the reference. */
export function interpretOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName?: string | null,
): Operation {
  return (request) => execute({ schema, document, operationName, ...request }) as ReturnType<Operation>;
}

/** Fields that the compiler may write code for: about a tenth of a second at most. */
const mostFields = 600;

/**
 * An operation compiled by graphql-jit; null when it is not compiled, so that graphql-js must execute it. Answers and
 * errors are those of graphql-js: variables are coerced by it, because the compiler's own coercion does not end on
 * inputs that contain themselves and does not know one-of. Where a variable within an input is not given, graphql-js
 * executes: it leaves the variable's place out, the compiler would put null there.
 */
export function compileOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName?: string | null,
): Operation | null {
  const operation = getOperationAST(document, operationName);
  if (!operation || isLargeToCompile(schema, document, operation, mostFields)) return null;
  const declared = operation.variableDefinitions ?? [];
  const bare = { ...operation, variableDefinitions: declared.map(asAnything) };
  const definitions = document.definitions.map((one) => (one === operation ? bare : one));
  const compiled = compileQuery(compilable(schema), { ...document, definitions }, operation.name?.value ?? '');
  if (!isCompiledQuery(compiled)) return null;
  const inner = innerVariables(document);
  const interpret = interpretOperation(schema, document, operationName);
  return (request) => {
    const { coerced, errors } = getVariableValues(schema, declared, request.variableValues ?? {}, { maxErrors: 50 });
    if (errors) return { errors };
    if (inner.some((name) => (coerced[name] ?? null) === null)) return interpret(request);
    return compiled.query(request.rootValue, request.contextValue, coerced) as ReturnType<Operation>;
  };
}

/** Names of the variables that stand within objects or lists. */
function innerVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Variable({ name }, _, parent) {
      if (Array.isArray(parent) || (parent as { kind?: string }).kind === Kind.OBJECT_FIELD) names.add(name.value);
    },
  });
  return [...names];
}

/** Stands in for the type of every variable: takes what was coerced already. */
const anything = new GraphQLScalarType({ name: 'AlreadyCoerced', parseValue: (value) => value });

function asAnything({ defaultValue: _, ...definition }: VariableDefinitionNode): VariableDefinitionNode {
  return { ...definition, type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: anything.name } } };
}

const extended = new WeakMap<GraphQLSchema, GraphQLSchema>();

function compilable(schema: GraphQLSchema): GraphQLSchema {
  let found = extended.get(schema);
  if (!found) {
    const config = schema.toConfig();
    found = new GraphQLSchema({ ...config, types: [...config.types, anything], assumeValid: true });
    extended.set(schema, found);
  }
  return found;
}
