import { defineEdge } from '../define.ts';
import { float, money, partialDate, text } from '../fields.ts';

export default defineEdge({
  type: 'SUPPLIES',
  description: 'An organization sells goods or services, such as chips, computing or power, to another.',
  from: { kinds: ['Organization'], field: 'customers', description: 'Who buys from it.' },
  to: { kinds: ['Organization'], field: 'suppliers', description: 'Who sells to it.' },
  money: 'BACKWARD',
  date: 'announcedOn',
  identity: ['product', 'announcedOn'],
  fields: {
    product: text('What is sold, such as cloud computing; null when unknown.'),
    amount: money('Value of the whole contract, paid by the customer; null when unknown.'),
    powerMw: float('Size of the deal as electric power in megawatts (MW); null when not given so.', { unit: 'MW' }),
    announcedOn: partialDate('When it was made public; null when unknown.'),
    until: partialDate('Last day on which the contract runs; null when it is open-ended, or when unknown.'),
  },
});
