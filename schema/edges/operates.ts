import { defineEdge } from '../define.ts';
import { oneOf } from '../fields.ts';

export default defineEdge({
  type: 'OPERATES',
  description: 'An organization owns, runs, uses, plans, builds or powers a facility; `operatorRole` says which.',
  from: { kinds: ['Organization'], field: 'facilities', description: 'Facilities in which it has a part.' },
  to: { kinds: ['Facility'], field: 'operators', description: 'Organizations that have a part in it.' },
  identity: ['operatorRole'],
  fields: {
    operatorRole: oneOf('Which part the organization has in the facility; null when unknown.', {
      OWNER: 'Owns it.',
      OPERATOR: 'Runs it from day to day.',
      TENANT: 'Uses it or rents its capacity.',
      PLANNER: 'Plans it.',
      BUILDER: 'Builds it.',
      POWER_SUPPLIER: 'Supplies its electric power.',
    }),
  },
});
