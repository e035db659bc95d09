import { defineEdge } from '../define.ts';

export default defineEdge({
  type: 'MANUFACTURES',
  description: 'A company manufactures a chip, as a rule for the one that designs it.',
  from: { kinds: ['Company'], field: 'manufactures', description: 'Chips that it manufactures.' },
  to: { kinds: ['Chip'], field: 'manufacturers', description: 'Companies that manufacture it.' },
});
