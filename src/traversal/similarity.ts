import type { NodeId } from '../graph/records.ts';
import type { GraphStore, Read } from '../graph/store.ts';
import { findCoInvestors } from './co-investors.ts';
import { type Limits, startFilteredWalk } from './facts.ts';
import { compareStandings, keyStanding } from './figures.ts';
import { requireNodes } from './known.ts';
import { type Investments, investmentHops, readInvestments } from './portfolios.ts';

/** How alike two sets of companies are. */
export interface Likeness {
  /** Shared by all of both: 0 to 1, to 3 decimals; 0 where both are empty. */
  jaccard: number;
  sharedCount: number;
  unionCount: number;
}

/** Jaccard (1912), "The distribution of the flora in the alpine zone", New Phytologist 11. */
export function likeness(sharedCount: number, sizeOfA: number, sizeOfB: number): Likeness {
  const unionCount = sizeOfA + sizeOfB - sharedCount;
  const jaccard = unionCount === 0 ? 0 : Math.round((sharedCount / unionCount) * 1_000) / 1_000;
  return { jaccard, sharedCount, unionCount };
}

export interface Similar extends Likeness {
  node: NodeId;
}

export interface SimilarInvestors {
  /** By shared companies in relation to all of both, descending; then by their number, then key. */
  similar: Similar[];
  /** How many investors share any company. */
  totalCount: number;
  truncated: boolean;
  factsVisited: number;
}

/** How many candidates' companies are counted in one call. */
const candidatesPerCall = 1_000;

/**
 * The investors whose companies are most like those of one investor. Candidates with the most shared companies are
 * looked at first, and no more once none of the rest can reach the list: shared / own size bounds what they can have.
 */
export async function findSimilarInvestors(
  store: GraphStore,
  read: Read,
  request: Limits & { of: NodeId; first: number },
): Promise<SimilarInvestors> {
  const { first, where } = request;
  const { own, coInvestors, ...walked } = await findCoInvestors(store, read, request);
  const exactly = (one: Likeness) => one.sharedCount / one.unionCount;
  let best: Similar[] = [];
  for (let start = 0; start < coInvestors.length && first > 0; start += candidatesPerCall) {
    const candidates = coInvestors.slice(start, start + candidatesPerCall);
    const last = best.length === first ? best.at(-1) : undefined;
    if (last && candidates[0]!.shared.length / own.size < exactly(last)) break;
    const sizes = await store.aggregate(
      {
        over: 'edges',
        origins: candidates.map(({ node }) => node),
        hops: investmentHops.companies,
        distinct: true,
        ...(where && { where }),
      },
      read,
    );
    const measured = candidates.map(({ node, shared }, index) => ({
      node,
      ...likeness(shared.length, own.size, sizes[index]!.count),
    }));
    best = [...best, ...measured]
      .map((one) => ({ one, at: [exactly(one), one.sharedCount, ...keyStanding(one.node)] }))
      .sort((a, b) => compareStandings(a.at, b.at))
      .slice(0, first)
      .map(({ one }) => one);
  }
  return { similar: best, totalCount: coInvestors.length, ...walked };
}

export interface Comparison extends Likeness {
  /** Companies that both have invested in, by key. */
  shared: NodeId[];
  truncated: boolean;
  factsVisited: number;
}

/** How alike two investors are by the companies they have invested in. */
export async function compareInvestors(
  store: GraphStore,
  read: Read,
  request: Limits & { a: NodeId; b: NodeId },
): Promise<Comparison> {
  const { a, b } = request;
  await requireNodes(store, read, [a, b]);
  const walk = startFilteredWalk(store, read, request);
  const [ofA, ofB] = (await readInvestments(walk, [a, b])) as [Investments, Investments];
  const shared = sharedByKey(ofA, ofB);
  const { truncated, factsVisited } = walk;
  return { ...likeness(shared.length, ofA.size, ofB.size), shared, truncated, factsVisited };
}

function sharedByKey(a: Investments, b: Investments): NodeId[] {
  const shared = [...a.keys()].filter((company) => b.has(company));
  return shared.sort((one, other) => compareStandings(keyStanding(one), keyStanding(other)));
}
