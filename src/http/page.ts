import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FetchAPI } from 'graphql-yoga';

/** A large document: made and compressed once, and sent again only when it changed. */
export interface Page {
  plain: Uint8Array<ArrayBuffer>;
  zipped: Uint8Array<ArrayBuffer>;
  etag: string;
  /** Its content-type. */
  type: string;
}

export async function makePage(text: string, type: string): Promise<Page> {
  const plain = Buffer.from(text);
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 20)}"`;
  return { plain, zipped: new Uint8Array(await promisify(gzip)(plain)), etag, type };
}

/** The answer to a GET or HEAD of the page; what it varies with is added to every answer with an etag. */
export function pageResponse({ Response }: FetchAPI, request: Request, page: Page): Response {
  const { plain, zipped, etag, type } = page;
  const headers: Record<string, string> = { etag, 'cache-control': 'no-cache' };
  if (request.headers.get('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers });
  const zips = request.headers.get('accept-encoding')?.includes('gzip') === true;
  const body = zips ? zipped : plain;
  if (zips) headers['content-encoding'] = 'gzip';
  headers['content-type'] = type;
  headers['content-length'] = String(body.length);
  return new Response(request.method === 'HEAD' ? null : body, { headers });
}
