/** Codes of everything that can go wrong in the graph's language; the API's error table maps them. */
export type GraphErrorCode =
  | 'BAD_USER_INPUT'
  | 'INVALID_CURSOR'
  | 'LIMIT_EXCEEDED'
  | 'TIMEOUT'
  | 'STORE_UNAVAILABLE'
  | 'STORE_FORMAT'
  | 'INTERNAL';

/** An error with a code and facts about it; a driver's own error is kept as `cause` and never shown. */
export class GraphError extends Error {
  readonly code: GraphErrorCode;
  readonly facts: Record<string, unknown>;

  constructor(code: GraphErrorCode, message: string, facts: Record<string, unknown> = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'GraphError';
    this.code = code;
    this.facts = facts;
  }
}

/** A read did not end before its deadline; requests say how long they may take. */
export function timeout(cause?: unknown): GraphError {
  return new GraphError('TIMEOUT', 'The request took longer than it may.', {}, cause);
}

export function badInput(message: string, facts: Record<string, unknown> = {}): GraphError {
  return new GraphError('BAD_USER_INPUT', message, facts);
}
