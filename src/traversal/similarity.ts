import type { NodeId } from '../graph/records.ts';
import type { GraphStore, NodeToken, Read } from '../graph/store.ts';
import { findCoInvestors } from './co-investors.ts';
import { compareStandings, keyStanding, type Standing, sortByStanding } from './figures.ts';
import { requireTokens } from './known.ts';
import { investmentHops, readCompanies } from './portfolios.ts';
import { rankedStanding } from './ranking.ts';
import { type Limits, startWalk } from './walk.ts';

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
  const { companies, ranking, truncated, factsVisited } = await findCoInvestors(store, read, request);
  const exactly = (one: Likeness) => one.sharedCount / one.unionCount;
  let best: Similar[] = [];
  let after: Standing | undefined;
  for (let more = first > 0; more; ) {
    const { rows, ...slice } = await ranking.slice(candidatesPerCall, after);
    const last = best.length === first ? best.at(-1) : undefined;
    if (rows.length === 0 || (last && rows[0]!.count / companies < exactly(last))) break;
    const sizes = await store.aggregate(
      {
        over: 'edges',
        origins: rows.map(({ node }) => node),
        hops: investmentHops.companies,
        distinct: true,
        ...(where && { where }),
      },
      read,
    );
    const measured = rows.map(({ node, count }, index) => ({
      node,
      ...likeness(count, companies, sizes[index]!.count),
    }));
    best = [...best, ...measured]
      .map((one) => ({ one, at: [exactly(one), one.sharedCount, ...keyStanding(one.node)] }))
      .sort((a, b) => compareStandings(a.at, b.at))
      .slice(0, first)
      .map(({ one }) => one);
    after = rankedStanding(rows.at(-1)!);
    more = slice.more;
  }
  return { similar: best, totalCount: ranking.size, truncated, factsVisited };
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
  const tokens = await requireTokens(store, read, [a, b]);
  const walk = startWalk(store, read, request);
  const [ofA, ofB] = (await readCompanies(walk, tokens)) as [Set<NodeToken>, Set<NodeToken>];
  const both = [...ofA].filter((company) => ofB.has(company));
  const shared = sortByStanding(await store.idsOf(both, read), keyStanding);
  const { truncated, factsVisited } = walk;
  return { ...likeness(shared.length, ofA.size, ofB.size), shared, truncated, factsVisited };
}
