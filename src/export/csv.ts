import { everything, type Of } from '../graph/everything.ts';
import type { GraphStore, Read } from '../graph/store.ts';
import type { Model } from '../ontology/model.ts';
import { kebabCase } from '../ontology/names.ts';
import { attribution } from './attribution.ts';
import { type Column, columnsOf } from './columns.ts';
import { type Row, rowsOf, type Scope } from './rows.ts';

/** A file of the export and what it holds, as a stream. */
export interface Part {
  name: string;
  text: AsyncIterable<string>;
}

/** The graph as tables, one csv per node kind and edge type, and ATTRIBUTION.txt. Kinds and types without rows too. */
export function* toCsv(store: GraphStore, model: Model, scope: Scope, read: Read): Generator<Part> {
  for (const of of everything(model)) {
    const name = 'kind' in of ? `nodes/${kebabCase(of.kind)}.csv` : `edges/${kebabCase(of.type)}.csv`;
    yield { name, text: table(store, model, of, scope, read) };
  }
  yield { name: 'ATTRIBUTION.txt', text: lines(attribution(store, scope, read)) };
}

async function* table(store: GraphStore, model: Model, of: Of, scope: Scope, read: Read): AsyncGenerator<string> {
  const owner = 'kind' in of ? model.kinds.get(of.kind)! : model.edges.get(of.type)!;
  const ends: Column[] = ['from', 'to'].map((end) => ({
    name: end,
    type: 'string',
    of: (row: Row) => (row as unknown as Record<string, string>)[end]!,
  }));
  const columns: Column[] = [
    { name: 'id', type: 'string', of: (row) => row.id },
    ...('kind' in of ? [] : ends),
    ...columnsOf(owner, scope),
  ];
  yield `${columns.map(({ name }) => name).join(',')}\n`;
  for await (const rows of rowsOf(store, of, scope, read)) {
    const text = rows.map((row) => `${columns.map((column) => cell(column.of(row))).join(',')}\n`).join('');
    if (text !== '') yield text;
  }
}

async function* lines(texts: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const text of texts) yield `${text}\n`;
}

function cell(value: string | number | boolean | null): string {
  const text = value === null ? '' : String(value);
  return /[",\n\r]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
