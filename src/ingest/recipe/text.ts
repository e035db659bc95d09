import { readBytes } from '../bytes.ts';
import { InputError } from '../input.ts';
import type { Tally } from '../progress.ts';
import type { InputFormat } from './format.ts';

/** Stands where bytes were that are no UTF-8; what holds it is damaged, here or before. */
export const damage = '\ufffd';

/** A file's text as a stream, without its byte order mark. InputError for an empty file, a web page, UTF-16. */
export async function* readText(
  file: string,
  { encoding, format }: InputFormat,
  tally?: Tally,
): AsyncGenerator<string> {
  // `latin1` is Windows-1252 here, as on the web: the same where both are defined.
  const decoder = new TextDecoder(encoding === 'latin-1' ? 'latin1' : 'utf-8');
  let empty = true;
  for await (const bytes of readBytes(file, tally)) {
    const foreign = empty ? foreignOf(bytes) : null;
    if (foreign) throw new InputError(`${file}: is ${foreign}`);
    const text = decoder.decode(bytes, { stream: true });
    if (empty && text.trim() === '') continue;
    if (empty && looksLikeHtml(text))
      throw new InputError(`${file}: is a web page (HTML), not ${format}; download the table itself`);
    empty = false;
    yield text;
  }
  if (empty) throw new InputError(`${file}: is empty`);
  yield decoder.decode();
}

/** What a file is that is no text as it is expected, by its first bytes, and what to do. */
function foreignOf(bytes: Buffer): string | null {
  switch (bytes.subarray(0, 2).toString('hex')) {
    case 'fffe':
    case 'feff':
      return 'UTF-16 text; save it as UTF-8';
    case '1f8b':
      return 'compressed; let its name end in .gz';
    default:
      return bytes.indexOf('PK\x03\x04') === 0 ? 'a workbook or other ZIP; save its table as CSV first' : null;
  }
}

function looksLikeHtml(text: string): boolean {
  return /^\s*<(?:!--|(?:!doctype\s+html|html|head|body|table|meta|script|div|\?xml)\b)/i.test(text);
}
