import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Pipeline, Request } from '../graphql/pipeline.ts';
import { statusOf, textOf } from './requests.ts';

export interface LeanOptions {
  endpoint: string;
  pipeline: Pipeline;
  /** Bytes of the largest body. */
  largestBody: number;
  /** Whether pages of this origin may read answers. */
  allowsOrigin: (origin: string) => boolean;
  /** Takes every other request. */
  otherwise: RequestListener;
  /** Answers a request whose body was read already. */
  answerWhole: (request: globalThis.Request) => Promise<globalThis.Response>;
}

/**
 * Answers the plainest requests straight from Node's streams: a POST of JSON, as nearly every client sends it. Turning
 * such a request into a fetch Request and its answer back takes longer than most queries. It must answer byte for byte
 * as yoga does; whatever is unusual in any way goes there.
 */
export function createLeanListener(options: LeanOptions): RequestListener {
  return (request, response) => {
    const type = isPlain(request, options) ? answerTypes.get(request.headers.accept) : undefined;
    if (type === undefined) return options.otherwise(request, response);
    readBody(request)
      .then((body) => answer(options, request, body, response, type))
      // The client is gone, or the pipeline broke its promise not to throw: there is nobody to tell.
      .catch(() => response.destroy());
  };
}

/** Seconds for which a browser need not ask again whether a page of another origin may ask. */
export const corsMaxAge = 7_200;

const json = 'application/json';
const graphqlJson = 'application/graphql-response+json';

/** What common clients accept, to the type they get. */
const answerTypes = new Map<string | undefined, string>([
  [undefined, json],
  ['*/*', json],
  [json, json],
  ['application/json, */*', json],
  [graphqlJson, graphqlJson],
  [`${graphqlJson},application/json;q=0.9`, graphqlJson],
  [`${graphqlJson}, application/json`, graphqlJson],
]);

const contentTypes = new Set([json, 'application/json; charset=utf-8', 'application/json;charset=utf-8']);

function isPlain({ method, url, headers }: IncomingMessage, { endpoint, largestBody }: LeanOptions): boolean {
  if (method !== 'POST' || url !== endpoint || !contentTypes.has(headers['content-type'] ?? '')) return false;
  const length = Number(headers['content-length']);
  return length > 0 && length <= largestBody && !headers['content-encoding'] && !headers['transfer-encoding'];
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}

async function answer(
  options: LeanOptions,
  incoming: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
  type: string,
): Promise<void> {
  const request = parseRequest(body);
  if (!request) return pass(options, incoming, body, response);
  const result = await options.pipeline.answer(request);
  const text = textOf(result);
  response.writeHead(type === json && !('data' in result) ? 200 : statusOf(result), {
    'Content-Type': `${type}; charset=utf-8`,
    ...corsHeaders(options, incoming.headers.origin),
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

/** The parameters of a request without anything wrong with it; what is wrong with others yoga says. */
function parseRequest(body: Buffer): Request | null {
  let value: Record<string, unknown> | null;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { query, variables, operationName, extensions, ...others } = value;
  const isObject = (one: unknown) =>
    one === undefined || one === null || (typeof one === 'object' && !Array.isArray(one));
  const isName = operationName === undefined || operationName === null || typeof operationName === 'string';
  if (typeof query !== 'string' || !isName || !isObject(variables) || !isObject(extensions)) return null;
  return Object.keys(others).length > 0 ? null : ({ query, variables, operationName, extensions } as Request);
}

async function pass(options: LeanOptions, incoming: IncomingMessage, body: Buffer, response: ServerResponse) {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    // The body is whole by now: how it came is no part of the request any more.
    if (typeof value === 'string' && !['connection', 'content-length', 'keep-alive'].includes(name)) {
      headers.set(name, value);
    }
  }
  const url = `http://${incoming.headers.host ?? 'localhost'}${incoming.url}`;
  const whole = await options.answerWhole(new Request(url, { method: 'POST', headers, body: new Uint8Array(body) }));
  response.writeHead(whole.status, Object.fromEntries(whole.headers));
  response.end(Buffer.from(await whole.arrayBuffer()));
}

function corsHeaders({ allowsOrigin }: LeanOptions, origin: string | undefined): Record<string, string> {
  if (origin === undefined || !allowsOrigin(origin)) return {};
  return {
    'access-control-allow-origin': origin,
    vary: 'Origin',
    'access-control-allow-methods': 'GET, POST',
    'access-control-max-age': String(corsMaxAge),
  };
}
