import type { NodeId } from '../../graph/records.ts';
import type { View } from '../../graph/view.ts';
import { keyStanding, sortByStanding } from '../../traversal/figures.ts';
import { type Computed, computedPage } from '../lists/computed.ts';
import { cursorScope, type PageArguments } from '../lists/page.ts';
import { addComputedConnection } from './computed-connections.ts';
import type { Parts } from './parts.ts';

export type CompanyList = Computed<NodeId>;

/** A page of companies, by key. */
export function companyPage(
  view: View,
  companies: Iterable<NodeId>,
  asked: Record<string, unknown>,
  page: Pick<PageArguments, 'first' | 'after'>,
): CompanyList {
  const order = { standing: keyStanding, size: 2 };
  return computedPage(view, sortByStanding(companies, keyStanding), order, cursorScope(view, asked), page);
}

export function addSharedCompanies(parts: Parts) {
  return addComputedConnection<NodeId, CompanyList>(parts, {
    base: 'SharedCompanies',
    description: 'Companies that two investors have both invested in.',
    order: 'by key',
    nodeType: parts.model.edges.get('INVESTED_IN')!.toType,
    node: (id) => id,
  });
}
