import { defineEdge } from '../define.ts';
import { partialDate, text } from '../fields.ts';

export default defineEdge({
  type: 'PARTNERS_WITH',
  description: 'Two organizations work together; it means the same from either side.',
  from: { kinds: ['Organization'], field: 'partners', description: 'Organizations it works together with.' },
  to: { kinds: ['Organization'], field: 'partners', description: 'Organizations it works together with.' },
  symmetric: true,
  date: 'announcedOn',
  identity: ['purpose'],
  fields: {
    purpose: text('What the partnership is for; null when unknown.'),
    announcedOn: partialDate('When it was made public; null when unknown.'),
  },
});
