import type { Model } from '../../ontology/model.ts';
import { normaliseName, slug } from './names.ts';
import type { Resolve } from './records.ts';

/** Whether names of a kind may end in a legal suffix. */
function isLegal(model: Model, kind: string): boolean {
  return model.kinds.get(kind)?.roles.includes('Organization') ?? false;
}

/** Names to nodes: a key made of the name. */
export function createResolve(model: Model): Resolve {
  return ([kind], name) => ({ kind: kind!, key: slug(normaliseName(name, isLegal(model, kind!))) });
}
