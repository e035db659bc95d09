import type { NodeToken } from '../graph/store.ts';
import { sortByStanding } from './figures.ts';
import { type EdgeHop, reach, type Walk } from './walk.ts';

/** Ways along investments: INVESTED_IN alone, to the companies of an investor or to the investors of a company. */
export const investmentHops = {
  companies: [{ by: 'edge', type: 'INVESTED_IN', direction: 'OUT' }],
  investors: [{ by: 'edge', type: 'INVESTED_IN', direction: 'IN' }],
} satisfies Record<string, EdgeHop[]>;

/** Per investor the companies it has invested in, each once. */
export async function readCompanies(walk: Walk, investors: readonly NodeToken[]): Promise<Set<NodeToken>[]> {
  const reached = await reach(walk, investors, investmentHops.companies, false);
  return reached.map(({ nodes }) => new Set(nodes));
}

/** The investors of each company, one entry per fact. */
export async function readInvestors(walk: Walk, companies: readonly NodeToken[]): Promise<NodeToken[][]> {
  const reached = await reach(walk, companies, investmentHops.investors, false);
  return reached.map(({ nodes }) => nodes);
}

/** Tokens by id, where a budget that does not reach for all must leave out the same ones in every store. */
export async function byId({ store, read }: Walk, tokens: readonly NodeToken[]): Promise<NodeToken[]> {
  const ids = await store.idsOf(tokens, read);
  const named = tokens.map((token, index) => ({ token, id: ids[index]! }));
  return sortByStanding(named, ({ id }) => [id]).map(({ token }) => token);
}
