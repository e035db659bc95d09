import { defineEdge } from '../define.ts';
import { fraction, partialDate, text } from '../fields.ts';

export default defineEdge({
  type: 'OWNS',
  description: 'An investor holds shares of a company.',
  from: { kinds: ['Investor'], field: 'holdings', description: 'Companies of which it holds shares.' },
  to: { kinds: ['Company'], field: 'owners', description: 'Who holds its shares.' },
  date: 'announcedOn',
  identity: ['shareClass'],
  fields: {
    stake: fraction('Share of the capital that is held, 0 to 1; null when unknown.'),
    votingStake: fraction('Share of the votes that is held, 0 to 1; null when unknown.'),
    shareClass: text('Class of the shares, such as Class B; null when all classes are meant, or when unknown.'),
    announcedOn: partialDate('When the holding was made public; null when unknown.'),
  },
});
