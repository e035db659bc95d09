import type { GraphQLFormattedError } from 'graphql';
import { describe, expect } from 'vitest';
import type { Meter } from '../../src/graph/meter.ts';
import type { GraphStore } from '../../src/graph/store.ts';
import type { View } from '../../src/graph/view.ts';
import { createPipeline, type Pipeline } from '../../src/graphql/pipeline.ts';
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
  meter: Pick<Meter, 'rows' | 'portCalls' | 'statements'>;
}

export interface Request {
  engine: Engine;
  store: GraphStore;
  operationName?: string;
  /** What the top of the query sees, when not the latest load. */
  view?: View;
}

const pipelines = new WeakMap<GraphStore, Map<Engine, Pipeline>>();

function pipelineOf(store: GraphStore, engine: Engine): Pipeline {
  const known = pipelines.get(store) ?? new Map<Engine, Pipeline>();
  pipelines.set(store, known);
  const pipeline = known.get(engine) ?? createPipeline({ schema, model, store, engine });
  known.set(engine, pipeline);
  return pipeline;
}

/** The whole way from a query's text to its answer, without HTTP. */
export async function execute(
  query: string,
  variables: Record<string, unknown> | null,
  { engine, store, ...request }: Request,
): Promise<Answer> {
  const pipeline = pipelineOf(store, engine);
  const result = await pipeline.answer({ query, variables, extensions: { cost: true }, ...request });
  const {
    rowsRead: rows = 0,
    portCalls = 0,
    statements = 0,
  } = (result.extensions?.cost ?? {}) as Record<string, number>;
  const errors = (result.errors ?? []).map((error) => error.toJSON());
  return { data: result.data ?? null, errors, meter: { rows, portCalls, statements } };
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
