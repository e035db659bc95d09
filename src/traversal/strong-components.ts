import type { NodeId } from '../graph/records.ts';

/** Where one can go from a node; nodes that are not keys lead nowhere. */
export type Graph<Node = NodeId> = ReadonlyMap<Node, readonly Node[]>;

/**
 * The strongly connected components: largest sets in which every node leads to every other. Each comes after the
 * components that lead to it. Tarjan (1972), "Depth-first search and linear graph algorithms", SIAM Journal on
 * Computing 1, without recursion.
 */
export function strongComponents<Node>(graph: Graph<Node>): Node[][] {
  const order = new Map<Node, number>();
  const lowest = new Map<Node, number>();
  const open = new Set<Node>();
  const opened: Node[] = [];
  const components: Node[][] = [];
  for (const root of graph.keys()) {
    const stack = order.has(root) ? [] : [visit(root)];
    while (stack.length > 0) {
      const { node, rest } = stack.at(-1)!;
      const next = rest.next();
      if (next.done) {
        stack.pop();
        if (lowest.get(node) === order.get(node)) close(node);
        const parent = stack.at(-1)?.node;
        if (parent !== undefined) lower(parent, lowest.get(node)!);
      } else if (!order.has(next.value)) {
        stack.push(visit(next.value));
      } else if (open.has(next.value)) {
        lower(node, order.get(next.value)!);
      }
    }
  }
  return components.reverse();

  function visit(node: Node) {
    order.set(node, order.size);
    lowest.set(node, order.size - 1);
    open.add(node);
    opened.push(node);
    return { node, rest: (graph.get(node) ?? []).values() };
  }

  function lower(node: Node, to: number): void {
    if (to < lowest.get(node)!) lowest.set(node, to);
  }

  /** The nodes opened since the component's first one are its members. */
  function close(first: Node): void {
    const members = opened.splice(opened.lastIndexOf(first));
    for (const node of members) open.delete(node);
    components.push(members);
  }
}

/** The shortest way from a node of a strongly connected set back to itself, the node first and last. */
export function loopThrough(node: NodeId, component: ReadonlySet<NodeId>, graph: Graph): NodeId[] {
  let level = [[node]];
  const seen = new Set<NodeId>();
  while (level.length > 0) {
    const next: NodeId[][] = [];
    for (const way of level) {
      for (const to of graph.get(way.at(-1)!) ?? []) {
        if (to === node) return [...way, node];
        if (!component.has(to) || seen.has(to)) continue;
        seen.add(to);
        next.push([...way, to]);
      }
    }
    level = next;
  }
  throw new Error(`${node} is in no loop`);
}
