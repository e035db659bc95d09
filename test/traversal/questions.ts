import fc from 'fast-check';
import type { GraphStore } from '../../src/graph/store.ts';
import type { EdgeHop } from '../../src/traversal/walk.ts';
import type { Line } from './island.ts';

/** How many nodes a random graph has. */
export const size = 9;
export const plenty = 200_000;

const number = fc.nat(size - 1);
const line: fc.Arbitrary<Line> = fc
  .record({
    type: fc.constantFrom('SUPPLIES', 'LENDS_TO', 'PARTNERS_WITH'),
    from: number,
    to: number,
    date: fc.constantFrom(null, '2024', '2024-03', '2024-03-09', '2025-01-02'),
    amount: fc.constantFrom(
      null,
      { minor: 100, currency: 'USD', qualifier: 'EXACT' as const },
      { minor: 300, currency: 'USD', qualifier: 'UP_TO' as const },
      { minor: 100, currency: 'EUR', qualifier: 'EXACT' as const },
    ),
  })
  .filter(({ from, to }) => from !== to)
  // Partners declare no amount.
  .map((one) => (one.type === 'PARTNERS_WITH' ? { ...one, amount: null } : one));

const direction = fc.constantFrom('OUT' as const, 'IN' as const, 'BOTH' as const, 'BOTH' as const);
const allHops = fc.tuple(direction, direction).map(([supplies, lends]): EdgeHop[] => [
  { by: 'edge', type: 'PARTNERS_WITH', direction: 'BOTH' },
  { by: 'edge', type: 'SUPPLIES', direction: supplies },
  { by: 'edge', type: 'LENDS_TO', direction: lends },
]);

const fewHops = fc.constantFrom<EdgeHop[]>(
  [
    { by: 'edge', type: 'PARTNERS_WITH', direction: 'BOTH' },
    { by: 'edge', type: 'SUPPLIES', direction: 'OUT' },
    { by: 'edge', type: 'LENDS_TO', direction: 'IN' },
  ],
  [
    { by: 'edge', type: 'SUPPLIES', direction: 'BOTH' },
    { by: 'edge', type: 'LENDS_TO', direction: 'BOTH' },
  ],
);

/**
 * Questions to graphs so dense that most have an answer and many have several to choose from; unbiased. A server takes
 * long to plan for each new set of hops: it is asked less often, along few of them.
 */
export function questionsTo(store: GraphStore) {
  const anyHops = fc.oneof(
    allHops,
    allHops.chain((all) => fc.subarray(all)),
  );
  return fc.noBias(
    fc.record({
      lines: fc.array(line, { minLength: 10, maxLength: 24 }),
      hops: store.capabilities.embedded ? anyHops : fewHops,
      from: number,
      to: number,
      maxLength: fc.integer({ min: 1, max: 8 }),
    }),
  );
}

export function runsOn(store: GraphStore): { numRuns: number } {
  return { numRuns: store.capabilities.embedded ? 150 : 8 };
}

/** Milliseconds that a property may take, over a server on a busy machine too. */
export const patience = 180_000;
