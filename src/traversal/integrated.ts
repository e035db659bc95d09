import { badInput, GraphError } from '../graph/errors.ts';
import type { NodeId } from '../graph/records.ts';
import type { GraphStore, Read } from '../graph/store.ts';
import { countUnknown, type Exposures, exposureStanding } from './exposure.ts';
import { rounded, sortByStanding } from './figures.ts';
import { requireNodes } from './known.ts';
import { findOverstated, type Holding, readHoldings } from './shares.ts';
import { loopThrough, strongComponents } from './strong-components.ts';
import { type Limits, startWalk, type Walk } from './walk.ts';

/** Companies that own one another, in one system of equations; beyond this its elimination would take too long. */
const largestSystem = 500;

/** A pivot below this: the companies own each other wholly, but for the rounding of doubles. */
const singular = 1e-9;

/**
 * What an investor holds of companies, exact where companies own one another: the shares y that solve y = a + yA, with a
 * the investor's own holdings and A those of every company it reaches. This is the linear-system form of integrated
 * ownership of Brioschi, Buzzacchi and Colombo (1989), "Risk capital financing and the separation of ownership and
 * control in business groups", Journal of Banking & Finance 13, 747-772. Without loops it is the sum over paths. As
 * there, where its own companies hold shares of the investor, what comes back to it counts again.
 *
 * BAD_USER_INPUT {loop} where companies own each other wholly, or are said to own more, so that the system has no
 * meaningful solution; LIMIT_EXCEEDED {limit, requested} where more than 500 companies own one another.
 */
export async function findIntegratedOwnership(
  store: GraphStore,
  read: Read,
  request: Limits & { of: NodeId },
): Promise<Exposures> {
  const { of } = request;
  await requireNodes(store, read, [of]);
  const walk = startWalk(store, read, request);
  const holdings = await readDownstream(walk, of);
  const shares = solve(of, holdings);
  const reached = [...shares.keys()].filter((node) => node !== of).sort();
  const owners = walk.truncated ? [] : await readHoldings(walk, reached, 'owners');
  const exposures = reached.map((node) => ({
    node,
    share: rounded(shares.get(node)!),
    pathCount: null,
    paths: () => [],
  }));
  return {
    exposures: sortByStanding(exposures, exposureStanding),
    unknownStakes: countUnknown(holdings.values()),
    overstated: findOverstated(owners),
    truncated: walk.truncated,
    factsVisited: walk.factsVisited,
  };
}

/** The holdings of the investor and of every company that it reaches along known shares. */
async function readDownstream(walk: Walk, of: NodeId): Promise<Map<NodeId, Holding[]>> {
  const known = new Map<NodeId, Holding[]>();
  let level = [of];
  while (level.length > 0 && !walk.truncated) {
    const read = await readHoldings(walk, level, 'holdings');
    for (const [index, node] of level.entries()) known.set(node, read[index]!);
    const next = new Set(read.flat().flatMap(({ company, share }) => (share === null ? [] : [company])));
    level = [...next].filter((node) => !known.has(node)).sort();
  }
  return known;
}

/** Component by component, owners first, so that only companies that own one another need a system of equations. */
function solve(of: NodeId, holdings: Map<NodeId, Holding[]>): Map<NodeId, number> {
  const stakes = new Map([...holdings].map(([node, some]) => [node, some.filter(({ share }) => share !== null)]));
  const graph = new Map([...stakes].map(([node, some]) => [node, some.map(({ company }) => company)]));
  const inflow = new Map(stakes.get(of)!.map(({ company, share }) => [company, share!]));
  const solved = new Map<NodeId, number>();
  for (const component of strongComponents(graph)) {
    const members = component.sort();
    const numbers = new Map(members.map((node, index) => [node, index]));
    const within = members.map((node) =>
      (stakes.get(node) ?? []).flatMap(({ company, share }) => {
        const to = numbers.get(company);
        return to === undefined ? [] : [{ to, share: share! }];
      }),
    );
    const received = members.map((node) => inflow.get(node) ?? 0);
    const shares = members.length === 1 ? received : eliminate(within, received);
    if (shares === null) throw closedLoop(loopThrough(members[0]!, new Set(members), graph));
    for (const [index, node] of members.entries()) {
      solved.set(node, shares[index]!);
      for (const { company, share } of stakes.get(node) ?? []) {
        if (numbers.has(company)) continue;
        inflow.set(company, (inflow.get(company) ?? 0) + shares[index]! * share!);
      }
    }
  }
  return solved;
}

/**
 * Solves y = b + yS by Gaussian elimination. It needs no exchange of rows: where the holdings make sense, I - S is an
 * M-matrix, and then exactly every pivot is positive. Null where one is not.
 */
function eliminate(within: { to: number; share: number }[][], received: number[]): number[] | null {
  const size = within.length;
  if (size > largestSystem) {
    const message = `${size} companies own one another; at most ${largestSystem} can be computed together.`;
    throw new GraphError('LIMIT_EXCEEDED', message, { limit: largestSystem, requested: size });
  }
  const rows = received.map((value, index) => {
    const row = new Float64Array(size + 1);
    row[index] = 1;
    row[size] = value;
    return row;
  });
  for (const [from, some] of within.entries()) for (const { to, share } of some) rows[to]![from]! -= share;
  for (const [index, pivotRow] of rows.entries()) {
    const pivot = pivotRow[index]!;
    if (pivot < singular) return null;
    for (const row of rows.slice(index + 1)) {
      const factor = row[index]! / pivot;
      if (factor === 0) continue;
      for (let column = index; column <= size; column += 1) row[column]! -= factor * pivotRow[column]!;
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let index = size - 1; index >= 0; index -= 1) {
    let value = rows[index]![size]!;
    for (let column = index + 1; column < size; column += 1) value -= rows[index]![column]! * solution[column]!;
    solution[index] = value / rows[index]![index]!;
  }
  return solution;
}

function closedLoop(loop: NodeId[]): GraphError {
  const message = `${loop.join(' owns ')}: companies in this loop own each other wholly, or are said to own more, so that what others hold of them cannot be computed.`;
  return badInput(message, { loop });
}
