import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { type CORSOptions, createYoga } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { FormerKeys } from './graph/former-keys.ts';
import type { GraphStore } from './graph/store.ts';
import type { Engine } from './graphql/documents.ts';
import { createPipeline } from './graphql/pipeline.ts';
import { buildSchema, printSchemaText } from './graphql/schema.ts';
import { compressed } from './http/compressed.ts';
import { useGraphiqlPage } from './http/graphiql.ts';
import { corsMaxAge, createLeanListener } from './http/lean.ts';
import { maskRequestError, useContentTypes, usePipeline } from './http/requests.ts';
import { useRoutes } from './http/routes.ts';
import type { Model } from './ontology/model.ts';

export interface Server {
  /** Not yet listening. */
  http: HttpServer;
  /** Fails `/ready`, takes no new connection, and settles when running requests have ended or 10 s are over. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  store: GraphStore;
  model: Model;
  /** What ids of merged nodes mean in arguments; none when not given. */
  formerKeys?: FormerKeys;
  config: Pick<Config, 'corsOrigins' | 'requestTimeout' | 'factBudget'>;
  log: Logger;
  /** Whether plain requests go past the fetch layer; answers are the same. */
  leanPath?: boolean;
  /** Which executor answers; the compiler for what is asked a second time when not given. Answers are the same. */
  engine?: Engine;
}

export const endpoint = '/graphql';

const largestBody = 1_000_000;
/** Milliseconds that running requests may take to end when the server stops. */
const grace = 10_000;

/** The server over a store that is open; the store stays the caller's to close. */
export function createServer(options: ServerOptions): Server {
  const { store, model, formerKeys, config, log, leanPath = true, engine } = options;
  const schema = buildSchema(model);
  const { requestTimeout: patience, factBudget } = config;
  const logError = (error: unknown) => logFault(log, error);
  const pipeline = createPipeline({ schema, model, store, formerKeys, engine, patience, factBudget, logError });
  const allowsOrigin = (origin: string) => config.corsOrigins === '*' || config.corsOrigins.includes(origin);
  let stopping = false;
  const yoga = createYoga({
    schema,
    graphqlEndpoint: endpoint,
    // What follows is ours to do: pages, health and documents have plugins below, errors their table.
    graphiql: false,
    landingPage: false,
    multipart: false,
    parserAndValidationCache: false,
    maxRequestBodySize: largestBody,
    cors: corsOf(allowsOrigin),
    maskedErrors: { maskError: maskRequestError },
    logging: {
      debug() {},
      info() {},
      warn() {},
      error: (error: unknown) => log.debug({ err: error }, 'request refused'),
    },
    plugins: [
      useRoutes({ endpoint, printSdl: () => printSchemaText(schema), store, stopping: () => stopping }),
      useGraphiqlPage(endpoint),
      useContentTypes(),
      usePipeline(pipeline),
    ],
  });
  const answerWhole = async (request: globalThis.Request) => yoga.fetch(request);
  const lean = createLeanListener({ endpoint, pipeline, largestBody, allowsOrigin, otherwise: yoga, answerWhole });
  const http = createHttpServer(compressed(leanPath ? lean : yoga));
  return {
    http,
    async stop() {
      stopping = true;
      if (!http.listening) return;
      const closed = new Promise<void>((resolve) => http.close(() => resolve()));
      http.closeIdleConnections();
      const cut = setTimeout(() => http.closeAllConnections(), grace);
      await closed;
      clearTimeout(cut);
    },
  };
}

/** Without credentials whatever the origin: answers are the same for everyone. Pages of other origins get no header. */
function corsOf(allowsOrigin: (origin: string) => boolean): (request: globalThis.Request) => CORSOptions {
  const allowed: CORSOptions = { origin: '*', credentials: false, methods: ['GET', 'POST'], maxAge: corsMaxAge };
  return (request) => allowsOrigin(request.headers.get('origin') ?? '') && allowed;
}

/** An error that its client was not told about: with everything that caused it. */
function logFault(log: Logger, error: unknown): void {
  let thrown = error as { originalError?: unknown };
  while (thrown.originalError) thrown = thrown.originalError as typeof thrown;
  log.error({ err: thrown }, 'a request failed');
}
