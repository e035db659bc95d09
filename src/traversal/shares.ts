import type { EdgeId, EdgeRow, FactRecord, NodeId } from '../graph/records.ts';
import { expandFacts } from './facts.ts';
import { groupBy } from './groups.ts';
import type { EdgeHop, Walk } from './walk.ts';

/** Which way ownership is followed: to what an investor holds, or to who owns a company. */
export type Side = 'holdings' | 'owners';

/** What one owner holds of one company, all share classes together. */
export interface Holding {
  owner: NodeId;
  company: NodeId;
  /** Sum of the known shares; null when that of no class is known. */
  share: number | null;
  /** Classes whose share no fact states. */
  unknown: number;
  /** The facts that the share rests on, one per class with a known share, newest first. */
  edgeIds: EdgeId[];
}

/** What a fact states of the share; undefined when nothing. */
export type ShareOf = (record: FactRecord) => number | undefined;

export const capitalShare: ShareOf = ({ stake }) => (stake ?? undefined) as number | undefined;

/** Votes follow the capital where nothing else is known of them. */
export const votingShare: ShareOf = ({ votingStake, stake }) =>
  (votingStake ?? stake ?? undefined) as number | undefined;

const hops: Record<Side, EdgeHop[]> = {
  holdings: [{ by: 'edge', type: 'OWNS', direction: 'OUT' }],
  owners: [{ by: 'edge', type: 'OWNS', direction: 'IN' }],
};

/** The ways along which shares are read: OWNS alone. */
export function ownershipHops(side: Side): readonly EdgeHop[] {
  return hops[side];
}

/**
 * The holdings at each node, by the id of the other end. Of several facts about one owner, company and share class the
 * one of the highest confidence counts (unknown confidence is 1), of those the newest; facts that do not state the share
 * only count when none does, as one unknown share. The shares of several classes add up.
 */
export async function readHoldings(
  walk: Walk,
  nodes: readonly NodeId[],
  side: Side,
  shareOf: ShareOf = capitalShare,
): Promise<Holding[][]> {
  const facts = await expandFacts(walk, nodes, hops[side]);
  return facts.map((some) => {
    const byOther = groupBy(some, ({ node }) => node);
    const others = [...byOther.keys()].sort();
    return others.map((other) =>
      holdingOf(
        byOther.get(other)!.map(({ row }) => row),
        shareOf,
      ),
    );
  });
}

/** `rows`: all facts of one owner about one company, newest first. */
function holdingOf(rows: EdgeRow[], shareOf: ShareOf): Holding {
  const { from, to } = rows[0]!;
  const holding: Holding = { owner: from, company: to, share: null, unknown: 0, edgeIds: [] };
  const chosen: EdgeRow[] = [];
  for (const ofClass of groupBy(rows, ({ record }) => record.shareClass ?? null).values()) {
    const stating = ofClass.filter(({ record }) => shareOf(record) !== undefined);
    if (stating.length === 0) holding.unknown += 1;
    else chosen.push(stating.reduce((best, other) => (confidence(other) > confidence(best) ? other : best)));
  }
  for (const { record } of chosen) holding.share = (holding.share ?? 0) + shareOf(record)!;
  const newestFirst = chosen.sort((a, b) => (a.pos > b.pos ? -1 : 1));
  return { ...holding, edgeIds: newestFirst.map(({ id }) => id) };
}

function confidence({ record }: EdgeRow): number {
  return (record.confidence as number | undefined) ?? 1;
}

/** A company whose known owners hold more than all of it together. */
export interface Overstated {
  company: NodeId;
  /** Sum of the known shares, above 1. */
  share: number;
}

/** Above 1 by more than additions of doubles explain. */
const wholly = 1 + 1e-9;

/** Which of the companies are overstated, by id; `owners` holds all holdings of each. */
export function findOverstated(owners: Iterable<Holding[]>): Overstated[] {
  const found: Overstated[] = [];
  for (const holdings of owners) {
    const share = holdings.reduce((sum, holding) => sum + (holding.share ?? 0), 0);
    if (share > wholly) found.push({ company: holdings[0]!.company, share });
  }
  return found.sort((a, b) => (a.company < b.company ? -1 : 1));
}
