import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

describe('the configuration', () => {
  test('of an empty environment: the embedded store, this machine only', () => {
    expect(readConfig({ PORT: '' })).toEqual({
      host: '127.0.0.1',
      port: 4000,
      store: { sqlite: { path: 'data/capgraph.db' } },
      logLevel: 'info',
      corsOrigins: '*',
    });
  });

  test('with NEO4J_URI: that Neo4j', () => {
    expect(
      readConfig({ NEO4J_URI: 'neo4j+s://x.example', NEO4J_PASSWORD: 'secret', CAPGRAPH_DB: 'a.db' }).store,
    ).toEqual({
      neo4j: { uri: 'neo4j+s://x.example', user: 'neo4j', password: 'secret', database: 'neo4j' },
    });
  });

  test('a request may be given other limits', () => {
    const limits = readConfig({ REQUEST_TIMEOUT_MS: '2500', FACT_BUDGET: '1000' });
    expect(limits).toMatchObject({ requestTimeout: 2_500, factBudget: 1_000 });
  });

  test('origins may be several', () => {
    expect(readConfig({ CORS_ORIGINS: 'https://a.example, http://localhost:5173' }).corsOrigins).toEqual([
      'https://a.example',
      'http://localhost:5173',
    ]);
  });

  test('every problem is told at once, by the variable', () => {
    const wrong = {
      PORT: '70000',
      NEO4J_URI: 'http://x',
      LOG_LEVEL: 'loud',
      CORS_ORIGINS: 'example.org',
      REQUEST_TIMEOUT_MS: '0',
      FACT_BUDGET: '1e6',
    };
    const problems = () => readConfig(wrong);
    expect(problems).toThrow(ConfigError);
    expect(problems).toThrow(
      /^PORT .*\nNEO4J_URI .*\nLOG_LEVEL .*\nCORS_ORIGINS .*\nREQUEST_TIMEOUT_MS .*\nFACT_BUDGET .*$/,
    );
  });
});
