import type { Plugin } from 'graphql-yoga';
import { createMeter } from '../graph/meter.ts';
import type { GraphStore } from '../graph/store.ts';

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

/** Everything that is served besides the API itself: `/` (leads to it), `/schema.graphql`, `/ready`. */
export function useRoutes({ endpoint, printSdl, store, stopping }: Routes): Plugin {
  // A megabyte, which few starts are asked for.
  let sdl: string | undefined;
  const routes: Record<string, () => Promise<{ status?: number; headers: Record<string, string>; body?: string }>> = {
    '/': async () => ({ status: 302, headers: { location: endpoint } }),
    '/schema.graphql': async () => {
      sdl ??= printSdl();
      return { headers: { 'content-type': 'text/plain; charset=utf-8' }, body: sdl };
    },
    '/ready': async () => {
      const reason = stopping() ? 'The server is stopping.' : await whyNotReady(store);
      const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
      const body = JSON.stringify(reason === null ? { ready: true } : { ready: false, reason });
      return { status: reason === null ? 200 : 503, headers, body };
    },
  };
  return {
    async onRequest({ request, url, fetchAPI, endResponse }) {
      const route = Object.hasOwn(routes, url.pathname) ? routes[url.pathname] : undefined;
      if (!route || !['GET', 'HEAD'].includes(request.method)) return;
      const { status = 200, headers, body } = await route();
      endResponse(new fetchAPI.Response(request.method === 'HEAD' ? null : (body ?? null), { status, headers }));
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
