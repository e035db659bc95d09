import { defineEdge } from '../define.ts';
import { partialDate } from '../fields.ts';

export default defineEdge({
  type: 'ANNOUNCED',
  description: 'A person or organization made a facility, programme or product public.',
  from: {
    kinds: ['Person', 'Organization'],
    field: 'announcements',
    description: 'Facilities, programmes and products that it made public.',
  },
  to: { kinds: ['Facility', 'Program', 'Product'], field: 'announcedBy', description: 'Who made it public.' },
  date: 'announcedOn',
  identity: ['announcedOn'],
  fields: {
    announcedOn: partialDate('When it was made public; null when unknown.'),
  },
});
