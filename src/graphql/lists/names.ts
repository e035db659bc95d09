import type { Model } from '../../ontology/model.ts';
import type { Enums } from '../types/parts.ts';
import type { ArgumentBuilder } from './arguments.ts';

/** Of a list that holds entities as well as facts: which of them to take. */
export interface Choice {
  kinds?: string[] | null;
  through?: string[] | null;
}

export function choiceArguments(enums: Enums, arg: ArgumentBuilder) {
  return {
    kinds: arg({
      type: [enums.fields.get('kind')!],
      description: 'Kinds of entities. Not given: every kind, or with `through` none.',
    }),
    through: arg({
      type: [enums.fields.get('type')!],
      description: 'Edge types of facts. Not given: every type, or with `kinds` none.',
    }),
  };
}

/** Kinds and edge types to list, in the model's order. Naming the one sort alone leaves the other out. */
export function chosenNames(model: Model, { kinds, through }: Choice): { kinds: string[]; types: string[] } {
  const all = !kinds && !through;
  return {
    kinds: [...model.kinds.keys()].filter((kind) => all || kinds?.includes(kind)),
    types: [...model.edges.keys()].filter((type) => all || through?.includes(type)),
  };
}
