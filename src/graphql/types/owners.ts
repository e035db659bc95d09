import type { EdgeModel, FieldModel, KindModel, Model } from '../../ontology/model.ts';
import {
  amountField,
  datasetsField,
  dateField,
  type Filterable,
  filterable,
  kindField,
  recordedAtField,
  typeField,
} from '../filters/filterable.ts';
import { type RelationField, relationOfConnection, relationOfInverse } from '../filters/relations.ts';

/** Whatever has fields to filter and sort by: a kind, an interface, an edge type, `Entity`, `Fact`. */
export interface Owner {
  /** Its GraphQL type. */
  name: string;
  /** What one of it is called in descriptions. */
  noun: string;
  fields: FieldModel[];
  /** Fields and connections by name. */
  filterables: Map<string, Filterable | RelationField>;
}

/** Every owner by the name of its GraphQL type. */
export function ownersOf(model: Model): Map<string, Owner> {
  const kinds = [...model.kinds.values()];
  const edges = [...model.edges.values()];
  const owners = [
    ...kinds.map((kind) => owner(kind.name, 'entity', [...kind.fields.values()])),
    ...[...model.interfaces.values()].map((one) => owner(one.name, 'entity', commonFields(one.kinds), kindField)),
    owner('Entity', 'entity', commonFields(kinds), kindField),
    ...edges.map((edge) => owner(edge.name, 'fact', [...edge.fields.values()])),
    owner('Fact', 'fact', commonFields(edges), typeField, dateField(edges), ...amountOf(edges)),
  ];
  const byName = new Map(owners.map((one) => [one.name, one]));
  // Only now, because connections lead from owner to owner.
  const add = (name: string, relations: RelationField[]) => {
    for (const one of relations) byName.get(name)!.filterables.set(one.name, one);
  };
  for (const { name, connections, inverses } of kinds) {
    add(
      name,
      connections.map((one) => relationOfConnection(byName, one)),
    );
    add(
      name,
      inverses.map((one) => relationOfInverse(byName, one)),
    );
  }
  for (const { name, connections } of model.interfaces.values()) {
    add(
      name,
      connections.map((one) => relationOfConnection(byName, one)),
    );
  }
  return byName;
}

function owner(name: string, noun: string, fields: FieldModel[], ...extra: Filterable[]): Owner {
  const all = [...extra, ...fields.map(filterable), datasetsField, recordedAtField];
  return { name, noun, fields, filterables: new Map(all.map((field) => [field.name, field])) };
}

/** Money under the name `amount` can be asked of any fact once some edge type has it. */
function amountOf(edges: readonly EdgeModel[]): Filterable[] {
  return edges.some(({ fields }) => fields.get(amountField.name)?.type === 'money') ? [amountField] : [];
}

/** The fields that all of them have; one name has one type in the whole model. */
export function commonFields(owners: readonly Pick<KindModel, 'fields'>[]): FieldModel[] {
  const [first, ...rest] = owners;
  return [...(first?.fields.values() ?? [])].filter((field) => rest.every((other) => other.fields.has(field.name)));
}
