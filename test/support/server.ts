import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import type { Config } from '../../src/config.ts';
import type { GraphStore } from '../../src/graph/store.ts';
import { createServer } from '../../src/server.ts';
import { model } from './statements.ts';

/** A server that listens on a free port of this machine. */
export interface Listening {
  url: string;
  /** What it logged, one JSON object a line. */
  log: string[];
  stop(): Promise<void>;
}

export async function listen(
  store: GraphStore,
  options: { corsOrigins?: Config['corsOrigins']; requestTimeout?: number; leanPath?: boolean } = {},
): Promise<Listening> {
  const { corsOrigins = '*', requestTimeout, leanPath = true } = options;
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  const server = createServer({ store, model, config: { corsOrigins, requestTimeout }, log, leanPath });
  await once(server.http.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.http.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, log: lines, stop: () => server.stop() };
}

/** A POST of JSON to the endpoint, as it is. */
export async function post({ url }: Listening, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}
