import type { Surroundings } from '../../src/ingest/run.ts';
import { openStore } from '../../src/storage/index.ts';
import { model } from './statements.ts';

/** A program of the command line over a database file, within this process: its exit code, and all that it printed. */
export function command(program: (around: Surroundings) => Promise<number>, path: string) {
  return async (...args: string[]): Promise<{ code: number; output: string }> => {
    let output = '';
    const stream = { isTTY: false, write: (text: string) => (output += text) } as unknown as NodeJS.WriteStream;
    const code = await program({
      args,
      model,
      open: () => openStore(model, { sqlite: { path } }),
      signal: new AbortController().signal,
      stdin: { isTTY: false } as NodeJS.ReadStream,
      stdout: stream,
      stderr: stream,
    });
    return { code, output };
  };
}
