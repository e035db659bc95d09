import { isUtf8 } from 'node:buffer';
import { readBytes } from './bytes.ts';
import type { Tally } from './progress.ts';

/** One line of an input file; `problem` instead of `value` where it cannot be read as JSON. */
export type Row = { file: string; line: number } & ({ value: unknown } | { problem: string });

const lineFeed = 0x0a;
const byteOrderMark = Buffer.from('\ufeff');

/**
 * The rows of a JSONL file, as a stream of lists; blank lines and a byte order mark are passed over. InputError when it
 * cannot be read.
 */
export async function* readJsonl(file: string, tally?: Tally): AsyncGenerator<Row[]> {
  let line = 0;
  for await (const lines of readLines(file, tally)) {
    const rows: Row[] = [];
    for (const bytes of lines) {
      line += 1;
      const row = rowOf(file, line, bytes);
      if (row) rows.push(row);
    }
    yield rows;
  }
}

/**
 * The lines of a file as they are, without their line feeds and without a byte order mark before the first: lists of
 * those that end in one piece of the file.
 */
export async function* readLines(file: string, tally?: Tally): AsyncGenerator<Buffer[]> {
  let first = true;
  for await (const lines of splitLines(file, tally)) {
    if (first && lines[0]?.indexOf(byteOrderMark) === 0) lines[0] = lines[0].subarray(byteOrderMark.length);
    first = false;
    yield lines;
  }
}

/** Each line by itself, so that one bad byte costs one line and says where it is; null for a blank one. */
function rowOf(file: string, line: number, bytes: Buffer): Row | null {
  if (!isUtf8(bytes)) return { file, line, problem: 'is not UTF-8 text' };
  const text = bytes.toString('utf8');
  if (text.trim() === '') return null;
  try {
    return { file, line, value: JSON.parse(text) };
  } catch (error) {
    return { file, line, problem: `is not JSON (${(error as Error).message})` };
  }
}

async function* splitLines(file: string, tally?: Tally): AsyncGenerator<Buffer[]> {
  let rest: Buffer[] = [];
  for await (const chunk of readBytes(file, tally)) {
    const lines: Buffer[] = [];
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      const line = chunk.subarray(start, end);
      lines.push(rest.length > 0 ? Buffer.concat([...rest, line]) : line);
      rest = [];
      start = end + 1;
    }
    if (start < chunk.length) rest.push(chunk.subarray(start));
    if (lines.length > 0) yield lines;
  }
  if (rest.length > 0) yield [Buffer.concat(rest)];
}
