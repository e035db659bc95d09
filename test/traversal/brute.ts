import { firstDay, lastDay } from '../../schema/values/partial-date.ts';
import type { NodeId } from '../../src/graph/records.ts';
import type { Cycle } from '../../src/traversal/cycles.ts';
import type { Path, Step } from '../../src/traversal/steps.ts';
import type { EdgeHop } from '../../src/traversal/walk.ts';
import type { Fact } from './island.ts';

/** Every path without a repeated node, of at most `maxLength` steps: by trying everything. */
export function simplePaths(
  facts: readonly Fact[],
  hops: readonly EdgeHop[],
  from: NodeId,
  to: NodeId,
  maxLength: number,
): Path[] {
  if (from === to) return [{ nodes: [from], steps: [] }];
  if (maxLength === 0) return [];
  const found: Path[] = [];
  for (const [node, parallel] of neighbours(facts, hops, from)) {
    const elsewhere = facts.filter((fact) => fact.from !== from && fact.to !== from);
    for (const rest of simplePaths(elsewhere, hops, node, to, maxLength - 1)) {
      found.push({ nodes: [from, ...rest.nodes], steps: [stepOf(from, node, parallel), ...rest.steps] });
    }
  }
  return found.sort((a, b) => a.steps.length - b.steps.length || compareNodes(a.nodes, b.nodes));
}

/** The shortest of sorted paths. */
export function shortestOf(paths: readonly Path[]): Path[] {
  return paths.filter(({ steps }) => steps.length === paths[0]!.steps.length);
}

/** The paths whose facts could have happened one after the other, with the facts that could. */
export function orderedPaths(facts: readonly Fact[], paths: readonly Path[]): Path[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  return paths.flatMap((path) => {
    const choices = path.steps.reduce<Fact[][]>(
      (sofar, { edgeIds }) => sofar.flatMap((chosen) => edgeIds.map((id) => [...chosen, byId.get(id)!])),
      [[]],
    );
    const fitting = choices.filter(canBeInOrder);
    if (fitting.length === 0) return [];
    const steps = path.steps.map(({ edgeIds, node }, index) => {
      const kept = edgeIds.filter((id) => fitting.some((chosen) => chosen[index]!.id === id));
      return stepOf(
        path.nodes[index]!,
        node,
        kept.map((id) => byId.get(id)!),
      );
    });
    return [{ nodes: path.nodes, steps }];
  });
}

/** Days can be chosen in order exactly when nothing is wholly before what comes before it. */
function canBeInOrder(facts: readonly Fact[]): boolean {
  return facts.every(({ date }, index) =>
    facts.slice(0, index).every((before) => !date || !before.date || firstDay(before.date) <= lastDay(date)),
  );
}

/** Every simple cycle, begun at `including` or at its least node. */
export function simpleCycles(
  facts: readonly Fact[],
  hops: readonly EdgeHop[],
  nodes: readonly NodeId[],
  maxLength: number,
  including: NodeId | null,
): Cycle[] {
  const found: Cycle[] = [];
  for (const start of including === null ? nodes : [including]) {
    for (const [second, parallel] of neighbours(facts, hops, start)) {
      const first = stepOf(start, second, parallel);
      for (const rest of simplePaths(facts, hops, second, start, maxLength - 1)) {
        const cycle = { nodes: [start, ...rest.nodes.slice(0, -1)], steps: [first, ...rest.steps] };
        if (including === null && cycle.nodes.some((node) => node < start)) continue;
        if (isCycle(cycle, hops)) found.push(cycle);
      }
    }
  }
  return found.sort((a, b) => a.steps.length - b.steps.length || compareNodes(a.nodes, b.nodes));
}

function isCycle({ nodes, steps }: Cycle, hops: readonly EdgeHop[]): boolean {
  if (steps.length === 2) return new Set(steps.flatMap(({ edgeIds }) => edgeIds)).size > 1;
  const types = new Set(steps.flatMap((step) => step.types));
  const mirrored = hops.filter(({ direction }) => direction === 'BOTH').filter(({ type }) => types.has(type));
  return mirrored.length < types.size || nodes[1]! < nodes.at(-1)!;
}

/** Around some nodes: by ever more nodes, then all facts between them. */
export function subgraphOf(
  facts: readonly Fact[],
  hops: readonly EdgeHop[],
  around: readonly NodeId[],
  { depth, perNode, maxNodes }: { depth: number; perNode: number; maxNodes: number },
) {
  const nodes = [...around];
  let truncated = false;
  let last = around;
  for (let level = 0; level < depth; level += 1) {
    const before = nodes.length;
    for (const origin of last) {
      const all = endsOf(facts, hops, origin);
      if (all.length > perNode) truncated = true;
      for (const { node } of all.slice(0, perNode)) if (!nodes.includes(node)) nodes.push(node);
    }
    if (nodes.length > maxNodes) truncated = true;
    nodes.splice(maxNodes);
    last = nodes.slice(before);
  }
  const types = new Set(hops.map(({ type }) => type));
  const between = newestFirst(facts).filter(
    ({ type, from, to }) => types.has(type) && nodes.includes(from) && nodes.includes(to),
  );
  return { nodes, facts: between.map(({ id }) => id), truncated };
}

function compareNodes(a: readonly NodeId[], b: readonly NodeId[]): number {
  const at = a.findIndex((node, index) => node !== b[index]);
  return at < 0 ? 0 : a[at]! < b[at]! ? -1 : 1;
}

function stepOf(from: NodeId, node: NodeId, parallel: readonly Fact[]): Step {
  const types = [...new Set(parallel.map(({ type }) => type))];
  return { edgeIds: parallel.map((fact) => fact.id), types, forward: parallel[0]!.from === from, node };
}

function newestFirst(facts: readonly Fact[]): Fact[] {
  return [...facts].sort((a, b) => (a.pos > b.pos ? -1 : 1));
}

function endsOf(facts: readonly Fact[], hops: readonly EdgeHop[], origin: NodeId): { node: NodeId; fact: Fact }[] {
  return newestFirst(facts)
    .filter((fact) => hops.some((hop) => leads(hop, fact, origin)))
    .map((fact) => ({ node: fact.from === origin ? fact.to : fact.from, fact }));
}

function neighbours(facts: readonly Fact[], hops: readonly EdgeHop[], origin: NodeId): Map<NodeId, Fact[]> {
  const found = new Map<NodeId, Fact[]>();
  for (const { node, fact } of endsOf(facts, hops, origin)) found.set(node, [...(found.get(node) ?? []), fact]);
  return found;
}

function leads(hop: EdgeHop, fact: Fact, origin: NodeId): boolean {
  if (hop.type !== fact.type) return false;
  return (hop.direction !== 'IN' && fact.from === origin) || (hop.direction !== 'OUT' && fact.to === origin);
}
