import type { RequestListener } from 'node:http';
import compression from 'compression';

/** Bytes from which an answer is compressed. */
const worthwhile = 2_048;

/** Answers of the listener, compressed for those who say that they take it; for others nothing is done. */
export function compressed(listener: RequestListener): RequestListener {
  const compress = compression({ threshold: worthwhile }) as unknown as (
    ...[request, response, next]: [...Parameters<RequestListener>, () => void]
  ) => void;
  return (request, response) => {
    if (!request.headers['accept-encoding']) return listener(request, response);
    compress(request, response, () => listener(request, response));
  };
}
