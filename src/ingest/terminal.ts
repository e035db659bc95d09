import { createInterface } from 'node:readline/promises';

/** What a run reads from and writes to. */
export interface Streams {
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
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
