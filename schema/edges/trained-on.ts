import { defineEdge } from '../define.ts';
import { float, integer } from '../fields.ts';

export default defineEdge({
  type: 'TRAINED_ON',
  description: 'A model was trained on a chip.',
  from: { kinds: ['AiModel'], field: 'trainedOn', description: 'Chips that it was trained on.' },
  to: { kinds: ['Chip'], field: 'trained', description: 'Models that were trained on it.' },
  fields: {
    acceleratorCount: integer('How many of the chip were used at once; null when unknown.', {
      unit: 'accelerators',
      minimum: 1,
    }),
    trainingHours: float('How long training took by the clock in hours; null when unknown.', { unit: 'h' }),
  },
});
