import { createInterface } from 'node:readline/promises';
import type { IngestOptions } from './pipeline.ts';

/** What a run reads from and writes to. */
export interface Streams {
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
}

export interface Progress {
  show: IngestOptions['progress'];
  /** Says something that stays. */
  note(line: string): void;
  clear(): void;
}

/** One line that is written anew, on a terminal; elsewhere nothing. `clear` takes it away. */
export function createProgress({ stderr }: Streams): Progress {
  if (!stderr.isTTY) return { show: undefined, note: () => {}, clear: () => {} };
  const startOfEmptyLine = '\r\x1b[2K';
  return {
    show: (phase, records) => void stderr.write(`${startOfEmptyLine}${phase} ${records.toLocaleString('en')} records`),
    note: (line) => void stderr.write(`${startOfEmptyLine}${line}\n`),
    clear: () => void stderr.write(startOfEmptyLine),
  };
}

/** Whether there is someone to ask. */
export function isTerminal({ stdin, stderr }: Streams): boolean {
  return stdin.isTTY === true && stderr.isTTY === true;
}

/** Asks until the signal aborts, which is thrown; only y and yes are yes. */
export async function confirm({ stdin, stderr }: Streams, question: string, signal: AbortSignal): Promise<boolean> {
  // As no terminal, or readline would swallow Ctrl-C.
  const lines = createInterface({ input: stdin, output: stderr, terminal: false });
  try {
    const closed = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
    const answer = await Promise.race([lines.question(`${question} [y/N] `, { signal }), closed]);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    lines.close();
  }
}
