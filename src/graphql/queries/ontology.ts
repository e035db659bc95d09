import { typeSignature } from '../../ontology/check.ts';
import type { EdgeModel, FieldModel, KindModel, Model } from '../../ontology/model.ts';
import type { Parts } from '../types/parts.ts';

/** The declared ontology, so that a client can build filters and legends without reading the schema. */
export function addOntology(parts: Parts): void {
  const { builder, enums, model } = parts;
  const [kindEnum, typeEnum] = [enums.fields.get('kind')!, enums.fields.get('type')!];
  const field = addFieldType(parts);
  const kind = builder.objectRef<KindModel>('OntologyKind').implement({
    description: 'A kind of entity.',
    fields: (t) => ({
      name: t.field({ type: kindEnum, description: 'Its name and GraphQL type.', resolve: ({ name }) => name }),
      plural: t.exposeString('plural', { description: 'The field of `Query` that lists all of it.' }),
      description: t.exposeString('description', { description: 'What it stands for.' }),
      interfaces: t.stringList({
        description: 'The GraphQL interfaces that it implements, besides Node.',
        resolve: ({ roles }) => ['Entity', ...roles],
      }),
      fields: t.field({
        type: [field],
        description: 'Its fields: shared by every entity, its own, the envelope.',
        resolve: ({ fields }) => [...fields.values()],
      }),
    }),
  });
  const edge = builder.objectRef<EdgeModel>('OntologyEdge').implement({
    description: 'A type of edge.',
    fields: (t) => ({
      name: t.field({ type: typeEnum, description: 'The edge type.', resolve: ({ type }) => type }),
      from: t.field({
        type: [kindEnum],
        description: 'Kinds at which it may begin.',
        resolve: ({ from }) => from.map(({ name }) => name),
      }),
      to: t.field({
        type: [kindEnum],
        description: 'Kinds to which it may lead.',
        resolve: ({ to }) => to.map(({ name }) => name),
      }),
      fromField: t.exposeString('fromField', {
        description: 'The connection along it, on the entity where it begins.',
      }),
      toField: t.exposeString('toField', { description: 'The connection along it, on the entity to which it leads.' }),
      symmetric: t.exposeBoolean('symmetric', { description: 'Whether it means the same from either end.' }),
      money: t.field({ type: enums.moneyFlow, description: 'Which way money runs.', resolve: ({ money }) => money }),
      date: t.exposeString('date', { description: 'The field that dates it and by which connections are sorted.' }),
      description: t.exposeString('description', { description: 'What it states.' }),
      fields: t.field({
        type: [field],
        description: 'Its fields: its own, those computed from them, the envelope.',
        resolve: ({ fields }) => [...fields.values()],
      }),
    }),
  });
  const ontology = builder.objectRef<Model>('Ontology').implement({
    description: 'What the graph can hold.',
    fields: (t) => ({
      kinds: t.field({
        type: [kind],
        description: 'Every kind of entity.',
        resolve: ({ kinds }) => [...kinds.values()],
      }),
      edges: t.field({
        type: [edge],
        description: 'Every type of edge.',
        resolve: ({ edges }) => [...edges.values()],
      }),
    }),
  });
  builder.queryField('ontology', (t) =>
    t.field({
      type: ontology,
      description: 'What the graph can hold: kinds, edge types and their fields.',
      resolve: () => model,
    }),
  );
}

function addFieldType({ builder }: Parts) {
  const value = builder.objectRef<{ name: string; description: string }>('OntologyValue').implement({
    description: 'One of the values that a field may have.',
    fields: (t) => ({
      name: t.exposeString('name', { description: 'The value.' }),
      description: t.exposeString('description', { description: 'What it means.' }),
    }),
  });
  return builder.objectRef<FieldModel>('OntologyField').implement({
    description: 'A field of a kind of entity or of an edge type.',
    fields: (t) => ({
      name: t.exposeString('name', { description: 'Its name, in records and in this API.' }),
      type: t.string({
        description:
          'Its value type: text, url, countryCode, enum, boolean, integer, float, fraction, partialDate, money, `ref to` a kind, or `list of` one of these.',
        resolve: typeName,
      }),
      unit: t.string({
        nullable: true,
        description: 'What a number counts, such as MW; null for what has no unit.',
        resolve: ({ unit }) => unit ?? null,
      }),
      description: t.exposeString('description', { description: 'What it says and what null means.' }),
      values: t.field({
        type: [value],
        description: 'The values of an enum; empty for other types.',
        resolve: ({ values, item }) =>
          Object.entries(values ?? item?.values ?? {}).map(([name, description]) => ({ name, description })),
      }),
    }),
  });
}

function typeName(field: FieldModel): string {
  return typeSignature(field).replace(/ \(.*\)/, '');
}
