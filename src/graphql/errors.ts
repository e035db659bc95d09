import { type ASTNode, GraphQLError } from 'graphql';
import { GraphError, type GraphErrorCode } from '../graph/errors.ts';

/** Every code that an answer's `extensions.code` can have. */
export const errorCodes = [
  'BAD_USER_INPUT',
  'INVALID_CURSOR',
  'LIMIT_EXCEEDED',
  'QUERY_TOO_COMPLEX',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'TIMEOUT',
  'STORE_UNAVAILABLE',
  'INTERNAL',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Graph errors as clients see them; `message` replaces a text that is meant for whoever runs the server. */
const answers: Record<GraphErrorCode, { code: ErrorCode; message?: string }> = {
  BAD_USER_INPUT: { code: 'BAD_USER_INPUT' },
  INVALID_CURSOR: { code: 'INVALID_CURSOR' },
  LIMIT_EXCEEDED: { code: 'LIMIT_EXCEEDED' },
  TIMEOUT: { code: 'TIMEOUT' },
  STORE_UNAVAILABLE: { code: 'STORE_UNAVAILABLE', message: 'The store cannot be reached at the moment.' },
  STORE_FORMAT: { code: 'STORE_UNAVAILABLE', message: 'The store cannot be used at the moment.' },
  INTERNAL: { code: 'INTERNAL', message: 'Something went wrong' },
};

/** An error for clients with a code and facts such as `{limit, requested}`. */
export function clientError(
  code: ErrorCode,
  message: string,
  facts: Record<string, unknown> = {},
  nodes?: ASTNode,
): GraphQLError {
  return new GraphQLError(message, { nodes, extensions: { code, ...facts } });
}

/** An error that validation reported, with its code; rules of our own bring theirs along. */
export function validationError(error: GraphQLError): GraphQLError {
  if (error.extensions.code) return error;
  return new GraphQLError(error.message, {
    nodes: error.nodes,
    extensions: { ...error.extensions, code: 'GRAPHQL_VALIDATION_FAILED' satisfies ErrorCode },
  });
}

/**
 * Any error of a request as its client may see it: graph errors by the table above, errors of the query language as
 * they are, everything else as INTERNAL without a word about what it was. Path and locations are kept; the error that
 * was thrown stands in `originalError` for the log.
 */
export function toClientError(error: unknown): GraphQLError {
  const thrown = rootOf(error);
  if (thrown instanceof GraphError) {
    const { code, message } = answers[thrown.code];
    return answer(error, message ?? thrown.message, { code, ...(message === undefined && thrown.facts) });
  }
  if (error instanceof GraphQLError && thrown instanceof GraphQLError) {
    const extensions = { code: languageCode(error), ...thrown.extensions, ...error.extensions };
    if (extensions.code !== 'INTERNAL') return answer(error, error.message, extensions);
  }
  return answer(error, answers.INTERNAL.message!, { code: answers.INTERNAL.code });
}

/** What was thrown in the first place, beneath the errors that the executor wrapped around it. */
function rootOf(error: unknown): unknown {
  let thrown = error;
  while (thrown instanceof GraphQLError && thrown.originalError) thrown = thrown.originalError;
  return thrown;
}

/** Code of an error that graphql itself raised: outside of any field it is about the request, inside about our data. */
function languageCode(error: GraphQLError): ErrorCode {
  if (error.message.startsWith('Syntax Error')) return 'GRAPHQL_PARSE_FAILED';
  const aboutInput = !error.path || error.message.startsWith('Argument "');
  return aboutInput ? 'BAD_USER_INPUT' : 'INTERNAL';
}

function answer(error: unknown, message: string, extensions: { code: ErrorCode }): GraphQLError {
  const originalError = error instanceof Error ? error : new Error(String(error));
  if (!(error instanceof GraphQLError)) return new GraphQLError(message, { originalError, extensions });
  const { nodes, source, positions, path, locations } = error;
  const restated = new GraphQLError(message, { nodes, source, positions, path, originalError, extensions });
  // The compiler's errors know where they are, but not by which nodes.
  if (!restated.locations && locations)
    Object.defineProperty(restated, 'locations', { value: locations, enumerable: true });
  return restated;
}
