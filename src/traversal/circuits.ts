import { strongComponents } from './strong-components.ts';

/** Edges tried at a stretch, some milliseconds. */
const stretch = 65_536;

/** A directed graph over the nodes 0 to n - 1: for each the nodes it leads to. */
export type Digraph = readonly (readonly number[])[];

/**
 * The simple cycles of a directed graph of at most so many steps, by length, then by their nodes in order; each once,
 * begun at its least node. As in Johnson's algorithm (Finding All the Elementary Circuits of a Directed Graph, SIAM
 * Journal on Computing 4, 1975) every cycle is looked for from its least node within one strongly connected component;
 * instead of his blocking, distances back to that node cut what cannot close in time. `look` is told of every edge tried
 * and ends the enumeration by answering false. Null stands between circuits where the caller may let others go on.
 */
export function* circuitsOf(graph: Digraph, maxLength: number, look: () => boolean): Generator<number[] | null> {
  const inner = withinComponents(graph);
  yield null;
  const back = reversed(inner);
  const path: number[] = [];
  let goesOn = true;
  let tried = 0;
  const goOn = () => {
    tried += 1;
    if (!look()) goesOn = false;
    return goesOn;
  };
  for (let length = 2; length <= maxLength; length += 1) {
    for (let root = 0; root < inner.length && goesOn; root += 1) {
      if (inner[root]!.length === 0) continue;
      if (tried >= stretch) yield rest();
      const distances = distancesBack(root, length - 1);
      if (distances.size < 2) continue;
      path[0] = root;
      yield* follow(root, 1, length, distances);
    }
  }

  function* follow(
    node: number,
    place: number,
    length: number,
    distances: ReadonlyMap<number, number>,
  ): Generator<number[] | null> {
    for (const to of inner[node]!) {
      if (!goOn()) return;
      if (tried >= stretch) yield rest();
      if (place === length) {
        if (to === path[0]) yield path.slice(0, length);
        continue;
      }
      const distance = distances.get(to);
      if (distance === undefined || distance === 0 || distance > length - place || path.lastIndexOf(to, place - 1) >= 0)
        continue;
      path[place] = to;
      yield* follow(to, place + 1, length, distances);
    }
  }

  function rest(): null {
    tried = 0;
    return null;
  }

  /** Steps from each greater node to the root, of those that have so few. */
  function distancesBack(root: number, most: number): Map<number, number> {
    const distances = new Map([[root, 0]]);
    let frontier = [root];
    for (let distance = 1; distance <= most && frontier.length > 0; distance += 1) {
      const reached: number[] = [];
      for (const node of frontier) {
        for (const from of back[node]!) {
          goOn();
          if (from < root || distances.has(from)) continue;
          distances.set(from, distance);
          reached.push(from);
        }
      }
      frontier = goesOn ? reached : [];
    }
    return distances;
  }
}

/** The graph without the edges between components, which no cycle has; ends in ascending order, each once. */
function withinComponents(graph: Digraph): number[][] {
  const component = new Int32Array(graph.length);
  for (const [number, nodes] of strongComponents(new Map(graph.entries())).entries()) {
    for (const node of nodes) component[node] = number;
  }
  return graph.map((ends, node) =>
    [...new Set(ends)].filter((end) => component[end] === component[node]).sort((a, b) => a - b),
  );
}

function reversed(graph: Digraph): number[][] {
  const back: number[][] = graph.map(() => []);
  for (const [node, ends] of graph.entries()) for (const end of ends) back[end]!.push(node);
  return back;
}
