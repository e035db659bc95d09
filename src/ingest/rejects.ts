import { createWriteStream } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Input, InputError } from './input.ts';
import { readLines } from './read.ts';
import type { Reject } from './report.ts';

/** Throws InputError, before anything is loaded, when rejects cannot be written to this file or it is itself read. */
export async function checkRejectsFile(file: string, inputs: readonly Input[]): Promise<void> {
  const handle = await open(file, 'a').catch((error: NodeJS.ErrnoException) => {
    throw new InputError(`--rejects ${file}: cannot be written (${error.code}); name another file`);
  });
  await handle.close();
  const real = await realpath(file);
  for (const input of inputs.flatMap((one) => one.files)) {
    const same = (await realpath(input)) === real;
    if (same) throw new InputError(`--rejects ${file}: is a file of the input; name another file`);
  }
}

/** Writes the lines that hold a rejected record as they are, to be mended and loaded; replaces what the file held. */
export async function writeRejects(file: string, inputs: readonly Input[], rejects: readonly Reject[]): Promise<void> {
  const lines = new Map<string, Set<number>>();
  for (const reject of rejects) lines.set(reject.file, (lines.get(reject.file) ?? new Set()).add(reject.line));
  await pipeline(Readable.from(rejectedLines(inputs, lines)), createWriteStream(file));
}

async function* rejectedLines(inputs: readonly Input[], lines: Map<string, Set<number>>): AsyncGenerator<Buffer> {
  for (const file of inputs.flatMap((one) => one.files)) {
    const wanted = lines.get(file);
    if (!wanted) continue;
    let line = 0;
    for await (const lines of readLines(file)) {
      for (const bytes of lines) {
        line += 1;
        if (wanted.has(line)) yield Buffer.concat([bytes, Buffer.from('\n')]);
      }
    }
  }
}
