import type { NodeId } from '../graph/records.ts';
import type { GraphStore, NodeToken, Read } from '../graph/store.ts';
import { compareStandings, keyStanding, type Standing, sortByStanding } from './figures.ts';

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
  const ties = new Map<number, NodeToken[]>();
  for (const [token, count] of counts) {
    const known = ties.get(count);
    if (known) known.push(token);
    else ties.set(count, [token]);
  }
  const descending = [...ties.keys()].sort((a, b) => b - a);
  const looked = new Map<number, Promise<Ranked[]>>();
  const rankedOf = (count: number) => {
    const known = looked.get(count);
    if (known) return known;
    const found = lookUp(store, read, ties.get(count)!, count);
    looked.set(count, found);
    return found;
  };
  return {
    size: counts.size,
    async slice(limit, after) {
      const rows: Ranked[] = [];
      let before = false;
      for (const count of descending) {
        if (rows.length > limit) break;
        if (after && count > Number(after[0])) {
          before = true;
          continue;
        }
        const ranked = await rankedOf(count);
        const left = after ? ranked.filter((one) => compareStandings(rankedStanding(one), after) > 0) : ranked;
        if (left.length < ranked.length) before = true;
        rows.push(...left.slice(0, limit + 1 - rows.length));
      }
      return { rows: rows.slice(0, limit), before, more: rows.length > limit };
    },
  };
}

async function lookUp(store: GraphStore, read: Read, tokens: readonly NodeToken[], count: number): Promise<Ranked[]> {
  const ids = await store.idsOf(tokens, read);
  const ranked = tokens.map((token, index): Ranked => ({ token, node: ids[index]!, count }));
  return sortByStanding(ranked, ({ node }) => keyStanding(node));
}
