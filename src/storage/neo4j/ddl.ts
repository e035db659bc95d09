import type { EdgeModel, FieldModel, KindModel, Model } from '../../ontology/model.ts';
import { exactProperty, listRefs, pastSuffix, singleRefs } from './properties.ts';

/** One constraint or index: its name, its statement, and what it is for. */
export interface SchemaPart {
  name: string;
  text: string;
  why: string;
  /** Labels or relationship types, and properties: another model may want the name for others. */
  on: { names: string[]; properties: string[] };
}

/** Every constraint and index that a store of this model needs, in the order in which they are created. */
export function schemaParts(model: Model): SchemaPart[] {
  const [kinds, edges] = [[...model.kinds.values()], [...model.edges.values()]];
  return [
    ...shared(),
    ...kinds.flatMap(kindParts),
    ...['Entity', ...model.interfaces.keys(), ...model.kinds.keys()].map(nameIndex),
    ...edges.flatMap((edge) => [edge.type, `${edge.type}${pastSuffix}`].flatMap((type) => edgeParts(edge, type))),
    ...fullText(kinds, edges),
  ];
}

function shared(): SchemaPart[] {
  return [
    unique('entity_id', 'n:Entity', ['n.id'], 'The id `Kind:key` of every node.'),
    range('entity_retired', 'n:Entity', ['n._retiredLoad'], 'Retired nodes, which the count of all leaves out.'),
    unique('store_name', 's:Store', ['s.name'], 'The one node that says what the store holds.'),
    unique('load_number', 'l:Load', ['l.number'], 'Loads with their publication times.'),
    unique('data_set_name', 'd:DataSet', ['d.name'], 'The loads that changed each data set.'),
    unique('change_once', 'c:Change', ['c.name', 'c.load', 'c.id'], 'What each load did to each fact, newest first.'),
  ];
}

function kindParts(kind: KindModel): SchemaPart[] {
  const label = `n:${kind.name}`;
  return [
    unique(`${kind.name}_key`, label, ['n.key'], `Keys of ${kind.plural}; also the order of scans.`),
    ...[...kind.fields.values()]
      .filter(isIndexed)
      .map((field) => range(`${kind.name}_${field.name}`, label, [`n.${exactProperty(field)}`], 'Filters.')),
  ];
}

/** Prose and addresses are too long for an index entry, lists have none; `key` has its constraint, `name` its own. */
function isIndexed(field: FieldModel): boolean {
  return !field.prose && !['list', 'url', 'boolean'].includes(field.type) && field.name !== 'key';
}

function nameIndex(label: string): SchemaPart {
  return range(`${label}_name_head`, `n:${label}`, ['n.name_head'], 'Root lists in the order of names.');
}

function edgeParts(edge: EdgeModel, type: string): SchemaPart[] {
  const pattern = `()-[x:${type}]-()`;
  const paged = (key: string, why: string) => range(`${type}_${key}`, pattern, [`x.${key}`, 'x._pos'], why);
  return [
    unique(`${type}_version`, pattern, ['x.id', 'x._addedLoad'], 'One version per edge and load; look-up by id.'),
    paged('from', 'Pages of edges that leave a node.'),
    paged('to', 'Pages of edges that reach a node.'),
    ...singleRefs(edge).map((ref) => paged(ref.name, `Pages of edges whose ${ref.name} names a node.`)),
  ];
}

function fullText(kinds: KindModel[], edges: EdgeModel[]): SchemaPart[] {
  const named = (owners: (KindModel | EdgeModel)[]) => [...new Set(owners.flatMap(listRefs).map(({ name }) => name))];
  const types = edges.flatMap(({ type }) => [type, `${type}${pastSuffix}`]).join('|');
  return [
    text('node_words', '(n:Entity)', 'n._words', 'whitespace', 'Search; the tokens are made by the loader.'),
    ...named(kinds).map((field) =>
      text(`nodes_naming_${field}`, '(n:Entity)', `n.${field}`, 'keyword', `Nodes whose ${field} name a node.`),
    ),
    ...named(edges).map((field) =>
      text(`edges_naming_${field}`, `()-[x:${types}]-()`, `x.${field}`, 'keyword', `Edges whose ${field} name a node.`),
    ),
  ];
}

function unique(name: string, pattern: string, properties: string[], why: string): SchemaPart {
  const all = properties.length === 1 ? properties[0] : `(${properties.join(', ')})`;
  const text = `CREATE CONSTRAINT ${name} IF NOT EXISTS FOR ${whole(pattern)} REQUIRE ${all} IS UNIQUE`;
  return { name, text, why, on: on(pattern, properties) };
}

function range(name: string, pattern: string, properties: string[], why: string): SchemaPart {
  const text = `CREATE RANGE INDEX ${name} IF NOT EXISTS FOR ${whole(pattern)} ON (${properties.join(', ')})`;
  return { name, text, why, on: on(pattern, properties) };
}

function text(name: string, pattern: string, property: string, analyzer: string, why: string): SchemaPart {
  const options = `OPTIONS { indexConfig: { \`fulltext.analyzer\`: '${analyzer}' } }`;
  return {
    name,
    text: `CREATE FULLTEXT INDEX ${name} IF NOT EXISTS FOR ${pattern} ON EACH [${property}] ${options}`,
    why,
    on: on(pattern, [property]),
  };
}

function whole(pattern: string): string {
  return pattern.startsWith('(') ? pattern : `(${pattern})`;
}

/** `()-[x:A|B]-()` and `x.id` to A, B and id. */
function on(pattern: string, properties: string[]): SchemaPart['on'] {
  const [, names] = /:([\w|]+)/.exec(pattern)!;
  return { names: names!.split('|'), properties: properties.map((one) => one.slice(one.indexOf('.') + 1)) };
}

const header = `// Constraints and indexes of the Neo4j store, printed from the ontology.
// Community Edition has no constraints on the presence or type of properties, and no key constraints (those need
// Enterprise Edition): that records are whole and well-typed is seen to when they are loaded.
// Properties that begin with _ are the store's own. Past versions of edges stand under types that end in __PAST, so that
// the degree of a node counts its live edges. Lists of pointers (sources) are looked up in full-text indexes with the
// keyword analyzer: a range index takes a list as one value.
`;

/** All statements as a Cypher script, each group under what it is for. */
export function printDdl(model: Model): string {
  const groups = new Map<string, string[]>();
  for (const { text, why } of schemaParts(model)) groups.set(why, [...(groups.get(why) ?? []), `${text};`]);
  return `${header}\n${[...groups].map(([why, texts]) => `// ${why}\n${texts.join('\n')}\n`).join('\n')}`;
}
