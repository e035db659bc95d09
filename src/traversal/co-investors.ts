import type { FactRecord, NodeId } from '../graph/records.ts';
import type { GraphStore, Read } from '../graph/store.ts';
import { type Limits, startFilteredWalk } from './facts.ts';
import { keyStanding, type Standing, sortByStanding } from './figures.ts';
import { requireNodes } from './known.ts';
import { type Investments, readInvestments } from './portfolios.ts';

export interface CoInvestor {
  node: NodeId;
  /** Companies that both have invested in, at least one, with this one's facts. */
  shared: Investments;
}

export interface CoInvestors {
  /** The companies that the investor asked about has invested in, with its facts. */
  own: Investments;
  /** By number of shared companies descending, then key. */
  coInvestors: CoInvestor[];
  truncated: boolean;
  factsVisited: number;
}

/**
 * Who has invested in the same companies as an investor. Two port calls, one for its companies and one for their
 * investors; `where` holds for the facts of both. Counts of a truncated answer are lower bounds.
 */
export async function findCoInvestors(
  store: GraphStore,
  read: Read,
  request: Limits & { of: NodeId },
): Promise<CoInvestors> {
  const { of } = request;
  await requireNodes(store, read, [of]);
  const walk = startFilteredWalk(store, read, request);
  const [own] = (await readInvestments(walk, [of], 'companies')) as [Investments];
  const companies = [...own.keys()].sort();
  const investors = walk.truncated ? [] : await readInvestments(walk, companies, 'investors');
  const found = new Map<NodeId, Investments>();
  for (const [index, some] of investors.entries()) {
    for (const [node, edgeIds] of some) {
      if (node === of) continue;
      const shared = found.get(node) ?? new Map();
      found.set(node, shared.set(companies[index]!, edgeIds));
    }
  }
  const coInvestors = sortByStanding(
    [...found].map(([node, shared]) => ({ node, shared })),
    coInvestorStanding,
  );
  return { own, coInvestors, truncated: walk.truncated, factsVisited: walk.factsVisited };
}

/** Where a row stands: what its cursor carries. */
export function coInvestorStanding({ node, shared }: CoInvestor): Standing {
  return [shared.size, ...keyStanding(node)];
}

/** The rounds that facts of both name, as keys, in their order. */
export function sharedRounds(a: readonly FactRecord[], b: readonly FactRecord[]): string[] {
  const rounds = (records: readonly FactRecord[]) => new Set(records.flatMap(({ round }) => (round as string) ?? []));
  const ofB = rounds(b);
  return [...rounds(a)].filter((round) => ofB.has(round)).sort();
}
