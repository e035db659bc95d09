import { defineEdge } from '../define.ts';
import { integer, partialDate } from '../fields.ts';

export default defineEdge({
  type: 'DEPLOYS',
  description: 'A facility, organization or country has a number of a chip on a given date.',
  from: { kinds: ['Facility', 'Organization', 'Country'], field: 'deployedChips', description: 'Chips that it has.' },
  to: { kinds: ['Chip'], field: 'deployedAt', description: 'Facilities, organizations and countries that have it.' },
  date: 'asOfDate',
  identity: ['asOfDate'],
  fields: {
    quantity: integer('How many there are, the best estimate; null when unknown.', { unit: 'chips' }),
    quantityLow: integer('Lower end of the estimate; null when none is given.', { unit: 'chips' }),
    quantityHigh: integer('Upper end of the estimate; null when none is given.', { unit: 'chips' }),
    asOfDate: partialDate('The date for which the number holds; null when unknown.'),
  },
});
