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
    if (empty && isUtf16(bytes)) throw new InputError(`${file}: is UTF-16 text; save it as UTF-8`);
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

function isUtf16(bytes: Buffer): boolean {
  const mark = bytes.subarray(0, 2).toString('hex');
  return mark === 'fffe' || mark === 'feff';
}

function looksLikeHtml(text: string): boolean {
  return /^\s*<(?:!doctype\s+html|html|head|body|\?xml)\b/i.test(text);
}
