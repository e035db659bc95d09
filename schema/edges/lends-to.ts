import { defineEdge } from '../define.ts';
import { fraction, money, partialDate } from '../fields.ts';

export default defineEdge({
  type: 'LENDS_TO',
  description: 'An organization lends money to another: a loan, a credit line, bonds.',
  from: { kinds: ['Organization'], field: 'borrowers', description: 'Who borrows from it.' },
  to: { kinds: ['Organization'], field: 'lenders', description: 'Who lends to it.' },
  money: 'FORWARD',
  date: 'announcedOn',
  identity: ['announcedOn'],
  fields: {
    amount: money("This lender's own part; null when only the total of several lenders, or nothing, is known."),
    announcedOn: partialDate('When it was made public; null when unknown.'),
    interestRate: fraction('Interest per year, 0 to 1: 0.05 is 5 %; null when unknown or variable.'),
  },
});
