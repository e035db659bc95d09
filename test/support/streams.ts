import { PassThrough } from 'node:stream';
import type { Streams } from '../../src/ingest/terminal.ts';

/** What a run reads from and writes to, as a terminal or not, to be written to and read by a test. */
export function streams(isTTY: boolean): Streams & Record<keyof Streams, PassThrough> {
  const [stdin, stdout, stderr] = [1, 2, 3].map(() => Object.assign(new PassThrough(), { isTTY }));
  return { stdin, stdout, stderr } as unknown as Streams & Record<keyof Streams, PassThrough>;
}
