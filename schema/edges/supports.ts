import { defineEdge } from '../define.ts';

export default defineEdge({
  type: 'SUPPORTS',
  description: 'A product or technology makes a facility or another product possible.',
  from: { kinds: ['Product', 'Technology'], field: 'supports', description: 'What it makes possible.' },
  to: { kinds: ['Facility', 'Product'], field: 'supportedBy', description: 'What makes it possible.' },
});
