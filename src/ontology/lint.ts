import { edgeFile, nodeFile } from './check.ts';
import type { ModelIssue } from './errors.ts';
import type { EdgeModel, FieldModel, KindModel, Model } from './model.ts';

/** Fields that are always there, so that their descriptions need not say what null means. */
const always = new Set(['key', 'name', 'status', 'sources']);

const camel = /^[a-z][A-Za-z0-9]*$/;
const upperSnake = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;

/**
 * What is wrong with a linked ontology as a text for its readers: names out of style, descriptions that do not say what
 * null or an empty list means or do not end, numbers without a unit. Links are the linker's to check.
 */
export function lint(model: Model): ModelIssue[] {
  const kinds = [...model.kinds.values()].flatMap((kind) => [
    ...named(nodeFile(kind.name), { plural: kind.plural, ...fieldsOf(kind) }),
    ...ended(nodeFile(kind.name), 'description', kind.description),
    ...lintFields(nodeFile(kind.name), kind),
    ...kind.inverses.flatMap(({ field, description }) => ended(nodeFile(kind.name), field, description)),
  ]);
  const edges = [...model.edges.values()].flatMap((edge) => [
    ...(upperSnake.test(edge.type) ? [] : [issue(edgeFile(edge.type), 'type', `${edge.type} is not in UPPER_SNAKE`)]),
    ...named(edgeFile(edge.type), { from: edge.fromField, to: edge.toField }),
    ...ended(edgeFile(edge.type), 'description', edge.description),
    ...lintFields(edgeFile(edge.type), edge),
  ]);
  const ways = [...model.kinds.values()].flatMap((kind) =>
    kind.connections.flatMap(({ edge, field, description }) => ended(edgeFile(edge.type), field, description)),
  );
  const interfaces = [...model.interfaces.values()].flatMap(({ name, description }) =>
    ended(`schema/interfaces/${name.toLowerCase()}.ts`, 'description', description),
  );
  return distinct([...kinds, ...edges, ...ways, ...interfaces]);
}

function fieldsOf(kind: KindModel): Record<string, string> {
  return Object.fromEntries([...kind.connections, ...kind.inverses].map(({ field }) => [field, field]));
}

function lintFields(file: string, owner: KindModel | EdgeModel): ModelIssue[] {
  return [...owner.fields.values()].flatMap((field) => [
    ...named(file, { [field.name]: field.name }),
    ...ended(file, field.name, field.description),
    ...unknownSaid(file, field),
    ...unitSaid(file, field),
    ...valuesSaid(file, field),
  ]);
}

function named(file: string, names: Record<string, string>): ModelIssue[] {
  return Object.entries(names).flatMap(([field, name]) =>
    camel.test(name) ? [] : [issue(file, field, `${name} is not in camelCase`)],
  );
}

function ended(file: string, field: string, description: string): ModelIssue[] {
  const isText = /^[^a-z\s].*[.)]$/s.test(description) && !/\s\s|^\s|\s$/.test(description);
  return isText ? [] : [issue(file, field, 'the description does not begin with a capital or end with a full stop')];
}

function unknownSaid(file: string, { name, type, description }: FieldModel): ModelIssue[] {
  if (always.has(name)) return [];
  const word = type === 'list' ? 'empty' : 'null';
  return new RegExp(`\\b${word}\\b`).test(description)
    ? []
    : [issue(file, name, `the description does not say what ${type === 'list' ? 'an empty list' : 'null'} means`)];
}

function unitSaid(file: string, { name, type, unit }: FieldModel): ModelIssue[] {
  const counts = ['integer', 'float'].includes(type);
  // A calendar year, or a figure whose unit stands in a field beside it.
  const isOwnUnit = ['targetYear', 'low', 'high'].includes(name);
  return counts && unit === undefined && !isOwnUnit ? [issue(file, name, 'the number has no unit')] : [];
}

function valuesSaid(file: string, field: FieldModel): ModelIssue[] {
  return Object.entries((field.item ?? field).values ?? {}).flatMap(([name, meaning]) => [
    ...(upperSnake.test(name) ? [] : [issue(file, field.name, `the value ${name} is not in UPPER_SNAKE`)]),
    ...ended(file, `${field.name} ${name}`, meaning),
  ]);
}

function issue(file: string, field: string, message: string): ModelIssue {
  return { file, field, message };
}

/** What all kinds or edge types share is found once for each of them. */
function distinct(issues: ModelIssue[]): ModelIssue[] {
  return [...new Map(issues.map((one) => [`${one.file} ${one.field} ${one.message}`, one])).values()];
}
