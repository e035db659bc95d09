import { addExposures } from './exposures.ts';
import { addHolding } from './holdings.ts';
import type { Parts } from './parts.ts';
import { addSharedCompanies } from './shared-companies.ts';
import { addTimeWindow } from './time-window.ts';
import { addTrail } from './trails.ts';

export type TraversalTypes = ReturnType<typeof addTraversalTypes>;

/** The types that several questions about the whole graph share. */
export function addTraversalTypes(parts: Parts) {
  const holding = addHolding(parts);
  return {
    window: addTimeWindow(parts.builder),
    trail: addTrail(parts),
    holding,
    exposures: addExposures(parts, holding),
    companies: addSharedCompanies(parts),
  };
}
