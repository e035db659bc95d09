import type { Relation } from '../../graph/relation.ts';
import type { ConnectionModel, InverseModel } from '../../ontology/model.ts';
import type { Owner } from '../types/owners.ts';
import type { Filterable } from './filterable.ts';

/** A connection as filters and orderings see it. */
export interface RelationField {
  name: string;
  description: string;
  family: 'relation';
  relation: Relation;
  /** What its GraphQL types are called after. */
  base: string;
  /** What has the fields of the related edges; null where the relation leads to nodes alone. */
  fact: Owner | null;
  /** What has the fields of the nodes that it leads to. */
  node: Owner;
}

export function isRelation(field: Filterable | RelationField): field is RelationField {
  return field.family === 'relation';
}

/** `InvestedInInvestors`: the types of a connection along edges are called after it. */
export function connectionBase({ edge, field }: Pick<ConnectionModel, 'edge' | 'field'>): string {
  return `${edge.name}${upperFirst(field)}`;
}

/** `InvestedInByRound` over edges that name a node, the kind over nodes that do. */
export function inverseBase({ over, ref }: Pick<InverseModel, 'over' | 'ref'>): string {
  return 'kind' in over ? over.kind.name : `${over.edge.name}By${upperFirst(ref)}`;
}

export function relationOfConnection(owners: ReadonlyMap<string, Owner>, connection: ConnectionModel): RelationField {
  const { field, description, edge, direction, farType } = connection;
  return {
    name: field,
    description,
    family: 'relation',
    relation: { by: 'edge', type: edge.type, direction },
    base: connectionBase(connection),
    fact: owners.get(edge.name)!,
    node: owners.get(farType)!,
  };
}

export function relationOfInverse(owners: ReadonlyMap<string, Owner>, inverse: InverseModel): RelationField {
  const { field, description, over, ref } = inverse;
  const shared = { name: field, description, family: 'relation' as const, base: inverseBase(inverse) };
  if ('kind' in over) {
    const { name } = over.kind;
    return { ...shared, relation: { by: 'node', kind: name, field: ref }, fact: null, node: owners.get(name)! };
  }
  const { edge } = over;
  return {
    ...shared,
    relation: { by: 'ref', type: edge.type, field: ref },
    fact: owners.get(edge.name)!,
    node: owners.get(edge.fromType)!,
  };
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
