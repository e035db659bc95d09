import { defineEdge } from '../define.ts';

export default defineEdge({
  type: 'EXPANDS_INTO',
  description: 'An organization takes its business to a place where it was not before.',
  from: { kinds: ['Organization'], field: 'expansions', description: 'Places to which it takes its business.' },
  to: { kinds: ['Place'], field: 'entrants', description: 'Organizations that take their business there.' },
});
