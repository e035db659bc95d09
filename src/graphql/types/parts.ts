import type { EnumRef, ImplementableInterfaceRef, ImplementableObjectRef, InputRef, ObjectRef } from '@pothos/core';
import type { Money } from '../../../schema/values/money.ts';
import type { EdgeRow, NodeRow } from '../../graph/records.ts';
import type { EdgeModel, Model } from '../../ontology/model.ts';
import type { Along } from '../../traversal/along.ts';
import type { Path, Step } from '../../traversal/steps.ts';
import type { Builder, Types } from '../builder.ts';
import type { Filters } from '../filters/inputs.ts';
import type { AggregatedList, Connection } from '../lists/list.ts';
import type { EntityParent, FactParent, Seen } from '../parents.ts';
import type { ConflictParent } from './conflicts.ts';
import type { PageInfoParent } from './connections.ts';
import type { Owner } from './owners.ts';

export type EntityObject = ImplementableObjectRef<Types, EntityParent>;
export type EntityInterface = ImplementableInterfaceRef<Types, EntityParent>;
export type FactObject = ImplementableObjectRef<Types, FactParent>;
export type NodeConnection = ObjectRef<Types, Connection<NodeRow>>;
export type EdgeConnection = ObjectRef<Types, Connection<EdgeRow>>;
export type QueryType = ReturnType<Builder['queryType']>;
export type Input = InputRef<Record<string, unknown>>;

/** What the parts of one schema share while it is put together. Types are created first and filled in afterwards. */
export interface Parts {
  builder: Builder;
  model: Model;
  owners: Map<string, Owner>;
  filters: Filters;
  entity: EntityInterface;
  fact: ImplementableInterfaceRef<Types, FactParent>;
  /** By the names of the model. */
  kinds: Map<string, EntityObject>;
  interfaces: Map<string, EntityInterface>;
  edges: Map<string, FactObject>;
  money: ImplementableObjectRef<Types, Money>;
  pageInfo: ObjectRef<Types, PageInfoParent>;
  conflict: ImplementableObjectRef<Types, ConflictParent>;
  step: ImplementableObjectRef<Types, Seen<Step>>;
  path: ImplementableObjectRef<Types, Seen<Path>>;
  enums: Enums;
  /** Connections over plain nodes, by the type of the node. */
  nodeConnection(type: string): NodeConnection;
  /** Figures over facts or entities of a sort. */
  aggregate(owner: Owner, over: 'nodes' | 'edges'): ObjectRef<Types, AggregatedList>;
  /** Connections along edges: of one type, its far ends of a type. */
  edgeConnection(base: string, edge: EdgeModel | null, farType: string): EdgeConnection;
}

export interface Enums {
  /** By the name of the field that has it; `kind` and `type` for kinds and edge types. */
  fields: Map<string, EnumRef<Types, string>>;
  direction: EnumRef<Types, 'OUT' | 'IN' | 'ANY'>;
  along: EnumRef<Types, Along>;
  sortDirection: EnumRef<Types, 'ASC' | 'DESC'>;
  moneyQualifier: EnumRef<Types, string>;
  moneyFlow: EnumRef<Types, 'FORWARD' | 'BACKWARD' | 'NONE'>;
}

/** The type of an entity by name: a kind, an interface, or `Entity`. */
export function entityType(parts: Parts, name: string): EntityObject | EntityInterface {
  return parts.kinds.get(name) ?? parts.interfaces.get(name) ?? parts.entity;
}
