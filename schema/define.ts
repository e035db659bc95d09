import type { Field } from './fields.ts';

/** An interface that kinds declare as a role: `Investor`, `Organization`, `Place`. */
export interface InterfaceDefinition {
  name: string;
  plural: string;
  description: string;
}

/** Part of the world that kinds belong to; the overview in the reference draws each area as one box. */
export type Area = 'Parties' | 'Capital' | 'Places and sites' | 'Computing' | 'Context';

export interface NodeDefinition {
  name: string;
  /** The root list and the word for several, such as `companies`. */
  plural: string;
  description: string;
  /** Interfaces besides `Entity`, by name. */
  roles: string[];
  /** Own fields or `name`, that together tell a reader which node this is. */
  caption: string[];
  /** Null: the overview draws it by itself. */
  area: Area | null;
  fields: Record<string, Field>;
}

export interface EdgeEnd {
  /** Node kinds and interfaces that may stand at this end. */
  kinds: string[];
  /** The connection on the node at THIS end that leads along the edge to the other end. */
  field: string;
  description: string;
}

export interface DerivedField {
  field: Field;
  /** Own fields that it is computed from. */
  from: string[];
  /** The merged record to the value; null when it cannot be known. */
  compute: (record: Record<string, unknown>) => number | null;
}

export interface EdgeDefinition {
  /** The edge type, such as `INVESTED_IN`. */
  type: string;
  description: string;
  from: EdgeEnd;
  to: EdgeEnd;
  /** Both ends mean the same and share one field; stored once, ends in id order. */
  symmetric: boolean;
  /** Which way money runs along the edge. */
  money: 'FORWARD' | 'BACKWARD' | 'NONE';
  /** The field that orders and dates the edge. */
  date: string;
  /** Own fields that keep parallel edges apart. */
  identity: string[];
  fields: Record<string, Field>;
  derived: Record<string, DerivedField>;
}

export function defineInterface(definition: InterfaceDefinition): InterfaceDefinition {
  return definition;
}

type NodeDefaults = 'roles' | 'caption' | 'area';

export function defineNode(
  definition: Omit<NodeDefinition, NodeDefaults> & Partial<Pick<NodeDefinition, NodeDefaults>>,
): NodeDefinition {
  return { roles: [], caption: ['name'], area: null, ...definition };
}

type EdgeDefaults = 'symmetric' | 'money' | 'date' | 'identity' | 'fields' | 'derived';

/** Defaults: directed, moves no money, dated by `validFrom`, one edge at most between two nodes, no own fields. */
export function defineEdge(
  definition: Omit<EdgeDefinition, EdgeDefaults> & Partial<Pick<EdgeDefinition, EdgeDefaults>>,
): EdgeDefinition {
  return { symmetric: false, money: 'NONE', date: 'validFrom', identity: [], fields: {}, derived: {}, ...definition };
}
