import { findUltimateOwners } from '../../traversal/exposure.ts';
import type { Parts } from '../types/parts.ts';
import type { TraversalTypes } from '../types/traversal.ts';
import { addExposureField } from './exposure.ts';

export function addUltimateOwners(parts: Parts, types: TraversalTypes): void {
  addExposureField(parts, types, {
    field: 'ultimateOwners',
    description:
      'Who stands behind a company: `exposure` the other way round, and only owners that nobody is known to own. Owners ' +
      'that own each other in a ring are not ultimate, nor are those whose own owners lie deeper than `maxDepth`: what ' +
      'the shares lack to 1 is theirs or unknown.',
    about: parts.model.edges.get('OWNS')!.to,
    find: findUltimateOwners,
  });
}
