import { defineEdge } from '../define.ts';

export default defineEdge({
  type: 'STATED',
  description: 'A person or organization made a forecast.',
  from: {
    kinds: ['Person', 'Organization'],
    field: 'forecasts',
    description: 'Forecasts made by the one in question.',
  },
  to: { kinds: ['Forecast'], field: 'statedBy', description: 'Who made it.' },
});
