/** A directed graph over the nodes 0 to n - 1: for each the nodes it leads to. */
export type Digraph = readonly (readonly number[])[];

/**
 * The number of each node's strongly connected component: two nodes have the same exactly when each can be reached from
 * the other. Tarjan's algorithm (Depth-First Search and Linear Graph Algorithms, SIAM Journal on Computing 1, 1972),
 * with a stack of its own, so that long chains do not exhaust the call stack.
 */
export function componentsOf(graph: Digraph): Int32Array {
  const size = graph.length;
  const component = new Int32Array(size).fill(-1);
  const order = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const next = new Int32Array(size);
  const open: number[] = [];
  let visited = 0;
  let components = 0;
  const enter = (node: number, calls: number[]) => {
    order[node] = low[node] = visited++;
    open.push(node);
    calls.push(node);
  };
  for (let root = 0; root < size; root += 1) {
    if (order[root] !== -1) continue;
    const calls: number[] = [];
    enter(root, calls);
    while (calls.length > 0) {
      const node = calls.at(-1)!;
      if (next[node]! < graph[node]!.length) {
        const to = graph[node]![next[node]!++]!;
        if (order[to] === -1) enter(to, calls);
        else if (component[to] === -1) low[node] = Math.min(low[node]!, order[to]!);
        continue;
      }
      calls.pop();
      const caller = calls.at(-1);
      if (caller !== undefined) low[caller] = Math.min(low[caller]!, low[node]!);
      if (low[node] === order[node]) close(node, components++);
    }
  }
  return component;

  function close(root: number, number: number): void {
    for (let node = -1; node !== root; ) {
      node = open.pop()!;
      component[node] = number;
    }
  }
}
