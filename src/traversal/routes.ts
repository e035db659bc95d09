import type { NodeId } from '../graph/records.ts';
import type { NodeToken } from '../graph/store.ts';
import { checkDeadline } from './facts.ts';
import type { Web } from './search.ts';
import { always, earliest, latest, spanOf } from './spans.ts';
import type { Walk } from './walk.ts';

/** A way from node to node without a repeated one, but that the last may be the first. */
export interface Route {
  nodes: NodeId[];
  /** As in `Web`. */
  split: number;
}

/** Steps that one enumeration may try; only ways that run into their own nodes need more than a few per route. */
const mostTries = 1_000_000;
const triesPerLook = 8_192;

/** The steps from one node at one place, by id of where they lead; `dates` of all edges of the step. */
interface Onward {
  id: NodeId;
  token: NodeToken;
  dates: (string | null)[] | null;
}

/**
 * The routes of a web, in the order of their ids. Where edges have dates: those along which days could be chosen that
 * stand in order. Truncates the walk when it has to try too many ways.
 */
export async function* routesOf(walk: Walk, web: Web, from: NodeToken): AsyncGenerator<Route> {
  const length = web.steps.length;
  const ids = await idsIn(walk, web, from);
  const limits = web.dated ? latestDays(web, ids) : [];
  const onward = web.steps.map(() => new Map<NodeToken, Onward[]>());
  const path: NodeToken[] = [from];
  let tries = 0;
  yield* follow(0, always.first);

  function* follow(place: number, since: string): Generator<Route> {
    if (place === length) {
      yield { nodes: path.map((token) => ids.get(token)!), split: web.split };
      return;
    }
    for (const { token, dates } of onwardFrom(place, path[place]!)) {
      if (++tries > mostTries) walk.truncated = true;
      if (tries > mostTries) return;
      if (tries % triesPerLook === 0) checkDeadline(walk.read);
      const last = place === length - 1;
      if (path.includes(token) && !(last && token === from)) continue;
      const day = dates ? arrival(dates, since, limits[place + 1]!.get(token)) : since;
      if (day === null) continue;
      path.push(token);
      yield* follow(place + 1, day);
      path.pop();
    }
  }

  function onwardFrom(place: number, node: NodeToken): Onward[] {
    const known = onward[place]!.get(node);
    if (known) return known;
    const fresh = sorted(web.steps[place]!.get(node)!, ids);
    onward[place]!.set(node, fresh);
    return fresh;
  }
}

async function idsIn(walk: Walk, web: Web, from: NodeToken): Promise<Map<NodeToken, NodeId>> {
  const tokens = new Set([from]);
  for (const steps of web.steps) for (const { nodes } of steps.values()) for (const node of nodes) tokens.add(node);
  const list = [...tokens];
  const ids = await walk.store.idsOf(list, walk.read);
  return new Map(list.map((token, index) => [token, ids[index]!]));
}

function sorted(
  { nodes, dates }: { nodes: NodeToken[]; dates: (string | null)[] | null },
  ids: Map<NodeToken, NodeId>,
) {
  const steps = new Map<NodeToken, Onward>();
  for (const [index, token] of nodes.entries()) {
    const step = steps.get(token) ?? { id: ids.get(token)!, token, dates: dates ? [] : null };
    steps.set(token, step);
    step.dates?.push(dates![index]!);
  }
  // Ids are ASCII, so `<` orders them as every store does.
  return [...steps.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The first day on which a step can be taken from `since` on, and the rest of the way after it; null for none. */
function arrival(dates: readonly (string | null)[], since: string, until: string | undefined): string | null {
  if (until === undefined) return null;
  const days = dates.map((date) => earliest(spanOf(date), since)).filter((day) => day !== null && day <= until);
  return days.reduce((least, day) => (least === null || day! < least ? day : least), null);
}

/** Per place the last day on which a way from a node there to the end can begin; none from nodes that are not there. */
function latestDays(web: Web, ids: Map<NodeToken, NodeId>): Map<NodeToken, string>[] {
  let after = new Map([...ids.keys()].map((token) => [token, always.last]));
  const limits = [after];
  for (const steps of web.steps.toReversed()) {
    const before = new Map<NodeToken, string>();
    for (const [from, { nodes, dates }] of steps) {
      for (const [index, node] of nodes.entries()) {
        const until = after.get(node);
        const day = until === undefined ? null : latest(spanOf(dates![index]!), until);
        if (day !== null && day >= (before.get(from) ?? '')) before.set(from, day);
      }
    }
    limits.unshift(before);
    after = before;
  }
  return limits;
}
