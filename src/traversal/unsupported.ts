import type { NodeId } from '../graph/records.ts';
import type { EndRow } from '../graph/store.ts';
import { lengthen, startWays, type Way } from './trails.ts';
import { type EdgeHop, expand, reverseHops, type Walk } from './walk.ts';

/** How many facts about each candidate are read at first: most have another support among the newest. */
const firstLook = 4;
/** How many times as many at each further look. */
const growth = 8;

/**
 * The nodes that depend on the removed alone: those to which facts lead along the hops, and every way that leads to them
 * along such facts comes from the removed, at most `maxLength` steps before. Nodes in a ring that support each other are
 * not among them. Nothing is claimed of a node of which the budget did not show every fact. Each with the first of its
 * shortest ways from the removed.
 */
export async function findUnsupported(
  walk: Walk,
  removed: ReadonlySet<NodeId>,
  hops: readonly EdgeHop[],
  maxLength: number,
): Promise<Way[]> {
  const gone = new Set(removed);
  const ends = new Map<NodeId, EndRow[]>();
  let level = [...removed].sort();
  for (let length = 1; length <= maxLength && level.length > 0 && !walk.truncated; length += 1) {
    const rows = await expand(walk, level, hops);
    for (const [index, node] of level.entries()) ends.set(node, rows[index]!);
    const candidates = new Set(rows.flatMap((some) => some.map(({ node }) => node)));
    level = await supportedBy(walk, gone, [...candidates].filter((node) => !gone.has(node)).sort(), hops);
    for (const node of level) gone.add(node);
  }
  return waysWithin(gone, removed, ends);
}

/** Which of the candidates have facts from `gone` alone. Reads few facts of each at first, more where they do not tell. */
async function supportedBy(
  walk: Walk,
  gone: ReadonlySet<NodeId>,
  candidates: NodeId[],
  hops: readonly EdgeHop[],
): Promise<NodeId[]> {
  const back = reverseHops(hops);
  const alone: NodeId[] = [];
  let open = candidates;
  for (let limit = firstLook; open.length > 0; limit *= growth) {
    const asked = open.slice(0, Math.floor((walk.budget - walk.factsVisited) / limit));
    if (asked.length < open.length) walk.truncated = true;
    if (asked.length === 0) break;
    const slices = await walk.store.endsOf(asked, { hops: back, where: walk.where, limit }, walk.read);
    open = asked.filter((node, index) => {
      const { rows, more } = slices[index]!;
      walk.factsVisited += rows.length;
      const others = rows.some((row) => !gone.has(row.node));
      if (!others && !more) alone.push(node);
      return !others && more;
    });
  }
  return alone.sort();
}

/** The ways from the removed that stay among what is gone with them. */
function waysWithin(gone: ReadonlySet<NodeId>, removed: ReadonlySet<NodeId>, ends: Map<NodeId, EndRow[]>): Way[] {
  const ways: Way[] = [];
  let level = startWays(removed);
  const known = new Map(level.map((way) => [way.node, way]));
  while (level.length > 0) {
    const rows = level.map(({ node }) => (ends.get(node) ?? []).filter((row) => gone.has(row.node)));
    level = lengthen(level, rows, known);
    ways.push(...level);
  }
  return ways;
}
