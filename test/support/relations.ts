import type { Order, RelatedTerm } from '../../src/graph/order.ts';
import type { Relation } from '../../src/graph/relation.ts';
import type { Where } from '../../src/graph/where.ts';

export const investors: Relation = { by: 'edge', type: 'INVESTED_IN', direction: 'IN' };
export const investments: Relation = { by: 'edge', type: 'INVESTED_IN', direction: 'OUT' };
export const partners: Relation = { by: 'edge', type: 'PARTNERS_WITH', direction: 'BOTH' };
export const borrowers: Relation = { by: 'edge', type: 'LENDS_TO', direction: 'OUT' };
/** A round's investments, by the ref on them. */
export const ofRound: Relation = { by: 'ref', type: 'INVESTED_IN', field: 'round' };
/** A model's derived models, by the ref on them. */
export const derived: Relation = { by: 'node', kind: 'AiModel', field: 'baseModel' };

export function some(relation: Relation, of: Where): Where {
  return { op: 'related', relation, quantifier: 'some', of };
}
export function far(of: Where): Where {
  return { op: 'far', of };
}
export function is(field: string, value: string): Where {
  return { op: 'compare', field, cmp: 'eq', value };
}

export function byNumberOf(
  relation: Relation,
  direction: 'ASC' | 'DESC' = 'DESC',
  on: RelatedTerm['on'] = 'self',
): Order {
  return { terms: [{ on, relation, direction }], fallback: 'ASC' };
}
export function byAmountsOf(
  relation: Relation,
  direction: 'ASC' | 'DESC' = 'DESC',
  on: RelatedTerm['on'] = 'self',
): Order {
  const sum = { field: 'amount', currency: 'USD', qualifier: 'EXACT' as const };
  return { terms: [{ on, relation, sum, direction }], fallback: 'ASC' };
}

/** One filter of each sort of relation, with the kind that it is of: what statements are shown for. */
export const relatedFilters: Record<string, [kind: string, where: Where]> = {
  'some edge, by the name of the far node': ['Company', some(investors, far(is('name', 'NVIDIA')))],
  'some edge, by the key of a node two steps away': [
    'Company',
    some(investors, far(some(investors, far({ op: 'in', field: 'key', values: ['ada', 'bo'] })))),
  ],
  'some edge, by the fact and the far node': [
    'Company',
    some(investors, { op: 'and', of: [is('round', 'series-a'), far(is('name', 'NVIDIA'))] }),
  ],
  'some edge, by the country of the far node': ['Company', some(investors, far(is('countryCode', 'US')))],
  'none of the edges of both sides': [
    'Company',
    { op: 'related', relation: partners, quantifier: 'none', of: is('purpose', 'cars') },
  ],
  'every edge that names it': [
    'FundingRound',
    { op: 'related', relation: ofRound, quantifier: 'every', of: { op: 'isNull', field: 'amount' } },
  ],
  'some edge that names it, by the key of the far node': ['FundingRound', some(ofRound, far(is('key', 'nvidia')))],
  'some node that names it': ['AiModel', some(derived, is('accessibility', 'OPEN'))],
  'some node that names it, by name': ['AiModel', some(derived, is('name', 'Llama 3.1'))],
};

/** One ordering of each sort of related term. */
export const relatedOrders: Record<string, [kind: string, order: Order]> = {
  'the number of edges': ['Company', byNumberOf(investors)],
  'the number of edges of both sides': ['Company', byNumberOf(partners, 'ASC')],
  'the number of edges that name it': ['FundingRound', byNumberOf(ofRound)],
  'the number of nodes that name it': ['AiModel', byNumberOf(derived)],
  'amounts together': ['Company', byAmountsOf(investors)],
  'amounts together, then the number': [
    'Company',
    { terms: [...byAmountsOf(borrowers, 'ASC').terms, ...byNumberOf(investors).terms], fallback: 'ASC' },
  ],
};
