import { oneOf } from './fields.ts';

/** How far a facility or product has come; one field, because one name has one set of values in the whole model. */
export const phase = oneOf('How far it has come; null when unknown.', {
  PLANNED: 'Intended; nothing is being built yet.',
  UNDER_CONSTRUCTION: 'Being built or developed.',
  OPERATIONAL: 'In use.',
  DECOMMISSIONED: 'No longer in use.',
  CANCELLED: 'Given up before it was in use.',
});
