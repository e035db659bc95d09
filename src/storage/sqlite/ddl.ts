import { isSortable } from '../../graph/order.ts';
import type { FieldModel, KindModel, Model } from '../../ontology/model.ts';
import { paddedDate } from './fields.ts';

/** Goes up with every change of the tables below; another number in a file means that it must be loaded anew. */
export const formatNumber = 3;

/** One statement and what it is for. */
export interface Definition {
  purpose: string;
  text: string;
}

/** Everything that a database of the model holds, in the order of creation. Each statement may be repeated. */
export function definitions(model: Model): Definition[] {
  return [...tables, ...indexes(model)];
}

/** A definition that adds nothing to what is stored: it may be dropped and made again. */
export interface Index extends Definition {
  name: string;
}

/** The indexes beside the primary keys and unique columns. */
export function indexes(model: Model): Index[] {
  return [...edgeIndexes, ...[...model.kinds.values()].flatMap(fieldIndexes)];
}

/** The definitions as one readable script. */
export function printDdl(model: Model): string {
  const head = `-- The tables of the embedded store (SQLite), format ${formatNumber}, printed from the ontology.\n`;
  return `${head}${definitions(model)
    .map(({ purpose, text }) => `\n-- ${purpose}\n${text};\n`)
    .join('')}`;
}

const tables: Definition[] = [
  {
    purpose: 'What the file is: its format, and the ontology it was made for.',
    text: 'create table if not exists meta (key text primary key, value text not null) without rowid',
  },
  {
    purpose: 'Published loads; the one with the highest number is what readers see.',
    text: 'create table if not exists load (number integer primary key, published_at text not null)',
  },
  {
    purpose:
      'Data sets, with the load that last changed each and, where it was given, the edition that they hold since.',
    text: 'create table if not exists dataset (name text primary key, load integer not null, edition text) without rowid',
  },
  {
    purpose: 'Every load that changed a data set.',
    text: 'create table if not exists dataset_load (name text, load integer, primary key (name, load)) without rowid',
  },
  {
    purpose:
      'Nodes, one row each, changed in place. record: the merged fields; folded: folded twins of its text; statements: ' +
      'what each data set says, null while there is one; name_text, alias_text: tokens for ranking matches.',
    text: `create table if not exists node (
  row_id integer primary key,
  id text not null unique,
  kind text not null,
  key text not null,
  name_text text not null,
  alias_text text not null,
  added_load integer not null,
  retired_load integer,
  datasets text not null,
  record text not null,
  folded text not null,
  statements text
)`,
  },
  {
    purpose:
      'Edges, one row per version: a change retires a row and adds another. source, target: row ids of the stored from ' +
      'and to; pos: the key of pages; since, until: first and last day on which the fact was true.',
    text: `create table if not exists edge (
  row_id integer primary key,
  id text not null,
  type text not null,
  source integer not null references node (row_id),
  target integer not null references node (row_id),
  pos text not null,
  since text,
  until text,
  added_load integer not null,
  retired_load integer,
  datasets text not null,
  record text not null,
  folded text not null,
  statements text,
  unique (id, added_load)
)`,
  },
  {
    purpose: 'Which nodes name a node in a ref field or among their sources.',
    text: `create table if not exists node_ref (
  field text not null,
  target text not null,
  node integer not null,
  primary key (field, target, node)
) without rowid`,
  },
  {
    purpose: 'Which edges name a node, in the order of pages; live: 1 for versions that stand, 0 for past ones.',
    text: `create table if not exists edge_ref (
  type text not null,
  field text not null,
  target text not null,
  live integer not null,
  pos text not null,
  edge integer not null,
  primary key (type, field, target, live, pos, edge)
) without rowid`,
  },
  {
    purpose: 'How many live edges of a type leave (OUT) or reach (IN) a node.',
    text: `create table if not exists degree (
  node integer not null,
  type text not null,
  direction text not null,
  count integer not null,
  primary key (node, type, direction)
) without rowid`,
  },
  {
    purpose: 'How many live facts there are of a node kind or edge type.',
    text: `create table if not exists tally (
  of text not null,
  name text not null,
  count integer not null,
  primary key (of, name)
) without rowid`,
  },
  {
    purpose:
      'What each load did, one row per fact. name: node kind or edge type; datasets: those whose statements did it; ' +
      'replaced: the load that brought the version of an edge which this one retired.',
    text: `create table if not exists change (
  name text not null,
  load integer not null,
  id text not null,
  action text not null,
  datasets text not null,
  replaced integer,
  primary key (name, load, id)
) without rowid`,
  },
  {
    purpose: 'Tokens of nodes, folded and space-joined: words of name and aliases, and all other searchable text.',
    text: `create virtual table if not exists node_text using fts5 (
  words, rest, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '2 3'
)`,
  },
];

export const edgeIndexes: Index[] = [
  indexOf(
    'edge_out',
    'Pages of live edges from a node; holds all that counts and traversal need, so that they read no row.',
    'edge (type, source, pos, target, retired_load) where retired_load is null',
  ),
  indexOf(
    'edge_in',
    'Pages of live edges to a node.',
    'edge (type, target, pos, source, retired_load) where retired_load is null',
  ),
  indexOf(
    'edge_out_past',
    'Past versions, apart from the live ones.',
    'edge (type, source, pos, target) where retired_load is not null',
  ),
  indexOf(
    'edge_in_past',
    'Past versions by their other end.',
    'edge (type, target, pos, source) where retired_load is not null',
  ),
  indexOf('edge_scan', 'Scans of an edge type.', 'edge (type, id)'),
];

/** One index per own field that lists are ordered or filtered by; long texts break index writes and stay out. */
export function fieldIndexes(kind: KindModel): Index[] {
  return [...kind.fields.values()].filter(isIndexed).map((field) => {
    const on = `node (${indexKey(field)}, id) where kind = '${kind.name}'`;
    return indexOf(`node_${kind.field}_${field.name}`, `${kind.plural} by ${field.name}.`, on);
  });
}

function indexOf(name: string, purpose: string, on: string): Index {
  return { name, purpose, text: `create index if not exists ${name} on ${on}` };
}

/** Whether lists of the field's kind in its order have an index behind them. */
export function isIndexed(field: FieldModel): boolean {
  return field.name === 'name' || (field.origin === 'own' && field.type !== 'url' && isSortable(field));
}

/** The same expressions that queries are compiled to, or the index would not serve them. */
function indexKey({ name, type }: FieldModel): string {
  const own = `json_extract(record, '$.${name}')`;
  if (type === 'money') return `json_extract(record, '$.${name}.currency'), json_extract(record, '$.${name}.minor')`;
  if (type === 'partialDate') return paddedDate(own);
  return type === 'text' ? `json_extract(folded, '$.${name}')` : own;
}
