import { defineNode } from '../define.ts';
import { oneOf, partialDate, url } from '../fields.ts';
import { phase } from '../shared-fields.ts';

export default defineNode({
  name: 'Product',
  plural: 'products',
  description:
    'Something that is sold and is neither a chip nor a model: a rocket, a cloud service, a server, software.',
  area: 'Computing',
  fields: {
    productType: oneOf('What sort of product it is; null when unknown.', {
      LAUNCH_VEHICLE: 'A rocket.',
      CLOUD_SERVICE: 'Computing rented over the network.',
      SERVER: 'A server, rack or complete system.',
      SOFTWARE: 'Software.',
      NETWORKING: 'Switches, cables and other network equipment.',
      OTHER: 'Anything else.',
    }),
    phase,
    releasedOn: partialDate('When it was released; null when it was not, or when unknown.'),
    website: url('Page of its maker about it; null when unknown.'),
  },
});
