import type { Relation } from './relation.ts';

/**
 * A filter as both stores compile it. Logic is two-valued: a comparison with a missing value is false, its `not` true.
 * `and` of nothing is true, `or` of nothing and `in` nothing false.
 */
export type Where = All | Some | Not | Compare | In | IsNull | Match | Has | MoneyCompare | OnFar | Related;

export interface All {
  op: 'and';
  of: Where[];
}
export interface Some {
  op: 'or';
  of: Where[];
}
export interface Not {
  op: 'not';
  of: Where;
}

/**
 * A field by its name in the model, of the fact that is filtered. Besides declared fields: `key`, `kind`, `id` of
 * nodes, `id`, `type` of edges, `datasets` (a list) and `recordedAt` of both.
 */
export interface Compare {
  op: 'compare';
  field: string;
  cmp: 'eq' | 'lt' | 'lte' | 'gt' | 'gte';
  /** Against the stored value; text is compared by its folded twin unless `eq`. */
  value: string | number | boolean;
}
export interface In {
  op: 'in';
  field: string;
  values: (string | number)[];
}
export interface IsNull {
  op: 'isNull';
  field: string;
}
/** On the folded twin; `value` is folded already. */
export interface Match {
  op: 'match';
  field: string;
  how: 'contains' | 'startsWith' | 'endsWith';
  value: string;
}
/** A list field that holds any of the values. */
export interface Has {
  op: 'has';
  field: string;
  values: (string | number)[];
}
/** False for another currency, and for another qualifier where one is asked for. `minor` in minor units. */
export interface MoneyCompare {
  op: 'money';
  field: string;
  currency: string;
  qualifier?: string;
  bounds: { cmp: Compare['cmp']; minor: number }[];
}
/** Only in a filter of edges: the far node fulfils `of`. */
export interface OnFar {
  op: 'far';
  of: Where;
}
/**
 * Only in a filter of nodes: the facts along a relation fulfil `of`, in number. `of` filters edges, or nodes where the
 * relation leads to nodes. `every`: none fails.
 */
export interface Related {
  op: 'related';
  relation: Relation;
  quantifier: 'some' | 'none' | 'every';
  of: Where;
}

export const everything: Where = { op: 'and', of: [] };

/** A filter; absent where it holds for everything. */
export function restricting(where: Where): Where | undefined {
  return where.op === 'and' && where.of.length === 0 ? undefined : where;
}

/** Both filters together; an absent one does not restrict. */
export function both(a: Where | undefined, b: Where | undefined): Where | undefined {
  return a && b ? { op: 'and', of: [a, b] } : (a ?? b);
}
