import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { below, pick, type Random } from './random.ts';
import { latest, visibleFacts } from './world.ts';

const nodes = [...visibleFacts(latest().view).nodes.values()];
const ids = nodes.map(({ id }) => id);
const keys = nodes.map(({ key }) => key);
const names = nodes.map(({ record }) => String(record.name));

/** Times of loads differ between stores: fields and filters that tell them are left out. */
const timed = new Set(['recordedAt', 'retractedAt', 'loadedAt', 'at', 'knownAt', 'since', 'until']);
/** Roots that answer about the schema or the load rather than the graph. */
const passedOver = new Set(['ontology', 'dataset', 'changes']);

const scalars: Record<string, (random: Random, name: string) => string> = {
  Int: (random) => String(1 + below(random, 4)),
  Float: (random) => pick(random, ['0', '0.5', '1', '100', '1e9']),
  Boolean: (random) => pick(random, ['true', 'false']),
  String: (random, name) => {
    if (name === 'currency') return pick(random, ['"USD"', '"JPY"', '"EUR"']);
    return JSON.stringify(
      pick(random, name === 'key' ? keys : names).slice(0, name === 'key' ? 120 : 1 + below(random, 12)),
    );
  },
  ID: (random) => JSON.stringify(pick(random, ids)),
  PartialDate: (random) => pick(random, ['"2021"', '"2024-03"', '"2026-03-15"', '"2025-12-31"']),
  Decimal: (random) => pick(random, ['"0"', '"1"', '"2000000000"', '"0.01"']),
  DateTime: () => '"2026-01-01T00:00:00Z"',
};

/** A query composed at random from the schema, the same one for the same random numbers. */
export function randomQuery(schema: GraphQLSchema, random: Random): string {
  const query = schema.getQueryType()!;
  const roots = Object.values(query.getFields()).filter(({ name }) => !passedOver.has(name));
  const roll = pick(random, roots);
  return `{ ${field(schema, random, roll, 4)} }`;
}

function field(schema: GraphQLSchema, random: Random, of: GraphQLField<unknown, unknown>, depth: number): string {
  const given = of.args.filter((one) => isNonNullType(one.type) || random() < chanceOf(one));
  const args = given.map((one) => `${one.name}: ${value(random, one.type, one.name, 3)}`);
  // Pages are small, so that what costs too much stays the exception.
  if (of.args.some(({ name }) => name === 'first') && !given.some(({ name }) => name === 'first' || name === 'last')) {
    args.push(`first: ${1 + below(random, 3)}`);
  }
  const call = args.length > 0 ? `${of.name}(${args.join(', ')})` : of.name;
  return `${call}${selection(schema, random, getNamedType(of.type).name, depth)}`;
}

const chances: Record<string, number> = { where: 0.6, orderBy: 0.4, validAt: 0.7, last: 0.15, first: 0.5 };

function chanceOf({ name }: GraphQLArgument): number {
  return timed.has(name) || ['after', 'before'].includes(name) ? 0 : (chances[name] ?? 0.3);
}

/** Some fields of a type; on an abstract type those of one of its kinds besides. */
function selection(schema: GraphQLSchema, random: Random, typeName: string, depth: number): string {
  const type = schema.getType(typeName);
  if (isLeafType(type)) return '';
  if (!isObjectType(type) && !isAbstractType(type)) throw new Error(`${typeName} has no fields`);
  const fields = 'getFields' in type ? Object.values(type.getFields()).filter(({ name }) => !timed.has(name)) : [];
  const plain = fields.filter((one) => isLeafType(getNamedType(one.type)));
  const deep = fields.filter((one) => !isLeafType(getNamedType(one.type)) && one.name !== 'asOf');
  const chosen = new Set(
    Array.from({ length: 3 }, () => plain[below(random, Math.max(1, plain.length))]).filter(Boolean),
  );
  const texts = ['__typename', ...[...chosen].map((one) => field(schema, random, one!, depth))];
  // A page without its rows says little.
  const rows = deep.find(({ name }) => name === 'edges' || name === 'nodes');
  if (rows && depth > 0) texts.push(field(schema, random, rows, depth));
  const more = depth <= 0 ? 0 : 1 + below(random, 2);
  const others = new Set(
    Array.from({ length: more }, () => deep[below(random, Math.max(1, deep.length))]).filter(Boolean),
  );
  for (const one of others) if (one !== rows) texts.push(field(schema, random, one!, depth - 1));
  if (isAbstractType(type) && depth > 0 && random() < 0.4) {
    const kind = pick(random, schema.getPossibleTypes(type)).name;
    texts.push(`... on ${kind} { own: __typename }`);
  }
  return ` { ${texts.join(' ')} }`;
}

function value(random: Random, type: GraphQLInputType, name: string, depth: number): string {
  if (isNonNullType(type)) return value(random, type.ofType, name, depth);
  if (isListType(type)) {
    const length = 1 + below(random, name === 'orderBy' ? 2 : 3);
    return `[${Array.from({ length }, () => value(random, type.ofType, name, depth)).join(', ')}]`;
  }
  if (isEnumType(type)) return pick(random, type.getValues()).name;
  // Filters take the key of a pointer's target, arguments an id.
  if (type.name === 'ID' && depth < 3) return JSON.stringify(pick(random, keys));
  if (!isInputObjectType(type)) return scalars[type.name]!(random, name);
  const all = Object.values(type.getFields()).filter((one) => !timed.has(one.name));
  const flat = all.filter((one) => depth > 0 || !isInputObjectType(getNamedType(one.type)));
  const usable = flat.length > 0 ? flat : all;
  const required = usable.filter((one) => isNonNullType(one.type));
  const wanted = type.isOneOf ? 1 : 1 + below(random, 2);
  const picked = new Set([
    ...required,
    ...Array.from({ length: type.isOneOf || required.length === 0 ? wanted : 0 }, () => pick(random, usable)),
  ]);
  // An amount compares only beside its currency.
  const currency = all.find((one) => one.name === 'currency');
  if (currency) picked.add(currency);
  return `{ ${[...picked].map((one) => `${one.name}: ${value(random, one.type, one.name, depth - 1)}`).join(', ')} }`;
}
