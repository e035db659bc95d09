import type { NodeId } from '../graph/records.ts';
import type { EdgeHop, EndRow, GraphStore, Links, NodeToken, Reached, Read } from '../graph/store.ts';
import type { Where } from '../graph/where.ts';

export type { EdgeHop };

/** Most facts that one traversal visits where nothing else is said. */
export const factBudget = 200_000;

/** What every question may be narrowed by. */
export interface Limits {
  /** Which facts to see; all when absent. */
  where?: Where;
  /** Most facts to visit. */
  budget: number;
}

/** One traversal in progress: what it reads from, how many facts it may visit, and what it has visited so far. */
export interface Walk {
  readonly store: GraphStore;
  readonly read: Read;
  readonly budget: number;
  /** Facts that fail it are not there; absent, all are. */
  readonly where: Where | undefined;
  /** Never more than `budget`. */
  factsVisited: number;
  /** Whether facts were left out because the budget did not reach; what was found so far is all that there will be. */
  truncated: boolean;
}

/** What every answer of a traversal says of the walk behind it. */
export type Visited = Pick<Walk, 'truncated' | 'factsVisited'>;

export function startWalk(store: GraphStore, read: Read, { budget, where }: Limits): Walk {
  return { store, read, budget, where, factsVisited: 0, truncated: false };
}

const opposite = { OUT: 'IN', IN: 'OUT', BOTH: 'BOTH' } as const;

/** The hops that lead back along the same edges. */
export function reverseHops(hops: readonly EdgeHop[]): EdgeHop[] {
  return hops.map((hop) => ({ ...hop, direction: opposite[hop.direction] }));
}

/**
 * One level of a traversal: the ends of all origins along all hops, one list per origin, newest first. Each end counts
 * as one fact visited. Sets `walk.truncated` exactly when the origins have more ends than the budget has left; what is
 * then left out are the older ends of those with many, and the ends of the later origins.
 */
export async function expand(walk: Walk, origins: readonly NodeId[], hops: readonly EdgeHop[]): Promise<EndRow[][]> {
  const { store, read, where } = walk;
  const slices = await shareOut(
    walk,
    hops.length > 0 ? origins : [],
    (open, limit) => store.endsOf(open, { hops: [...hops], where, limit }, read),
    ({ rows }) => rows.length,
  );
  return origins.map((origin) => {
    const rows = slices.get(origin)?.rows ?? [];
    return rows.slice(0, take(walk, rows.length));
  });
}

/** What is reached from where nothing was asked. */
export const nothing: Reached = { nodes: [], dates: null, amounts: null, more: false };

/** As `expand`, by tokens: the far ends alone, in no order, with the edges' dates where they are wanted. */
export async function reach(
  walk: Walk,
  origins: readonly NodeToken[],
  hops: readonly EdgeHop[],
  dates: boolean,
): Promise<Reached[]> {
  const { store, read, where } = walk;
  const reached = await shareOut(
    walk,
    hops.length > 0 ? origins : [],
    (open, limit) => store.reach(open, { hops: [...hops], where, dates, limit }, read),
    ({ nodes }) => nodes.length,
  );
  return visit(
    walk,
    origins.map((origin) => reached.get(origin) ?? nothing),
  );
}

/** Visits what was read, as far as the budget reaches. */
export function visit(walk: Walk, reached: readonly Reached[]): Reached[] {
  return reached.map((all) => {
    const taken = take(walk, all.nodes.length);
    if (taken === all.nodes.length) return all;
    const cut = <Value>(list: Value[] | null) => list?.slice(0, taken) ?? null;
    return { nodes: all.nodes.slice(0, taken), dates: cut(all.dates), amounts: cut(all.amounts), more: true };
  });
}

/**
 * As `reach` where no origin has more than its share of so many facts, else null. Visits none of them yet, and does not
 * heed the budget, so that what is looked at first does not depend on it.
 */
export async function reachFew(
  { store, read, where }: Walk,
  origins: readonly NodeToken[],
  hops: readonly EdgeHop[],
  dates: boolean,
  facts: number,
): Promise<Reached[] | null> {
  const limit = Math.floor(facts / origins.length);
  if (limit === 0) return null;
  const reached = hops.length === 0 ? [] : await store.reach(origins, { hops: [...hops], where, dates, limit }, read);
  return reached.some(({ more }) => more) ? null : origins.map((_, index) => reached[index] ?? nothing);
}

/** All edges of a type, each visited; those that the budget does not reach are left out. */
export async function links(walk: Walk, type: string): Promise<Links> {
  const { store, read, where } = walk;
  const limit = walk.budget - walk.factsVisited;
  const found = await store.links({ type, where, limit }, read);
  if (found.more) walk.truncated = true;
  walk.factsVisited += found.from.length;
  return found;
}

/**
 * Equal shares of the budget bound the rows of one call by it, however many hubs are asked; those cut short are asked
 * again with what the others have left over.
 */
export async function shareOut<Origin, Answer extends { more: boolean }>(
  walk: Walk,
  origins: readonly Origin[],
  ask: (open: readonly Origin[], share: number) => Promise<Answer[]>,
  sizeOf: (answer: Answer) => number,
): Promise<Map<Origin, Answer>> {
  const answers = new Map<Origin, Answer>();
  let left = walk.budget - walk.factsVisited;
  for (let open = origins; open.length > 0; ) {
    const found = await ask(open, Math.max(1, Math.floor(left / open.length)));
    const cut = open.filter((_, index) => found[index]!.more);
    const final = cut.length === open.length;
    for (const [index, origin] of open.entries()) {
      const answer = found[index]!;
      if (answer.more && !final) continue;
      answers.set(origin, answer);
      left -= sizeOf(answer);
    }
    if (final) walk.truncated = true;
    open = final || left < 0 ? [] : cut;
  }
  return answers;
}

/** How many of so many facts the budget still allows; visits them. */
function take(walk: Walk, facts: number): number {
  const taken = Math.min(facts, walk.budget - walk.factsVisited);
  if (taken < facts) walk.truncated = true;
  walk.factsVisited += taken;
  return taken;
}
