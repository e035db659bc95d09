import type { NodeId } from '../../src/graph/records.ts';
import type { Path } from '../../src/traversal/paths.ts';
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
    const step = { edgeIds: parallel.map((fact) => fact.id), forward: parallel[0]!.from === from, node };
    const elsewhere = facts.filter((fact) => fact.from !== from && fact.to !== from);
    for (const rest of simplePaths(elsewhere, hops, node, to, maxLength - 1)) {
      found.push({ nodes: [from, ...rest.nodes], steps: [step, ...rest.steps] });
    }
  }
  return found;
}

/** The shortest of the simple paths, by node ids. */
export function shortestPaths(...graph: Parameters<typeof simplePaths>): Path[] {
  const all = simplePaths(...graph);
  const length = Math.min(...all.map((path) => path.steps.length));
  return all.filter((path) => path.steps.length === length).sort((a, b) => compareNodes(a.nodes, b.nodes));
}

function compareNodes(a: readonly NodeId[], b: readonly NodeId[]): number {
  const at = a.findIndex((node, index) => node !== b[index]);
  return at < 0 ? 0 : a[at]! < b[at]! ? -1 : 1;
}

function neighbours(facts: readonly Fact[], hops: readonly EdgeHop[], origin: NodeId): Map<NodeId, Fact[]> {
  const found = new Map<NodeId, Fact[]>();
  for (const fact of [...facts].sort((a, b) => (a.pos > b.pos ? -1 : 1))) {
    if (!hops.some((hop) => leads(hop, fact, origin))) continue;
    const node = fact.from === origin ? fact.to : fact.from;
    found.set(node, [...(found.get(node) ?? []), fact]);
  }
  return found;
}

function leads(hop: EdgeHop, fact: Fact, origin: NodeId): boolean {
  if (hop.type !== fact.type) return false;
  return (hop.direction !== 'IN' && fact.from === origin) || (hop.direction !== 'OUT' && fact.to === origin);
}
