import { defineEdge } from '../define.ts';
import { money, partialDate } from '../fields.ts';

export default defineEdge({
  type: 'COMMITTED_TO',
  description: 'An investor undertakes to spend money on a programme or a facility.',
  from: {
    kinds: ['Investor'],
    field: 'commitments',
    description: 'Programmes and facilities it undertakes to pay for.',
  },
  to: { kinds: ['Program', 'Facility'], field: 'backers', description: 'Who undertakes to pay for it.' },
  money: 'FORWARD',
  date: 'announcedOn',
  identity: ['announcedOn'],
  fields: {
    amount: money("This investor's own undertaking; null when unknown."),
    announcedOn: partialDate('When it was made public; null when unknown.'),
  },
});
