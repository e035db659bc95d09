import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import type { Plugin } from 'graphql-yoga';
import { tabs } from './tabs.ts';

interface Page {
  plain: Uint8Array<ArrayBuffer>;
  zipped: Uint8Array<ArrayBuffer>;
  etag: string;
}

/**
 * GraphiQL for whoever opens the endpoint in a browser: nothing of it comes from elsewhere. The page is 9 MB, so it is
 * made and compressed once, when first asked for, and sent again only when it changed.
 */
export function useGraphiqlPage(endpoint: string): Plugin {
  let made: Promise<Page> | undefined;
  return {
    async onRequest({ request, url, fetchAPI, endResponse }) {
      // Also with a query in the address: that is how GraphiQL writes down what its reader is at.
      if (request.method !== 'GET' || url.pathname !== endpoint) return;
      if (!request.headers.get('accept')?.includes('text/html')) return;
      made ??= makePage(endpoint);
      const { plain, zipped, etag } = await made;
      const headers: Record<string, string> = { etag, 'cache-control': 'no-cache', vary: 'accept, accept-encoding' };
      if (request.headers.get('if-none-match')?.includes(etag)) {
        endResponse(new fetchAPI.Response(null, { status: 304, headers }));
        return;
      }
      headers['content-type'] = 'text/html; charset=utf-8';
      const zips = request.headers.get('accept-encoding')?.includes('gzip') === true;
      if (zips) headers['content-encoding'] = 'gzip';
      endResponse(new fetchAPI.Response(zips ? zipped : plain, { headers }));
    },
  };
}

async function makePage(endpoint: string): Promise<Page> {
  const defaultTabs = tabs.map(({ query }) => ({ query }));
  const plain = Buffer.from(renderGraphiQL({ title: 'Capgraph', endpoint, defaultTabs }));
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 20)}"`;
  return { plain, zipped: new Uint8Array(await promisify(gzip)(plain)), etag };
}
