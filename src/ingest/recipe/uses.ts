import type { ValueObject } from './format.ts';
import { emptyToNull, isEmpty, type Step, type StepContext } from './step.ts';
import { steps } from './steps.ts';

/** A step as a recipe takes it. */
export interface StepUse {
  step: Step;
  options: unknown;
}

const knownUses = new WeakMap<ValueObject, StepUse[]>();

/** The steps of a value, found once per recipe. */
export function usesOf(value: ValueObject): StepUse[] {
  const known = knownUses.get(value);
  if (known) return known;
  const uses = (value.do ?? []).map((use) => {
    const [name, options] = typeof use === 'string' ? [use, undefined] : Object.entries(use)[0]!;
    return { step: steps[name]!, options };
  });
  knownUses.set(value, uses);
  return uses;
}

/** Takes one step; a list goes through it part by part, unless the step takes lists. */
export function apply(step: Step, options: unknown, value: unknown, context: StepContext): unknown {
  const given = emptyToNull(value);
  if (given === null && step.takes !== 'empty') return null;
  if (!Array.isArray(given) || step.takes) return emptyToNull(step.apply(given, options, context));
  const parts = given.flatMap((part) => step.apply(part, options, context)).filter((part) => !isEmpty(part));
  return emptyToNull([...new Map(parts.map((part) => [JSON.stringify(part), part])).values()]);
}
