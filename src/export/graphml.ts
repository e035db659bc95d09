import { everything } from '../graph/everything.ts';
import type { GraphStore, Read } from '../graph/store.ts';
import type { Model } from '../ontology/model.ts';
import { attribution } from './attribution.ts';
import { type Column, columnsOf } from './columns.ts';
import { type Row, rowsOf, type Scope } from './rows.ts';

/** The graph as GraphML, for Gephi, yEd, networkx and others; sources with their licences stand in its description. */
export async function* toGraphml(store: GraphStore, model: Model, scope: Scope, read: Read): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n`;
  yield keys(model, scope);
  yield '<graph edgedefault="directed">\n<desc>Sources:\n';
  for await (const line of attribution(store, scope, read)) yield `${escaped(line)}\n`;
  yield '</desc>\n';
  for (const of of everything(model)) {
    const columns = columnsOf('kind' in of ? model.kinds.get(of.kind)! : model.edges.get(of.type)!, scope);
    for await (const rows of rowsOf(store, of, scope, read)) {
      if (rows.length > 0) yield rows.map((row) => element(row, columns)).join('');
    }
  }
  yield '</graph>\n</graphml>\n';
}

/** Each attribute of nodes and of edges is declared once: one name has one type in the whole ontology. */
function keys(model: Model, scope: Scope): string {
  const declare = (of: 'node' | 'edge', owners: Iterable<Parameters<typeof columnsOf>[0]>) => {
    const types = new Map<string, string>([['type', 'string'], ...(of === 'edge' ? [['id', 'string'] as const] : [])]);
    for (const owner of owners) for (const { name, type } of columnsOf(owner, scope)) types.set(name, type);
    return [...types].map(
      ([name, type]) => `<key id="${of}-${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`,
    );
  };
  return [...declare('node', model.kinds.values()), ...declare('edge', model.edges.values())].join('');
}

function element(row: Row, columns: readonly Column[]): string {
  const of = 'kind' in row ? 'node' : 'edge';
  const data = (name: string, value: unknown) => `<data key="${of}-${name}">${escaped(String(value))}</data>`;
  const values = columns.flatMap((column) => {
    const value = column.of(row);
    return value === null ? [] : [data(column.name, value)];
  });
  if ('kind' in row) return `<node id="${row.id}">${data('type', row.kind)}${values.join('')}</node>\n`;
  // Versions of one edge share its id, which GraphML wants once: they go without.
  return `<edge source="${row.from}" target="${row.to}">${data('type', row.type)}${data('id', row.id)}${values.join('')}</edge>\n`;
}

/** What a text may hold and XML may not, even escaped, becomes U+FFFD. */
function escaped(text: string): string {
  const plain = text.replace(/[\ufffe\uffff]/g, '\ufffd');
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
