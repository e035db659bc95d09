import { defineNode } from '../define.ts';
import { oneOf, partialDate } from '../fields.ts';

export default defineNode({
  name: 'Technology',
  plural: 'technologies',
  description: 'A method or component that makes AI computing possible or better, such as a way to quantize models.',
  area: 'Computing',
  fields: {
    technologyType: oneOf('What sort of technology it is; null when unknown.', {
      QUANTIZATION: 'Stores numbers in fewer bits.',
      MEMORY_OFFLOAD: 'Keeps parts of a model outside the memory of the accelerator.',
      OPTICAL_INTERCONNECT: 'Moves data between chips or servers by light.',
      NETWORKING: 'Moves data between servers by other means.',
      COOLING: 'Takes heat away.',
      PACKAGING: 'Joins several dies into one part.',
      OTHER: 'Anything else.',
    }),
    introducedOn: partialDate('When it was first shown or published; null when unknown.'),
  },
});
