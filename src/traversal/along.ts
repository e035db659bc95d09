import type { EdgeHop } from '../graph/store.ts';
import type { Model } from '../ontology/model.ts';

/** `EDGES`: by the stored direction of edges. `MONEY`: by the way that money runs along them, where any does. */
export type Along = 'EDGES' | 'MONEY';

const against = { OUT: 'IN', IN: 'OUT', ANY: 'ANY' } as const;

/**
 * Ways along edges of the given types (all when null). Symmetric types run both ways whatever the direction. Along
 * money, types that move none are left out, and those whose money runs from `to` to `from` are walked against.
 */
export function hopsAlong(
  model: Model,
  types: readonly string[] | null | undefined,
  direction: 'OUT' | 'IN' | 'ANY',
  along: Along,
): EdgeHop[] {
  return [...new Set(types ?? model.edges.keys())].flatMap((type): EdgeHop[] => {
    const { money, symmetric } = model.edges.get(type)!;
    if (along === 'MONEY' && money === 'NONE') return [];
    const way = along === 'MONEY' && money === 'BACKWARD' ? against[direction] : direction;
    return [{ by: 'edge', type, direction: symmetric || way === 'ANY' ? 'BOTH' : way }];
  });
}
