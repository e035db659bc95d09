import { type DocumentNode, type GraphQLError, type GraphQLSchema, getOperationAST, Kind } from 'graphql';
import { compileOperation, interpretOperation, type Operation } from './engine.ts';
import { clientError } from './errors.ts';
import { parseQuery, validateQuery } from './limits.ts';

/** Which executor answers: graphql-js, the compiler, or the compiler for what is asked a second time. */
export type Engine = 'graphql-js' | 'graphql-jit' | 'second-use';

/** A query text that was parsed and validated once, with its operations as they were last asked for. */
export interface Prepared {
  document: DocumentNode;
  /** What validation found; nothing of an invalid document is executed. */
  errors: readonly GraphQLError[];
  /** The operation of that name, ready to run; none or several to choose from: BAD_USER_INPUT. */
  operation(name: string | null | undefined): Operation;
}

/** Documents kept; what is compiled of one may take some hundred kilobytes. */
const mostKept = 500;
/** Longer texts are prepared anew each time, so that a stream of them costs no memory. */
const longestKept = 20_000;

/** Prepares query texts and keeps those used last. Throws GRAPHQL_PARSE_FAILED or QUERY_TOO_COMPLEX for a text that is none. */
export function createDocuments(schema: GraphQLSchema, engine: Engine): (text: string) => Prepared {
  const kept = new Map<string, Prepared>();
  return (text) => {
    const known = kept.get(text);
    if (known) {
      kept.delete(text);
      kept.set(text, known);
      return known;
    }
    const prepared = prepare(schema, engine, parseQuery(text));
    if (text.length <= longestKept) {
      kept.set(text, prepared);
      if (kept.size > mostKept) kept.delete(kept.keys().next().value as string);
    }
    return prepared;
  };
}

function prepare(schema: GraphQLSchema, engine: Engine, document: DocumentNode): Prepared {
  const errors = validateQuery(schema, document);
  const operations = new Map<string | null, { uses: number; run: Operation }>();
  return {
    document,
    errors,
    operation(name) {
      const key = name ?? null;
      let known = operations.get(key);
      if (!known) {
        requireOperation(document, name);
        known = { uses: 0, run: interpretOperation(schema, document, name) };
        operations.set(key, known);
      }
      known.uses += 1;
      // Compiling takes longer than one execution: a stream of queries that are asked once must not pay for it.
      const compiles = engine !== 'graphql-js' && known.uses === (engine === 'graphql-jit' ? 1 : 2);
      if (compiles) known.run = compileOperation(schema, document, name) ?? known.run;
      return known.run;
    },
  };
}

function requireOperation(document: DocumentNode, name: string | null | undefined): void {
  const operation = getOperationAST(document, name);
  if (operation && operation.operation !== 'query') {
    throw clientError('BAD_USER_INPUT', `There are only queries here, no ${operation.operation}s.`, {}, operation);
  }
  if (operation) return;
  const names = document.definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION ? [one.name?.value ?? '(without a name)'] : [],
  );
  const message =
    names.length === 0
      ? 'The document holds no operation, only fragments.'
      : name
        ? `The document has no operation ${name}; it has ${names.join(', ')}.`
        : `The document has several operations: give operationName, one of ${names.join(', ')}.`;
  throw clientError('BAD_USER_INPUT', message, { argument: 'operationName' });
}
