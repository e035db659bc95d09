import type { Model } from '../ontology/model.ts';

/** A node kind or an edge type. */
export type Of = { kind: string } | { type: string };

/** Of what there are facts: kinds, then types, as the ontology declares them. */
export function everything(model: Model): Of[] {
  return [...[...model.kinds.keys()].map((kind) => ({ kind })), ...[...model.edges.keys()].map((type) => ({ type }))];
}
