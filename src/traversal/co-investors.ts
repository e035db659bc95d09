import type { EdgeId, FactRecord, NodeId } from '../graph/records.ts';
import type { GraphStore, Read } from '../graph/store.ts';
import { type Limits, startFilteredWalk } from './facts.ts';
import { keyStanding, type Standing, sortByStanding } from './figures.ts';
import { requireNodes } from './known.ts';
import { eachInvestors, type Investments, readInvestments } from './portfolios.ts';

export interface CoInvestor {
  node: NodeId;
  /** Companies that both have invested in, by id; at least one. */
  shared: NodeId[];
  /** Its facts about these. */
  edgeIds: EdgeId[];
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
 * Who has invested in the same companies as an investor. One port call for its companies, one that counts
 * their investors and as few as memory allows for these; `where` holds for the facts of both. Counts of a truncated answer are lower bounds.
 */
export async function findCoInvestors(
  store: GraphStore,
  read: Read,
  request: Limits & { of: NodeId },
): Promise<CoInvestors> {
  const { of } = request;
  await requireNodes(store, read, [of]);
  const walk = startFilteredWalk(store, read, request);
  const [own] = (await readInvestments(walk, [of])) as [Investments];
  const found = new Map<NodeId, CoInvestor>();
  for await (const [company, rows] of eachInvestors(walk, walk.truncated ? [] : [...own.keys()].sort())) {
    for (const { id, node } of rows) {
      if (node === of) continue;
      let known = found.get(node);
      if (!known) {
        known = { node, shared: [], edgeIds: [] };
        found.set(node, known);
      }
      known.edgeIds.push(id);
      // Companies come one after another.
      if (known.shared.at(-1) !== company) known.shared.push(company);
    }
  }
  const coInvestors = sortByStanding(found.values(), coInvestorStanding);
  return { own, coInvestors, truncated: walk.truncated, factsVisited: walk.factsVisited };
}

/** Where a row stands: what its cursor carries. */
export function coInvestorStanding({ node, shared }: CoInvestor): Standing {
  return [shared.length, ...keyStanding(node)];
}

/** The rounds that facts of both name, as keys, in their order. */
export function sharedRounds(a: readonly FactRecord[], b: readonly FactRecord[]): string[] {
  const rounds = (records: readonly FactRecord[]) => new Set(records.flatMap(({ round }) => (round as string) ?? []));
  const ofB = rounds(b);
  return [...rounds(a)].filter((round) => ofB.has(round)).sort();
}
