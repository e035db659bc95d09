import * as declarations from '../../schema/index.ts';
import { link } from './link.ts';
import type { Model } from './model.ts';

/** The ontology of `schema/`, linked. Throws ModelError when it contradicts itself. */
export const currentModel = (): Model => link(declarations);
