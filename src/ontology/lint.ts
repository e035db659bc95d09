import { edgeFile, interfaceFile, nodeFile } from './check.ts';
import type { ModelIssue } from './errors.ts';
import type { EdgeModel, FieldModel, KindModel, Model } from './model.ts';

/** Fields that are always there, so that their descriptions need not say what null means. */
const always = new Set(['key', 'name', 'status', 'sources']);

const camel = /^[a-z][A-Za-z0-9]*$/;
const upperSnake = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;

/**
 * What is wrong with a linked ontology as a text for its readers: names out of style, descriptions that do not say what
 * null or an empty list means or do not end, two fields under one description, numbers without a unit or one name with
 * two, money that runs along an edge without an amount. Links are the linker's to check.
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
    ...amountSaid(edge),
  ]);
  const ways = [...model.kinds.values()].flatMap((kind) =>
    kind.connections.flatMap(({ edge, field, description }) => ended(edgeFile(edge.type), field, description)),
  );
  const interfaces = [...model.interfaces.values()].flatMap(({ name, plural, description }) => [
    ...named(interfaceFile(name), { plural }),
    ...ended(interfaceFile(name), 'description', description),
  ]);
  return distinct([...kinds, ...edges, ...ways, ...interfaces, ...unitsAgree(model)]);
}

type Owner = KindModel | EdgeModel;

function fieldsOf(kind: KindModel): Record<string, string> {
  return Object.fromEntries([...kind.connections, ...kind.inverses].map(({ field }) => [field, field]));
}

function lintFields(file: string, owner: Owner): ModelIssue[] {
  return [...owner.fields.values()].flatMap((field) => [
    ...named(file, { [field.name]: field.name }),
    ...ended(file, field.name, field.description),
    ...unknownSaid(file, field),
    ...unitSaid(file, field, owner),
    ...valuesSaid(file, field),
    ...apart(file, field, owner),
  ]);
}

function named(file: string, names: Record<string, string>): ModelIssue[] {
  return Object.entries(names).flatMap(([field, name]) =>
    camel.test(name) ? [] : [issue(file, field, `${name} is not in camelCase`)],
  );
}

function ended(file: string, field: string, description: string): ModelIssue[] {
  const isText = /^[^a-z\s].*\.$/s.test(description) && !/\s\s|^\s|\s$/.test(description);
  return isText ? [] : [issue(file, field, 'the description does not begin with a capital or end with a full stop')];
}

function unknownSaid(file: string, { name, type, description }: FieldModel): ModelIssue[] {
  if (always.has(name)) return [];
  const word = type === 'list' ? 'empty' : 'null';
  return new RegExp(`\\b${word}\\b`).test(description)
    ? []
    : [issue(file, name, `the description does not say what ${type === 'list' ? 'an empty list' : 'null'} means`)];
}

function unitSaid(file: string, { name, type, unit, description }: FieldModel, owner: Owner): ModelIssue[] {
  if (!['integer', 'float'].includes(type) || unit !== undefined) return [];
  // Such as the ends of a forecast's range, which count what its `unit` says.
  const isBeside = [...owner.fields.values()].some(
    (other) => other.values && description.includes(`\`${other.name}\``),
  );
  return isBeside ? [] : [issue(file, name, 'the number has no unit')];
}

/** One name has one unit, as it has one type: a filter or a chart over several kinds compares like with like. */
function unitsAgree(model: Model): ModelIssue[] {
  const first = new Map<string, { unit: string | undefined; file: string }>();
  const owners = [
    ...[...model.kinds.values()].map((kind) => [nodeFile(kind.name), kind] as const),
    ...[...model.edges.values()].map((edge) => [edgeFile(edge.type), edge] as const),
  ];
  return owners.flatMap(([file, owner]) =>
    [...owner.fields.values()].flatMap(({ name, unit }) => {
      const known = first.get(name);
      if (!known) first.set(name, { unit, file });
      return !known || known.unit === unit
        ? []
        : [issue(file, name, `counts ${unit ?? 'nothing'} here and ${known.unit ?? 'nothing'} in ${known.file}`)];
    }),
  );
}

/** Two fields of one owner under the same words leave a reader with the names alone to tell them apart. */
function apart(file: string, { name, description }: FieldModel, owner: Owner): ModelIssue[] {
  const twin = [...owner.fields.values()].find((other) => other.description === description)!;
  return twin.name === name ? [] : [issue(file, name, `has the description of ${twin.name}`)];
}

function amountSaid(edge: EdgeModel): ModelIssue[] {
  const hasAmount = [...edge.fields.values()].some(({ type }) => type === 'money');
  return edge.money === 'NONE' || hasAmount
    ? []
    : [issue(edgeFile(edge.type), 'money', `runs ${edge.money}, but no field says how much`)];
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
