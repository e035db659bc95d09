import type { NodeId } from '../graph/records.ts';
import type { GraphStore, NodeToken, Read } from '../graph/store.ts';
import { compareStandings, keyStanding, type Standing, sortByStanding } from './figures.ts';
import { groupBy } from './groups.ts';

/** A node and how often it was met. */
export interface Ranked {
  token: NodeToken;
  node: NodeId;
  count: number;
}

/** Nodes by how often they were met, descending, those met equally often by key. */
export interface Ranking {
  size: number;
  /** At most `limit` of them, those after a standing where one is given. */
  slice(limit: number, after?: Standing): Promise<RankedSlice>;
}

export interface RankedSlice {
  rows: Ranked[];
  /** Whether there are some before the rows, and after. */
  before: boolean;
  more: boolean;
}

/** Where a node stands in its ranking. */
export function rankedStanding({ count, node }: Ranked): Standing {
  return [count, ...keyStanding(node)];
}

/** Ids are looked up once, and only of nodes that were met as often as some of a slice: most are met but once. */
export function createRanking(store: GraphStore, read: Read, counts: ReadonlyMap<NodeToken, number>): Ranking {
  const ties = groupBy(counts.keys(), (token) => counts.get(token)!);
  const descending = [...ties.keys()].sort((a, b) => b - a);
  const looked = new Map<number, Ranked[]>();
  /** Looks up those with these counts, in one call. */
  const lookUp = async (wanted: readonly number[]) => {
    const open = wanted.filter((count) => !looked.has(count));
    const tokens = open.flatMap((count) => ties.get(count)!);
    const ids = tokens.length === 0 ? [] : await store.idsOf(tokens, read);
    let at = 0;
    for (const count of open) {
      const ranked = ties.get(count)!.map((token): Ranked => ({ token, node: ids[at++]!, count }));
      looked.set(
        count,
        sortByStanding(ranked, ({ node }) => keyStanding(node)),
      );
    }
  };
  return {
    size: counts.size,
    async slice(limit, after) {
      const bound = after ? Number(after[0]) : Number.POSITIVE_INFINITY;
      const from = descending.findIndex((count) => count <= bound);
      const wanted: number[] = [];
      let missing = limit + 1;
      for (const count of from < 0 ? [] : descending.slice(from)) {
        if (missing <= 0) break;
        wanted.push(count);
        // Of those with the count of `after` perhaps none comes after it.
        if (count < bound) missing -= ties.get(count)!.length;
      }
      await lookUp(wanted);
      const met = wanted.flatMap((count) => looked.get(count)!);
      const left = after ? met.filter((one) => compareStandings(rankedStanding(one), after) > 0) : met;
      const before = (from !== 0 && counts.size > 0) || left.length < met.length;
      return { rows: left.slice(0, limit), before, more: left.length > limit };
    },
  };
}
