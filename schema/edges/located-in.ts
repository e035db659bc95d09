import { defineEdge } from '../define.ts';

export default defineEdge({
  type: 'LOCATED_IN',
  description: 'An organization has its seat, or a facility stands, in a place.',
  from: { kinds: ['Organization', 'Facility'], field: 'locations', description: 'Places where it is.' },
  to: { kinds: ['Place'], field: 'residents', description: 'Organizations and facilities that are there.' },
});
