import { GraphError } from '../graph/errors.ts';
import type { EdgeId, NodeId } from '../graph/records.ts';
import type { GraphStore, Read } from '../graph/store.ts';
import { checkDeadline } from './facts.ts';
import { keyStanding, rounded, sortByStanding } from './figures.ts';
import { requireNodes } from './known.ts';
import { type Holding, readHoldings, votingShare } from './shares.ts';
import { type Limits, startWalk } from './walk.ts';

/** One company that is controlled on the way to the one asked about. */
export interface ControlLink {
  node: NodeId;
  /** Votes that the controller and the companies it controls hold together. */
  share: number;
  /** Who among them holds how much, by id. */
  holdings: Holding[];
  /** Holdings of others whose votes no fact states. */
  unknownStakes: number;
}

export interface Controller {
  controller: NodeId;
  /** Votes in the company asked about, its own and those of companies it controls. */
  share: number;
  /** Whether no other of the controllers controls it. */
  ultimate: boolean;
  /** The companies through which it controls, in the order in which control reaches them; last the one asked about. */
  chain: ControlLink[];
}

/**
 * Who controls a company: a holder controls what it and the companies it controls together hold more than `threshold`
 * of the votes of, and nothing else, so that exactly half of two owners each is no control. Companies in a ring may control
 * one another, and then none of them is ultimate. Votes are the voting stake, else the stake; an unknown one is none. By share descending,
 * then key. More facts than the budget: LIMIT_EXCEEDED {limit}, for half of the owners may say the opposite.
 */
export async function findControllers(
  store: GraphStore,
  read: Read,
  request: Limits & { of: NodeId; threshold: number },
): Promise<Controller[]> {
  const { of, threshold } = request;
  await requireNodes(store, read, [of]);
  const owners = await readUpstream(store, read, request);
  const held = new Map<NodeId, Holding[]>();
  for (const holding of [...owners.values()].flat()) {
    if (holding.share === null) continue;
    const known = held.get(holding.owner);
    if (known) known.push(holding);
    else held.set(holding.owner, [holding]);
  }
  const found: (Controller & { reach: Set<NodeId> })[] = [];
  for (const controller of held.keys()) {
    checkDeadline(read);
    const { reach, votes } = spread(controller, held, threshold);
    if (controller === of || !reach.has(of)) continue;
    const chain = evidence(of, controller, reach, owners, votes);
    found.push({ controller, share: rounded(votes.get(of)!), ultimate: true, chain, reach });
  }
  const controlled = new Set(found.flatMap(({ controller, reach }) => [...reach].filter((one) => one !== controller)));
  const controllers = found.map(({ reach, ...one }) => ({ ...one, ultimate: !controlled.has(one.controller) }));
  return sortByStanding(controllers, ({ share, controller }) => [share, ...keyStanding(controller)]);
}

/** All holdings of the company and of every owner above it: whoever decides there is among them. */
async function readUpstream(
  store: GraphStore,
  read: Read,
  request: Limits & { of: NodeId },
): Promise<Map<NodeId, Holding[]>> {
  const walk = startWalk(store, read, request);
  const owners = new Map<NodeId, Holding[]>();
  let level = [request.of];
  while (level.length > 0) {
    const holdings = await readHoldings(walk, level, 'owners', votingShare);
    if (walk.truncated) {
      const message = `More than ${walk.budget} facts tell who owns ${request.of} and its owners; narrow them by where.`;
      throw new GraphError('LIMIT_EXCEEDED', message, { limit: walk.budget });
    }
    for (const [index, node] of level.entries()) owners.set(node, holdings[index]!);
    const next = new Set(holdings.flat().flatMap(({ owner, share }) => (share === null ? [] : [owner])));
    level = [...next].filter((node) => !owners.has(node)).sort();
  }
  return owners;
}

/** The companies that a holder controls, in the order in which control reaches them, and the votes it has in each. */
function spread(holder: NodeId, held: Map<NodeId, Holding[]>, threshold: number) {
  const votes = new Map<NodeId, number>();
  const reach = new Set<NodeId>();
  const waiting = [holder];
  for (const owner of waiting) {
    for (const { company, share } of held.get(owner) ?? []) {
      const sum = (votes.get(company) ?? 0) + share!;
      votes.set(company, sum);
      if (company === holder || reach.has(company) || rounded(sum) <= threshold) continue;
      reach.add(company);
      waiting.push(company);
    }
  }
  return { reach, votes };
}

/** The part of what is controlled that holds votes, of whatever depth, in the company asked about. */
function evidence(
  of: NodeId,
  controller: NodeId,
  reach: Set<NodeId>,
  owners: Map<NodeId, Holding[]>,
  votes: Map<NodeId, number>,
): ControlLink[] {
  const links = new Map<NodeId, ControlLink>();
  const waiting = [of];
  for (const node of waiting) {
    if (links.has(node)) continue;
    const all = owners.get(node) ?? [];
    const holdings = all.filter(({ owner, share }) => share !== null && (owner === controller || reach.has(owner)));
    const unknownStakes = all.reduce((sum, { unknown }) => sum + unknown, 0);
    links.set(node, { node, share: rounded(votes.get(node)!), holdings, unknownStakes });
    waiting.push(...holdings.map(({ owner }) => owner).filter((owner) => owner !== controller));
  }
  const onTheWay = [...reach].filter((node) => node !== of && links.has(node));
  return [...onTheWay, of].map((node) => links.get(node)!);
}

/** The facts that a link rests on. */
export function factsOfLink({ holdings }: ControlLink): EdgeId[] {
  return holdings.flatMap(({ edgeIds }) => edgeIds);
}
