import type { ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql';
import type { FormerKeys } from '../graph/former-keys.ts';
import type { GraphStore } from '../graph/store.ts';
import type { View } from '../graph/view.ts';
import type { Model } from '../ontology/model.ts';
import { factBudget as defaultFactBudget } from '../traversal/walk.ts';
import { createContext } from './context.ts';
import { costOf, maximumCost, requireCost } from './cost.ts';
import { createDocuments, type Engine, type Prepared } from './documents.ts';
import { toClientError } from './errors.ts';
import { requireVariables } from './limits.ts';

/** A GraphQL request, however it came. */
export interface Request {
  query: string;
  variables?: Readonly<Record<string, unknown>> | null;
  operationName?: string | null;
  extensions?: { cost?: unknown } | null;
  /** What the top of the query sees; the latest load when absent. */
  view?: View;
}

export interface Pipeline {
  /** Never throws: an answer without `data` was not executed. Its errors are fit for clients. */
  answer(request: Request): Promise<ExecutionResult>;
}

export interface PipelineOptions {
  schema: GraphQLSchema;
  model: Model;
  store: GraphStore;
  /** What ids of merged nodes mean in arguments. */
  formerKeys?: FormerKeys | undefined;
  engine?: Engine;
  /** Milliseconds that a request may take. */
  patience?: number;
  /** Most facts that one traversal may visit. */
  factBudget?: number;
  /** Told of errors whose cause clients are not shown. */
  logError?: (error: unknown) => void;
}

/** Milliseconds that a request may take where nothing else is said. */
const defaultPatience = 10_000;

/** The whole way from a request to its answer, apart from HTTP: parse, validate, limits, execute, mask. */
export function createPipeline(options: PipelineOptions): Pipeline {
  const { schema, model, store, engine = 'second-use', patience = defaultPatience } = options;
  const { factBudget = defaultFactBudget, formerKeys } = options;
  const prepare = createDocuments(schema, engine);
  const mask = (error: unknown): GraphQLError => {
    const shown = toClientError(error);
    if (shown.extensions.code === 'TIMEOUT') shown.extensions.limit = patience;
    if (['INTERNAL', 'STORE_UNAVAILABLE'].includes(String(shown.extensions.code))) options.logError?.(error);
    return shown;
  };

  async function run(prepared: Prepared, request: Request): Promise<ExecutionResult> {
    const operation = prepared.operation(request.operationName);
    const started = performance.now();
    const { view, variables = null, operationName } = request;
    requireVariables(variables ?? {});
    const complexity = costOf(schema, prepared.document, operationName, variables ?? {});
    requireCost(complexity);
    const deadline = Date.now() + patience;
    const execute = async (load: number) => {
      const context = createContext({ store, model, deadline, factBudget, formerKeys }, load);
      const result = await operation({ rootValue: view && { view }, contextValue: context, variableValues: variables });
      return { context, result };
    };
    let { context, result } = await execute(store.known());
    // The load was presumed, to save asking for it. On an embedded store it may have moved on meanwhile: parts read
    // before and after would not fit together.
    const latest = context.meter.found ?? store.known();
    if (latest !== context.view.load) ({ context, result } = await execute(latest));
    if (request.extensions?.cost !== true) return result;
    const { rows: rowsRead, portCalls, statements } = context.meter;
    const ms = Math.round((performance.now() - started) * 100) / 100;
    const cost = { complexity, limit: maximumCost, rowsRead, portCalls, statements, ms };
    return { ...result, extensions: { ...result.extensions, cost } };
  }

  return {
    async answer(request) {
      try {
        const prepared = prepare(request.query);
        if (prepared.errors.length > 0) return { errors: prepared.errors };
        const answer = await run(prepared, request);
        return answer.errors ? { ...answer, errors: answer.errors.map(mask) } : answer;
      } catch (error) {
        return { errors: [mask(error)] };
      }
    },
  };
}
