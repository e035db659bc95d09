import { defineEdge } from '../define.ts';

export default defineEdge({
  type: 'AFFECTED',
  description: 'An event did harm to, or changed the conditions of, an organization or a facility.',
  from: { kinds: ['Event'], field: 'affected', description: 'Organizations and facilities that it affected.' },
  to: { kinds: ['Organization', 'Facility'], field: 'events', description: 'Events that affected it.' },
});
