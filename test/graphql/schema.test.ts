import {
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  validateSchema,
} from 'graphql';
import { expect, test } from 'vitest';
import { defineNode } from '../../schema/define.ts';
import { float, list, partialDate } from '../../schema/fields.ts';
import { edges, interfaces, nodes } from '../../schema/index.ts';
import { buildSchema, printSchemaText } from '../../src/graphql/schema.ts';
import { link } from '../../src/ontology/link.ts';
import { schema } from '../support/app.ts';
import { model } from '../support/statements.ts';

const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));

function describedPlaces(type: GraphQLNamedType): [string, string | null | undefined][] {
  const places: [string, string | null | undefined][] = [[type.name, type.description]];
  const args = (owner: string, all: readonly GraphQLArgument[]) =>
    all.map((one): [string, string | null | undefined] => [`${owner}(${one.name})`, one.description]);
  if (isEnumType(type)) {
    for (const value of type.getValues()) places.push([`${type.name}.${value.name}`, value.description]);
  } else if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) places.push([`${type.name}.${field.name}`, field.description]);
  } else if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`;
      places.push([name, field.description], ...args(name, field.args));
    }
  }
  return places;
}

test('every type, field, argument and enum value has a description', () => {
  const places = types.filter((type) => !isSpecifiedScalarType(type)).flatMap(describedPlaces);
  expect(places.length).toBeGreaterThan(2_000);
  expect(places.filter(([, description]) => !description?.trim())).toEqual([]);
});

test('descriptions say what a reader who sees them alone can use', () => {
  const places = types.flatMap(describedPlaces);
  const having = (words: RegExp) => places.flatMap(([place, text]) => (words.test(text ?? '') ? [place] : []));
  expect(having(/\bof a [AEIOU]/)).toEqual([]);
  expect(having(/\babove\.|\bbelow\.|the figure\./)).toEqual([]);
  // The budget is a setting, not a law.
  expect(having(/200,000/)).toEqual(having(/200,000, unless the server sets another/));
});

test('a field that may be null says when', () => {
  const fields = types.flatMap((type) =>
    isObjectType(type) || isInterfaceType(type)
      ? Object.values(type.getFields()).map((field) => ({ type, field }))
      : [],
  );
  const silent = fields.filter(({ field }) => !isNonNullType(field.type) && !/null/i.test(field.description ?? ''));
  expect(silent.map(({ type, field }) => `${type.name}.${field.name}`)).toEqual([]);
});

test('is valid, and the same each time it is built', () => {
  expect(validateSchema(schema)).toEqual([]);
  expect(printSchemaText(buildSchema(model))).toBe(printSchemaText(schema));
});

/** The ontology with one more kind. */
function withKind(definition: Parameters<typeof defineNode>[0]) {
  return link({ interfaces, edges, nodes: [...nodes, defineNode(definition)] });
}

test('a declared name that it has already is refused, with its file and field', () => {
  const widget = { name: 'Widget', plural: 'widgets', description: 'A widget.', fields: {} };
  expect(() => buildSchema(withKind({ ...widget, plural: 'paths' }))).toThrow(
    'schema/nodes/widget.ts: plural: paths is a name that the API has already',
  );
  expect(() => buildSchema(withKind({ ...widget, name: 'Money' }))).toThrow(
    'schema/nodes/money.ts: name: Money is a name that the API has already',
  );
});

test('the items of lists have the type of their field', () => {
  const fields = {
    weights: list(float('A weight.', { unit: 'kg' }), 'Weights; empty when unknown.'),
    days: list(partialDate('A day.'), 'Days; empty when unknown.'),
  };
  const built = buildSchema(withKind({ name: 'Widget', plural: 'widgets', description: 'A widget.', fields }));
  const { weights, days } = (built.getType('Widget') as GraphQLObjectType).getFields();
  expect([String(weights!.type), String(days!.type)]).toEqual(['[Float!]!', '[PartialDate!]!']);
});

test('has root fields for every kind and interface', () => {
  const fields = Object.keys(schema.getQueryType()!.getFields());
  for (const kind of model.kinds.values()) expect(fields).toEqual(expect.arrayContaining([kind.field, kind.plural]));
  for (const one of model.interfaces.values()) expect(fields).toContain(one.plural);
  expect(fields).toEqual(
    expect.arrayContaining(['node', 'nodes', 'entities', 'search', 'paths', 'dataset', 'ontology']),
  );
});

test('filters and orderings reach every connection of a kind, and those that all kinds of an interface have', () => {
  const fieldsOf = (name: string) => {
    const type = schema.getType(name);
    return isInputObjectType(type) ? Object.keys(type.getFields()) : [];
  };
  const owners = [
    ...[...model.kinds.values()].map((kind) => [kind.name, [...kind.connections, ...kind.inverses]] as const),
    ...[...model.interfaces.values()].map((one) => [one.name, one.connections] as const),
  ];
  for (const [name, connections] of owners) {
    const reached = connections.map(({ field }) => field);
    expect(fieldsOf(`${name}Where`)).toEqual(expect.arrayContaining(reached));
    expect(fieldsOf(`${name}OrderBy`)).toEqual(expect.arrayContaining(reached));
  }
});

test('is read-only', () => {
  expect(schema.getMutationType()).toBeUndefined();
  expect(schema.getSubscriptionType()).toBeUndefined();
});

test.each([
  ['InvestedInInvestmentsEdge', 'Company!', 'InvestedIn!'],
  ['InvestedInInvestorsEdge', 'Investor!', 'InvestedIn!'],
  ['CommittedToCommitmentsEdge', 'Entity!', 'CommittedTo!'],
  ['LocatedInLocationsEdge', 'Place!', 'LocatedIn!'],
  ['NeighborsEdge', 'Entity!', 'Fact!'],
])('%s has the narrowest node type and its own fact type', (name, node, fact) => {
  const type = schema.getType(name);
  const fields = isObjectType(type) ? type.getFields() : {};
  expect([String(fields.node?.type), String(fields.fact?.type)]).toEqual([node, fact]);
});

test('every kind is an Entity and a Node, every edge type a Fact and a Node', () => {
  const implementing = (name: string) => {
    const type = schema.getType(name);
    return isInterfaceType(type) ? schema.getPossibleTypes(type).map((one) => one.name) : [];
  };
  expect(implementing('Entity').sort()).toEqual([...model.kinds.keys()].sort());
  expect(implementing('Fact').sort()).toEqual([...model.edgesByName.keys()].sort());
  expect(implementing('Node').sort()).toEqual([...model.kinds.keys(), ...model.edgesByName.keys()].sort());
});
