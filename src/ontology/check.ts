import type { Field } from '../../schema/fields.ts';
import type { Declarations, EdgeModel, KindModel } from './model.ts';
import { camelCase, kebabCase, pascalCase } from './names.ts';

export type Report = (file: string, field: string, message: string) => void;

export const nodeFile = (name: string) => `schema/nodes/${kebabCase(name)}.ts`;
export const edgeFile = (type: string) => `schema/edges/${kebabCase(type)}.ts`;
export const interfaceFile = (name: string) => `schema/interfaces/${kebabCase(name)}.ts`;

/** What every entity and every fact has in the API besides its fields. */
const ofEntities = ['id', 'kind', 'neighbors', 'degree', 'datasets', 'recordedAt', 'retractedAt', 'conflicts'];
const ofFacts = ['id', 'type', 'from', 'to', 'datasets', 'recordedAt', 'retractedAt', 'conflicts'];

/** Names that no field may have, and what has them. */
const reserved = new Map([
  ...['and', 'or', 'not'].map((name) => [name, 'every filter'] as const),
  ...Object.getOwnPropertyNames(Object.prototype).map((name) => [name, 'every object of JavaScript'] as const),
]);

/** Labels of the nodes that the Neo4j store keeps for itself. */
const labelsInUse = new Set(['Change', 'DataSet', 'Lane', 'Load', 'Store']);

/** Kinds, edge types and interfaces become types of one API, and its root fields: each name is claimed once. */
export function checkNames({ interfaces, nodes, edges }: Declarations, report: Report): void {
  const types = new Map([
    ['Entity', 'the interface of all entities'],
    ['Fact', 'the interface of all facts'],
    ['Node', 'the interface of all that has an id'],
  ]);
  const claimType = (file: string, declared: string, what: string, name = declared) => {
    if (name === declared && labelsInUse.has(name))
      report(file, 'name', `${name} is a label of the Neo4j store itself`);
    const other = types.get(name);
    const field = name === declared ? 'name' : 'type';
    if (other === what) report(file, field, `${declared} is declared twice`);
    else if (other) report(file, field, `${name} is already the name of ${other}`);
    types.set(name, what);
  };
  for (const { name } of interfaces) claimType(interfaceFile(name), name, 'an interface');
  for (const { name } of nodes) claimType(nodeFile(name), name, 'a node kind');
  for (const { type } of edges) claimType(edgeFile(type), type, 'an edge type', pascalCase(type));

  const roots = new Map<string, string>();
  const claimRoot = (file: string, field: string, name: string) => {
    const other = roots.get(name);
    if (other && other !== file) report(file, field, `${name} is a root field of ${other} too`);
    roots.set(name, file);
  };
  for (const { name, plural } of interfaces) claimRoot(interfaceFile(name), 'plural', plural);
  for (const { name, plural } of nodes) {
    if (plural === camelCase(name))
      report(nodeFile(name), 'plural', `${plural} is the root field of one ${name} already`);
    claimRoot(nodeFile(name), 'name', camelCase(name));
    claimRoot(nodeFile(name), 'plural', plural);
  }
}

/** One field name has one type in the whole model, so that a name in a query or a column means one thing. */
export function checkFieldTypes(kinds: Map<string, KindModel>, edges: Map<string, EdgeModel>, report: Report): void {
  const first = new Map<string, { signature: string; file: string }>();
  const owners = [
    ...[...kinds.values()].map((kind) => [nodeFile(kind.name), kind.fields] as const),
    ...[...edges.values()].map((edge) => [edgeFile(edge.type), edge.fields] as const),
  ];
  for (const [file, fields] of owners) {
    for (const field of fields.values()) {
      if (['money', 'list'].includes(field.item?.type ?? ''))
        report(file, field.name, `is a list of ${field.item!.type}, which not every store can hold`);
      const signature = typeSignature(field);
      const known = first.get(field.name);
      if (!known) first.set(field.name, { signature, file });
      else if (known.signature !== signature) {
        report(file, field.name, `is ${signature} here and ${known.signature} in ${known.file}`);
      }
    }
  }
}

/** A field's type as one word, equal for equal types. */
export function typeSignature(field: Field): string {
  if (field.type === 'list') return `list of ${typeSignature(field.item!)}`;
  if (field.type === 'enum') return `enum (${Object.keys(field.values ?? {}).join(' ')})`;
  return field.type === 'ref' ? `ref to ${field.target}` : field.type;
}

/** The connections on a kind over everything that names it in its envelope, with that field: `facts` of a Source. */
export function envelopeInverses(kind: KindModel): { field: string; description: string; ref: string }[] {
  return [...kind.fields.values()].flatMap(({ name, origin, ...field }) => {
    const { target, inverse } = field.item ?? field;
    return origin === 'envelope' && target === kind.name && inverse ? [{ ...inverse, ref: name }] : [];
  });
}

/** Own fields, connections and inverses share one name space on a kind. */
export function checkClaims(kinds: Map<string, KindModel>, edges: Map<string, EdgeModel>, report: Report): void {
  for (const kind of kinds.values()) {
    const claims = new Map<string, string>([...reserved, ...ofEntities.map((name) => [name, 'every entity'] as const)]);
    for (const { field } of envelopeInverses(kind)) claims.set(field, 'schema/envelope.ts');
    const claim = (name: string, file: string) => {
      const other = claims.get(name);
      if (other) report(file, name, `is claimed on ${kind.name} by ${other} too`);
      claims.set(name, file);
    };
    for (const name of kind.fields.keys()) claim(name, nodeFile(kind.name));
    for (const { field, edge } of kind.connections) claim(field, edgeFile(edge.type));
    for (const { field, over } of kind.inverses)
      claim(field, 'edge' in over ? edgeFile(over.edge.type) : nodeFile(over.kind.name));
  }
  for (const edge of edges.values()) {
    for (const name of edge.fields.keys()) {
      if (ofFacts.includes(name)) report(edgeFile(edge.type), name, 'is a field of every fact');
      const other = reserved.get(name);
      if (other) report(edgeFile(edge.type), name, `is claimed by ${other} too`);
    }
  }
}
