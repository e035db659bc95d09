import { type ExecutionResult, GraphQLError } from 'graphql';
import type { MaskError, Plugin } from 'graphql-yoga';
import { type ErrorCode, toClientError } from '../graphql/errors.ts';
import type { Pipeline } from '../graphql/pipeline.ts';

/**
 * Refuses content that is no GraphQL, in words that every client reads. Sends a form can do without the browser asking us
 * first: another site's page could use a visitor's access. So forms are refused too, in either encoding.
 */
export function useContentTypes(): Plugin {
  return {
    onRequestParse({ request, requestParser, setRequestParser, fetchAPI, endResponse }) {
      const type = request.headers.get('content-type') ?? '';
      const isForm = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i.test(type);
      if (isForm || (request.method === 'POST' && !requestParser)) {
        const message = isForm ? 'Forms are not accepted: send application/json.' : 'Send application/json.';
        const body = JSON.stringify({
          errors: [{ message, extensions: { code: 'BAD_USER_INPUT' satisfies ErrorCode } }],
        });
        const headers = { 'content-type': 'application/json; charset=utf-8' };
        return endResponse(new fetchAPI.Response(body, { status: 415, headers }));
      }
      if (!requestParser) return;
      // What is no JSON in an address yoga would take for a fault of ours.
      setRequestParser(async (one) => {
        try {
          return await requestParser(one);
        } catch (error) {
          throw error instanceof SyntaxError
            ? badRequest('variables or extensions in the address are no JSON.')
            : error;
        }
      });
    },
  };
}

const statuses: Partial<Record<ErrorCode, number>> = { STORE_UNAVAILABLE: 503, TIMEOUT: 504, INTERNAL: 500 };

/** Answers through the pipeline; what yoga would do between a request's parameters and its result is left out. */
export function usePipeline(pipeline: Pipeline): Plugin {
  return {
    onParams({ setParamsHandler }) {
      setParamsHandler(async ({ params }) => {
        const { query = '', variables, operationName, extensions } = params;
        // Yoga checks the other parameters, this one not.
        if (typeof (operationName ?? '') !== 'string')
          return { errors: [badRequest('operationName is not a string.')] };
        const result = await pipeline.answer({ query, variables, operationName, extensions });
        // Yoga's own text would leave out where errors of the compiler are.
        const stringify = () => textOf(result);
        if ('data' in result) return { ...result, stringify };
        // Nothing was executed. Clients that only know application/json get 200 all the same: they read `errors`.
        return { ...result, stringify, errors: (result.errors ?? []).map(withStatus) };
      });
    },
  };
}

function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code: 'BAD_USER_INPUT' satisfies ErrorCode, http: { status: 400 } },
  });
}

/** An answer as it is sent. */
export function textOf(result: ExecutionResult): string {
  return JSON.stringify(result);
}

/** HTTP's status of an answer, for clients that know GraphQL's own media type. */
export function statusOf(result: ExecutionResult): number {
  return 'data' in result ? 200 : Math.max(...(result.errors ?? []).map(statusOfError));
}

function statusOfError({ extensions }: GraphQLError): number {
  return statuses[extensions.code as ErrorCode] ?? 400;
}

function withStatus(error: GraphQLError): GraphQLError {
  const { message, nodes, source, positions, path, originalError, extensions } = error;
  const http = { spec: true, status: statusOfError(error) };
  return new GraphQLError(message, {
    nodes,
    source,
    positions,
    path,
    originalError,
    extensions: { ...extensions, http },
  });
}

/** What yoga itself finds wrong with a request, under our codes; such a request is no GraphQL, so its status is always told. */
export const maskRequestError: MaskError = (error) => {
  const http = error instanceof GraphQLError ? (error.extensions.http as { status?: number } | undefined) : undefined;
  if (!(error instanceof GraphQLError) || http === undefined) return toClientError(error);
  const code: ErrorCode = http.status === 413 ? 'LIMIT_EXCEEDED' : 'BAD_USER_INPUT';
  return new GraphQLError(error.message, { nodes: error.nodes, extensions: { code, http: { ...http, spec: false } } });
};
