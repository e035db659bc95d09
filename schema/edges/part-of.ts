import { defineEdge } from '../define.ts';

export default defineEdge({
  type: 'PART_OF',
  description: 'A country, region or facility belongs to a larger region or facility.',
  from: { kinds: ['Country', 'Region', 'Facility'], field: 'partOf', description: 'What it belongs to.' },
  to: { kinds: ['Region', 'Facility'], field: 'parts', description: 'What belongs to it.' },
});
