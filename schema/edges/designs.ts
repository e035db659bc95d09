import { defineEdge } from '../define.ts';

export default defineEdge({
  type: 'DESIGNS',
  description: 'A company designs a chip, alone or with others.',
  from: { kinds: ['Company'], field: 'designs', description: 'Chips that it designs.' },
  to: { kinds: ['Chip'], field: 'designers', description: 'Companies that design it.' },
});
