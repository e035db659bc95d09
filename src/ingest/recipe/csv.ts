import { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { suggestion } from '../../ontology/nearest.ts';
import { InputError } from '../input.ts';
import type { Tally } from '../progress.ts';
import type { Row } from '../read.ts';
import type { Columns } from './evaluate.ts';
import type { InputFormat } from './format.ts';
import { damage, readText } from './text.ts';

/** Longer rows are what an unclosed quote makes of the rest of a file. */
const longestRow = 16 * 2 ** 20;

/**
 * The rows of a csv as objects by column, in lists. `wanted`: columns that must be there. InputError when it is not that
 * table.
 */
export async function* readCsv(
  file: string,
  input: InputFormat,
  wanted: readonly string[],
  tally?: Tally,
): AsyncGenerator<Row[]> {
  const parser = parse({
    delimiter: input.delimiter,
    quote: input.quote,
    from_line: input.skipLines + 1,
    trim: input.trim,
    relax_column_count: true,
    relax_quotes: true,
    // Each as it comes: files that were put together mix them.
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: longestRow,
  });
  const source = Readable.from(readText(file, input, tally));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let header = input.columns;
  if (header) checkHeader(file, header, input, wanted);
  let line = input.skipLines + 1;
  let blank: Columns | null = null;
  try {
    for await (const first of parser as AsyncIterable<string[]>) {
      const rows: Row[] = [];
      // What else the parser has ready is taken at once.
      for (let record: string[] | null = first; record; record = parser.read()) {
        const begins = line;
        line += 1 + lineFeedsIn(record);
        if (record.length === 1 && record[0] === '') continue;
        if (!header) {
          checkHeader(file, record, input, wanted);
          header = record;
          continue;
        }
        blank ??= Object.fromEntries(header.map((name) => [name, null]));
        rows.push(rowOf(file, begins, header, record, blank));
      }
      yield rows;
    }
    if (!header) throw new InputError(`${file}: has no header; "skipLines" leaves out ${input.skipLines} lines`);
  } catch (error) {
    throw brokenAt(file, line - 1, error as CsvError);
  } finally {
    source.destroy();
  }
}

function lineFeedsIn(record: readonly string[]): number {
  let count = 0;
  for (const value of record) if (value.includes('\n')) count += value.split('\n').length - 1;
  return count;
}

/** `blank`: a row without values, of which each row is a copy so that all have one shape. */
function rowOf(file: string, line: number, header: readonly string[], record: readonly string[], blank: Columns): Row {
  if (record.length !== header.length) {
    const problem = `has ${record.length} values, but there are ${header.length} columns: is a quote or a delimiter missing?`;
    return { file, line, problem };
  }
  const value: Record<string, unknown> = { ...blank };
  for (let place = 0; place < record.length; place++) {
    const text = record[place]!;
    if (text.includes(damage)) {
      const problem = `is not UTF-8 text in column ${header[place]}: if the file is Latin-1, say "encoding: latin-1"`;
      return { file, line, problem };
    }
    value[header[place]!] = text;
  }
  return { file, line, value };
}

function checkHeader(
  file: string,
  header: readonly string[],
  { delimiter }: InputFormat,
  wanted: readonly string[],
): void {
  if (header.length === 1 && wanted.length > 1) {
    const other = [';', '\t', '|', ','].find((sign) => sign !== delimiter && header[0]!.includes(sign));
    const hint = other ? `; between its values stands ${JSON.stringify(other)}: say so as "delimiter"` : '';
    throw new InputError(`${file}: has only one column (${header[0]!.slice(0, 80)})${hint}`);
  }
  for (const name of wanted) {
    const places = header.flatMap((one, index) => (one === name ? [index + 1] : []));
    if (places.length > 1) {
      throw new InputError(
        `${file}: column ${name} stands ${places.length} times (as columns ${places.join(', ')}): name them apart, in the file or by "columns" and "skipLines: 1"`,
      );
    }
    if (places.length === 1) continue;
    const hint = suggestion(name, header);
    throw new InputError(`${file}: has no column ${name}${hint}; its columns are ${header.slice(0, 100).join(', ')}`);
  }
}

function brokenAt(file: string, line: number, error: CsvError): Error {
  if (error instanceof InputError) return error;
  switch (error.code) {
    case 'CSV_MAX_RECORD_SIZE':
      return new InputError(`${file}: the row after line ${line} is longer than 16 MB: is a quote not closed?`);
    case 'CSV_QUOTE_NOT_CLOSED':
      return new InputError(`${file}: the quote that opens after line ${line} is not closed before the file ends`);
    case 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE':
      return new InputError(
        `${file}:${error.lines}: a quote closes before its value ends: double the quotes within values, or say as "quote" another sign`,
      );
    default:
      return String(error.code).startsWith('CSV_') ? new InputError(`${file}: ${error.message}`) : error;
  }
}
