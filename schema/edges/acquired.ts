import { defineEdge } from '../define.ts';
import { money, partialDate, ref } from '../fields.ts';

export default defineEdge({
  type: 'ACQUIRED',
  description: 'An organization bought, or agreed to buy, a company or a facility as a whole.',
  from: { kinds: ['Organization'], field: 'acquisitions', description: 'Companies and facilities it bought.' },
  to: { kinds: ['Company', 'Facility'], field: 'acquirers', description: 'Who bought it.' },
  money: 'FORWARD',
  date: 'announcedOn',
  identity: ['announcedOn'],
  fields: {
    amount: money('The price; null when unknown.'),
    announcedOn: partialDate('When it was made public; null when unknown.'),
    inResponseTo: ref('Event', 'The event that it responds to; null when none is known.', {
      field: 'responses',
      description: 'The acquisitions made in response to this event; `node` is the acquirer.',
    }),
  },
});
