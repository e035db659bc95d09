import type { ExecutionResult, GraphQLFormattedError } from 'graphql';
import { describe, expect } from 'vitest';
import { createMeter, type Meter } from '../../src/graph/meter.ts';
import type { GraphStore } from '../../src/graph/store.ts';
import type { View } from '../../src/graph/view.ts';
import { type Context, createContext } from '../../src/graphql/context.ts';
import { compileOperation, interpretOperation } from '../../src/graphql/engine.ts';
import { toClientError } from '../../src/graphql/errors.ts';
import { checkCost, parseQuery, validateQuery } from '../../src/graphql/limits.ts';
import { buildSchema } from '../../src/graphql/schema.ts';
import { model } from './statements.ts';
import { overWorld } from './suites.ts';
import type { World } from './world.ts';

export const schema = buildSchema(model);

export type Engine = 'graphql-js' | 'graphql-jit';
export const engines: Engine[] = ['graphql-js', 'graphql-jit'];

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: answers have the shape of the query that a test asked.
  data: any;
  errors: GraphQLFormattedError[];
  meter: Meter;
}

export interface Request {
  engine: Engine;
  store: GraphStore;
  operationName?: string;
  /** What the top of the query sees, when not the latest load. */
  view?: View;
}

/** The whole way from a query's text to its answer, without HTTP: parse, validate, limits, execute, mask. */
export async function execute(
  text: string,
  variables: Record<string, unknown> | null,
  request: Request,
): Promise<Answer> {
  const context = await createContext({ store: request.store, model, deadline: Date.now() + 60_000 });
  const { meter } = context;
  // The context's own look at the store's version is not the query's work.
  Object.assign(meter, createMeter());
  const result = await run(text, variables, request, context);
  const errors = (result.errors ?? []).map((error) => toClientError(error).toJSON());
  return { data: result.data ?? null, errors, meter };
}

async function run(
  text: string,
  variables: Record<string, unknown> | null,
  { engine, operationName, view }: Request,
  contextValue: Context,
): Promise<ExecutionResult> {
  try {
    const document = parseQuery(text);
    const invalid = validateQuery(schema, document);
    if (invalid.length > 0) return { errors: invalid };
    checkCost(schema, document, operationName, variables ?? {});
    const compiled = engine === 'graphql-jit' ? compileOperation(schema, document, operationName) : null;
    const operation = compiled ?? interpretOperation(schema, document, operationName);
    return await operation({ rootValue: view && { view }, contextValue, variableValues: variables });
  } catch (error) {
    return { errors: [error as never] };
  }
}

/** The data of an answer that must be free of errors. */
export function dataOf({ data, errors }: Answer) {
  if (errors.length > 0) throw new Error(JSON.stringify(errors, null, 2));
  return data;
}

/** How a suite asks: the data of an answer without errors, or the whole answer. */
export interface Ask {
  (text: string, variables?: Record<string, unknown>): Promise<Answer['data']>;
  whole(text: string, variables?: Record<string, unknown>, view?: View): Promise<Answer>;
  /** The extensions of the only error, with its message. */
  error(text: string, variables?: Record<string, unknown>): Promise<Record<string, unknown>>;
  world(): World;
  engine: Engine;
}

/** Declares the tests once per store and per engine, over the world. */
export function overApi(title: string, tests: (ask: Ask) => void): void {
  overWorld(title, (world) => {
    describe.each(engines)('by %s', (engine) => {
      const whole: Ask['whole'] = (text, variables, view) =>
        execute(text, variables ?? null, { engine, store: world().store, view });
      const error: Ask['error'] = async (text, variables) => {
        const { errors } = await whole(text, variables);
        expect(errors).toHaveLength(1);
        return { message: errors[0]!.message, ...errors[0]!.extensions };
      };
      const ask = async (text: string, variables?: Record<string, unknown>) => dataOf(await whole(text, variables));
      tests(Object.assign(ask, { whole, error, world, engine }));
    });
  });
}
