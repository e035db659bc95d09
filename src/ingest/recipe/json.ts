import { InputError } from '../input.ts';
import type { Row } from '../read.ts';
import type { InputFormat } from './format.ts';
import { damage, readText } from './text.ts';

/** What one text can hold in this runtime, about. */
const longestFile = 500 * 2 ** 20;

/** Rows that are given at a time. */
const atATime = 1_000;

/**
 * The rows of a JSON list, or of the list at `path`. The file is read whole, so tables beyond 500 MB want JSONL. A row's
 * `line` is its number in the list, from 1.
 */
export async function* readJson(file: string, input: InputFormat): AsyncGenerator<Row[]> {
  const parts: string[] = [];
  let length = 0;
  for await (const text of readText(file, input)) {
    length += text.length;
    if (length > longestFile) throw new InputError(`${file}: is more than 500 MB of JSON; bring it into JSONL first`);
    parts.push(text);
  }
  const text = parts.join('');
  const isDamaged = text.includes(damage);
  const list = listAt(file, parsed(file, text), input.path);
  for (let start = 0; start < list.length; start += atATime) {
    const rows = list.slice(start, start + atATime);
    yield rows.map((value, index) => {
      const place = { file, line: start + index + 1 };
      if (!isDamaged || !JSON.stringify(value).includes(damage)) return objectRow({ ...place, value });
      return { ...place, problem: 'is not UTF-8 text: if the file is Latin-1, say "encoding: latin-1"' };
    });
  }
}

/** A row that is an object, or the problem that it is none. */
export function objectRow(row: Row): Row {
  const sound = 'problem' in row || (typeof row.value === 'object' && row.value !== null && !Array.isArray(row.value));
  return sound ? row : { file: row.file, line: row.line, problem: 'is not a JSON object' };
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(`${file}: is not JSON (${(error as Error).message})`);
  }
}

function listAt(file: string, root: unknown, path: string | undefined): unknown[] {
  let found = root;
  for (const name of path?.split('.') ?? []) {
    const inside = typeof found === 'object' && found !== null && Object.hasOwn(found, name);
    if (!inside) throw new InputError(`${file}: has nothing at ${path} (no "${name}")`);
    found = (found as Record<string, unknown>)[name];
  }
  if (Array.isArray(found)) return found;
  const lists = Object.entries((found ?? {}) as object).filter(([, value]) => Array.isArray(value));
  const hint =
    lists.length > 0 ? `; there are lists at ${lists.map(([name]) => name).join(', ')}: say which as "path"` : '';
  throw new InputError(`${file}: holds no list of rows${path ? ` at ${path}` : ''}${hint}`);
}
