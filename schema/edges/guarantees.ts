import { defineEdge } from '../define.ts';
import { fraction, money, partialDate } from '../fields.ts';

export default defineEdge({
  type: 'GUARANTEES',
  description:
    'An organization answers for the debts or leases of another; no money moves unless that one fails to pay.',
  from: { kinds: ['Organization'], field: 'guarantees', description: 'Whose obligations it answers for.' },
  to: { kinds: ['Organization'], field: 'guarantors', description: 'Who answers for its obligations.' },
  date: 'announcedOn',
  identity: ['announcedOn'],
  fields: {
    amount: money('The most that the guarantor may have to pay; null when unknown.'),
    announcedOn: partialDate('When it was made public; null when unknown.'),
    interestRate: fraction('Interest per year on the guaranteed debt, 0 to 1: 0.05 is 5 %; null when unknown or none.'),
  },
});
