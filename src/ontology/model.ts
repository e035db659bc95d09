import type { DerivedField, EdgeDefinition, InterfaceDefinition, NodeDefinition } from '../../schema/define.ts';
import type { Field } from '../../schema/fields.ts';

/** A field in use: its declaration, its name, and whether it is own, shared by all facts, or computed. */
export interface FieldModel extends Field {
  name: string;
  /** `node`: key, name …; `envelope`: sources, status …; `own`: declared by the kind or edge type; `derived`: computed. */
  origin: 'node' | 'envelope' | 'own' | 'derived';
}

/** The facts that name a node through a ref: edges of a type, or nodes of a kind. */
export interface InverseModel {
  field: string;
  description: string;
  /** The ref's own name on the facts. */
  ref: string;
  over: { edge: EdgeModel } | { kind: KindModel };
}

/** A connection on a kind that leads along edges to far nodes. */
export interface ConnectionModel {
  field: string;
  description: string;
  edge: EdgeModel;
  direction: 'OUT' | 'IN' | 'BOTH';
  /** Kinds that may stand at the far end. */
  far: KindModel[];
  /** GraphQL type of the far end: a kind, an interface, or `Entity`. */
  farType: string;
}

export interface InterfaceModel extends InterfaceDefinition {
  kinds: KindModel[];
  /** Connections that all its kinds have, under the same name and along the same edge type. */
  connections: ConnectionModel[];
}

export interface KindModel {
  name: string;
  /** Root field of one node, such as `company`. */
  field: string;
  /** Root field of many, such as `companies`. */
  plural: string;
  description: string;
  roles: string[];
  caption: string[];
  area: NodeDefinition['area'];
  /** node, envelope and own fields, in declared order. */
  fields: Map<string, FieldModel>;
  connections: ConnectionModel[];
  inverses: InverseModel[];
}

export interface EdgeModel {
  /** `INVESTED_IN`. */
  type: string;
  /** GraphQL type, `InvestedIn`. */
  name: string;
  description: string;
  from: KindModel[];
  to: KindModel[];
  fromType: string;
  toType: string;
  fromField: string;
  toField: string;
  symmetric: boolean;
  money: EdgeDefinition['money'];
  /** The field that dates it: an own field or `validFrom`. */
  date: string;
  identity: string[];
  /** own, derived and envelope fields, in declared order. */
  fields: Map<string, FieldModel>;
  derived: Record<string, DerivedField>;
}

/** The linked ontology: every name resolved, nothing left to look up at run time. */
export interface Model {
  kinds: Map<string, KindModel>;
  edges: Map<string, EdgeModel>;
  interfaces: Map<string, InterfaceModel>;
  /** Edge types by GraphQL name (`InvestedIn`), as they stand in global ids. */
  edgesByName: Map<string, EdgeModel>;
  /** Changes whenever a declaration changes that storage depends on. */
  hash: string;
}

/** What `link` takes: the contents of `schema/index.ts`. */
export interface Declarations {
  interfaces: readonly InterfaceDefinition[];
  nodes: readonly NodeDefinition[];
  edges: readonly EdgeDefinition[];
}

/** The field of a kind or edge type; throws when code asks for one that is not declared. */
export function fieldOf(owner: KindModel | EdgeModel, name: string): FieldModel {
  const field = owner.fields.get(name);
  if (!field) throw new Error(`${owner.name} has no field ${name}`);
  return field;
}

const fieldsOf = new WeakMap<Model, Map<string, FieldModel>>();

/** Every field that some fact has: one name has one type in the whole model. */
export function fieldsByName(model: Model): ReadonlyMap<string, FieldModel> {
  let fields = fieldsOf.get(model);
  if (!fields) {
    const owners = [...model.kinds.values(), ...model.edges.values()];
    fields = new Map(owners.flatMap((owner) => [...owner.fields]));
    fieldsOf.set(model, fields);
  }
  return fields;
}

/** Kind that a ref, or a list of refs, points to. */
export function targetOf(field: FieldModel): string | undefined {
  return (field.item ?? field).target;
}
