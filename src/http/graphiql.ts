import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import type { Plugin } from 'graphql-yoga';
import { makePage, type Page, pageResponse } from './page.ts';
import { tabs } from './tabs.ts';

/**
 * GraphiQL for whoever opens the endpoint in a browser: nothing of it comes from elsewhere. It is 9 MB, so it is made when
 * first asked for.
 */
export function useGraphiqlPage(endpoint: string): Plugin {
  let made: Promise<Page> | undefined;
  return {
    async onRequest({ request, url, fetchAPI, endResponse }) {
      // Also with a query in the address: that is how GraphiQL writes down what its reader is at.
      if (!['GET', 'HEAD'].includes(request.method) || ![endpoint, `${endpoint}/`].includes(url.pathname)) return;
      if (!request.headers.get('accept')?.includes('text/html')) return;
      made ??= graphiql(endpoint);
      endResponse(pageResponse(fetchAPI, request, await made));
    },
  };
}

async function graphiql(endpoint: string): Promise<Page> {
  const defaultTabs = tabs.map(({ query }) => ({ query }));
  return makePage(renderGraphiQL({ title: 'Capgraph', endpoint, defaultTabs }), 'text/html; charset=utf-8');
}
