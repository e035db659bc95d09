import type { FetchAPI, Plugin } from 'graphql-yoga';
import { createMeter } from '../graph/meter.ts';
import type { GraphStore } from '../graph/store.ts';
import { makePage, type Page, pageResponse } from './page.ts';

/** Milliseconds in which the store must answer a look at its readiness. */
const patience = 2_000;

export interface Routes {
  endpoint: string;
  /** Prints the schema as SDL. */
  printSdl: () => string;
  store: GraphStore;
  /** Whether the server is about to stop. */
  stopping: () => boolean;
}

/** Everything that is served besides the API itself: `/` (leads to it), `/schema.graphql`, `/health`, `/ready`. */
export function useRoutes({ endpoint, printSdl, store, stopping }: Routes): Plugin {
  // A megabyte, which few starts are asked for.
  let sdl: Promise<Page> | undefined;
  const routes: Record<string, (request: Request, fetchAPI: FetchAPI) => Promise<Response>> = {
    '/': async (_, { Response }) => new Response(null, { status: 302, headers: { location: endpoint } }),
    '/schema.graphql': async (request, fetchAPI) => {
      sdl ??= makePage(printSdl(), 'text/plain; charset=utf-8');
      return pageResponse(fetchAPI, request, await sdl);
    },
    // Yoga's own knows it only without a query, which some balancers add.
    '/health': async (_, { Response }) => new Response(null),
    '/ready': async ({ method }, { Response }) => {
      const reason = stopping() ? 'The server is stopping.' : await whyNotReady(store);
      const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
      const body = JSON.stringify(reason === null ? { ready: true } : { ready: false, reason });
      return new Response(method === 'HEAD' ? null : body, { status: reason === null ? 200 : 503, headers });
    },
  };
  const nothing = `Nothing is here: the API is at ${endpoint}, its schema at /schema.graphql.\n`;
  return {
    async onRequest({ request, url: { pathname }, fetchAPI, endResponse }) {
      const route = Object.hasOwn(routes, pathname) ? routes[pathname] : undefined;
      if (route && ['GET', 'HEAD'].includes(request.method)) return endResponse(await route(request, fetchAPI));
      if (pathname === endpoint || pathname === `${endpoint}/`) return;
      const headers = { 'content-type': 'text/plain; charset=utf-8' };
      endResponse(new fetchAPI.Response(request.method === 'HEAD' ? null : nothing, { status: 404, headers }));
    },
    // Here, because CORS writes its own `vary` over what an answer came with.
    onResponse({ response }) {
      if (response.headers.has('etag')) response.headers.append('vary', 'accept, accept-encoding');
    },
  };
}

/** Null when the store answers and holds data. */
async function whyNotReady(store: GraphStore): Promise<string | null> {
  try {
    const { load } = await store.version({ deadline: Date.now() + patience, meter: createMeter() });
    return load > 0 ? null : 'The store holds no data: run "npm run ingest".';
  } catch {
    return 'The store does not answer.';
  }
}
