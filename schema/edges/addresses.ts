import { defineEdge } from '../define.ts';

export default defineEdge({
  type: 'ADDRESSES',
  description: 'A company, programme, technology or facility works towards a goal or against a risk or constraint.',
  from: {
    kinds: ['Company', 'Program', 'Technology', 'Facility'],
    field: 'themes',
    description: 'Goals, risks and constraints that it works on.',
  },
  to: { kinds: ['Theme'], field: 'addressedBy', description: 'Who and what works on it.' },
});
