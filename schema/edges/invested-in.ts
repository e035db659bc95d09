import { defineEdge } from '../define.ts';
import { boolean, fraction, money, oneOf, partialDate, ref } from '../fields.ts';

export default defineEdge({
  type: 'INVESTED_IN',
  description: 'An investor put, or undertakes to put, capital into a company.',
  from: { kinds: ['Investor'], field: 'investments', description: 'Companies it has invested in.' },
  to: { kinds: ['Company'], field: 'investors', description: 'Who has invested in it.' },
  money: 'FORWARD',
  date: 'announcedOn',
  identity: ['announcedOn', 'round', 'program'],
  fields: {
    amount: money("This investor's own part; null when only the round's total, or nothing, is known."),
    announcedOn: partialDate('When it was made public; null when unknown.'),
    stake: fraction('Share of the company acquired by it, 0 to 1; null when unknown.'),
    isLead: boolean('Whether the investor led the round; null when unknown.'),
    instrument: oneOf('What the investor received; null when unknown.', {
      EQUITY: 'Shares.',
      CONVERTIBLE: 'Debt or notes that convert into shares.',
      WARRANT: 'A right to buy shares later.',
      OTHER: 'Anything else.',
    }),
    round: ref('FundingRound', 'The funding round it was part of; null when none is known.', {
      field: 'investments',
      description: 'The investments made in this round; `node` is the investor.',
    }),
    program: ref('Program', 'The programme it is counted under; null when none is known.', {
      field: 'investments',
      description: 'The investments counted under this programme; `node` is the investor.',
    }),
  },
});
