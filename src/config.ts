import { z } from 'zod';
import type { StoreOptions } from './storage/index.ts';

/** Everything that can be set from outside, checked. */
export interface Config {
  host: string;
  port: number;
  store: StoreOptions;
  logLevel: string;
  /** `*`, or the origins whose pages may read answers. */
  corsOrigins: '*' | string[];
  /** Milliseconds that a request may take; absent, what the pipeline takes by itself. */
  requestTimeout?: number | undefined;
  /** Most facts that one traversal may visit; absent, likewise. */
  factBudget?: number | undefined;
}

/** The environment holds something that cannot be meant: one line per variable. */
export class ConfigError extends Error {}

const origin = z.string().refine((text) => URL.canParse(text) && new URL(text).origin === text, {
  error: 'takes * or addresses like https://example.org, with commas between them',
});

const count = (most: number) => {
  const error = `takes a whole number, 1 to ${most.toLocaleString('en')}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, error)
    .transform(Number)
    .refine((number) => number >= 1 && number <= most, error);
};

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'takes a port number, 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'takes a port number, 0 to 65535')
    .default(4000),
  CAPGRAPH_DB: z.string().default('data/capgraph.db'),
  NEO4J_URI: z
    .string()
    .regex(
      /^(bolt|neo4j)(\+s|\+ssc)?:\/\//,
      'takes an address like bolt://localhost:7687 or neo4j+s://example.databases.neo4j.io',
    )
    .optional(),
  NEO4J_USER: z.string().default('neo4j'),
  NEO4J_PASSWORD: z.string().default(''),
  NEO4J_DATABASE: z.string().default('neo4j'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
      error: 'takes trace, debug, info, warn, error, fatal or silent',
    })
    .default('info'),
  CORS_ORIGINS: z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .pipe(z.union([z.tuple([z.literal('*')]), z.array(origin)], 'takes * or addresses like https://example.org'))
    .default(['*']),
  REQUEST_TIMEOUT_MS: count(600_000).optional(),
  FACT_BUDGET: count(10_000_000).optional(),
});

/** Every environment variable that is read, in the order of the documentation. */
export const variables = Object.keys(environment.shape);

/** The configuration in `env`; an empty variable counts as not set. Throws ConfigError with every problem. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${path[0] as string} ${message}`).join('\n'));
  }
  const { HOST, PORT, CAPGRAPH_DB, LOG_LEVEL, CORS_ORIGINS, REQUEST_TIMEOUT_MS, FACT_BUDGET, ...login } = parsed.data;
  const { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, NEO4J_DATABASE: database } = login;
  return {
    host: HOST,
    port: PORT,
    store: uri === undefined ? { sqlite: { path: CAPGRAPH_DB } } : { neo4j: { uri, user, password, database } },
    logLevel: LOG_LEVEL,
    corsOrigins: CORS_ORIGINS[0] === '*' ? '*' : (CORS_ORIGINS as string[]),
    requestTimeout: REQUEST_TIMEOUT_MS,
    factBudget: FACT_BUDGET,
  };
}
