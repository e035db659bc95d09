import type { EdgeId, NodeId } from '../graph/records.ts';
import { expand, type Walk } from './walk.ts';

/** The facts at each far end, newest first. */
export type Investments = Map<NodeId, EdgeId[]>;

/** Per investor the companies it has invested in, or per company its investors: INVESTED_IN alone. */
export async function readInvestments(
  walk: Walk,
  nodes: readonly NodeId[],
  side: 'companies' | 'investors',
): Promise<Investments[]> {
  const ends = await expand(walk, nodes, investmentHops(side));
  return ends.map((rows) => {
    const found: Investments = new Map();
    for (const { id, node } of rows) {
      const known = found.get(node);
      if (known) known.push(id);
      else found.set(node, [id]);
    }
    return found;
  });
}

export function investmentHops(side: 'companies' | 'investors') {
  return [
    { by: 'edge' as const, type: 'INVESTED_IN', direction: side === 'companies' ? ('OUT' as const) : ('IN' as const) },
  ];
}
