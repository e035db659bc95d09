import type { FactRecord, NodeId } from '../graph/records.ts';
import type { GraphStore, NodeToken, Read } from '../graph/store.ts';
import { requireTokens } from './known.ts';
import { byId, readCompanies, readInvestors } from './portfolios.ts';
import { createRanking, type Ranking } from './ranking.ts';
import { type Limits, startWalk, type Visited } from './walk.ts';

export interface CoInvestors extends Visited {
  /** How many companies the investor asked about has invested in. */
  companies: number;
  /** Other investors of these, by how many they are. */
  ranking: Ranking;
  /** The companies that another has invested in too; at least one where it is ranked. */
  shared(coInvestor: NodeToken): readonly NodeToken[];
}

/**
 * Who has invested in the same companies as an investor: its companies, then their investors, by tokens. `where` holds
 * for the facts of both. Counts of a truncated answer are lower bounds.
 */
export async function findCoInvestors(
  store: GraphStore,
  read: Read,
  request: Limits & { of: NodeId },
): Promise<CoInvestors> {
  const [of] = (await requireTokens(store, read, [request.of])) as [NodeToken];
  const walk = startWalk(store, read, request);
  const [own] = (await readCompanies(walk, [of])) as [Set<NodeToken>];
  const left = walk.budget - walk.factsVisited;
  const companies = walk.truncated ? [] : own.size > left ? await byId(walk, [...own]) : [...own];
  const shared = new Map<NodeToken, NodeToken[]>();
  for (const [index, investors] of (await readInvestors(walk, companies)).entries()) {
    const company = companies[index]!;
    for (const investor of investors) {
      if (investor === of) continue;
      const known = shared.get(investor);
      if (!known) shared.set(investor, [company]);
      // Companies come one after another.
      else if (known.at(-1) !== company) known.push(company);
    }
  }
  const counts = new Map([...shared].map(([investor, some]) => [investor, some.length]));
  return {
    companies: own.size,
    ranking: createRanking(store, read, counts),
    shared: (coInvestor) => shared.get(coInvestor) ?? [],
    truncated: walk.truncated,
    factsVisited: walk.factsVisited,
  };
}

/** The rounds that facts of both name, as keys, in their order. */
export function sharedRounds(a: readonly FactRecord[], b: readonly FactRecord[]): string[] {
  const rounds = (records: readonly FactRecord[]) => new Set(records.flatMap(({ round }) => (round as string) ?? []));
  const ofB = rounds(b);
  return [...rounds(a)].filter((round) => ofB.has(round)).sort();
}
