import { readBytes } from './bytes.ts';
import type { Tally } from './progress.ts';

/** One line of an input file; `problem` instead of `value` where it cannot be read as JSON. */
export type Row = { file: string; line: number } & ({ value: unknown } | { problem: string });

const lineFeed = 0x0a;
const byteOrderMark = Buffer.from('\ufeff');

/** The rows of a JSONL file, as a stream; blank lines and a byte order mark are passed over. InputError without it. */
export async function* readJsonl(file: string, tally?: Tally): AsyncGenerator<Row> {
  let line = 0;
  for await (const bytes of readLines(file, tally)) {
    line += 1;
    let text: string;
    try {
      // Decoded line by line, so that one bad byte costs one line and says where it is.
      text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      yield { file, line, problem: 'is not UTF-8 text' };
      continue;
    }
    if (text.trim() === '') continue;
    yield parseLine(file, line, text);
  }
}

/** The lines of a file as they are, without their line feeds and without a byte order mark before the first. */
export async function* readLines(file: string, tally?: Tally): AsyncGenerator<Buffer> {
  let first = true;
  for await (const bytes of splitLines(file, tally)) {
    yield first && bytes.indexOf(byteOrderMark) === 0 ? bytes.subarray(byteOrderMark.length) : bytes;
    first = false;
  }
}

function parseLine(file: string, line: number, text: string): Row {
  try {
    return { file, line, value: JSON.parse(text) };
  } catch (error) {
    return { file, line, problem: `is not JSON (${(error as Error).message})` };
  }
}

async function* splitLines(file: string, tally?: Tally): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  for await (const chunk of readBytes(file, tally)) {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      yield Buffer.concat([...rest, chunk.subarray(start, end)]);
      rest = [];
      start = end + 1;
    }
    if (start < chunk.length) rest.push(chunk.subarray(start));
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}
