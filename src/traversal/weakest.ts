import type { EdgeRow } from '../graph/records.ts';

/**
 * The place of the step that a path rests on least: the one of lowest confidence, then of the fewest sources, then the
 * first. A step is as sure as its surest fact; a fact of unknown confidence counts as sure. -1 for no steps.
 */
export function weakestStep(steps: readonly (readonly EdgeRow[])[]): number {
  let weakest = -1;
  for (const [index, facts] of steps.entries()) {
    if (weakest < 0 || isWeaker(facts, steps[weakest]!)) weakest = index;
  }
  return weakest;
}

function isWeaker(one: readonly EdgeRow[], other: readonly EdgeRow[]): boolean {
  const difference = confidenceOf(one) - confidenceOf(other);
  return difference < 0 || (difference === 0 && sourcesOf(one) < sourcesOf(other));
}

function confidenceOf(facts: readonly EdgeRow[]): number {
  return Math.max(...facts.map(({ record }) => (record.confidence as number | undefined) ?? 1));
}

function sourcesOf(facts: readonly EdgeRow[]): number {
  return new Set(facts.flatMap(({ record }) => (record.sources as string[] | undefined) ?? [])).size;
}
