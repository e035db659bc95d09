import { defineEdge } from '../define.ts';

export default defineEdge({
  type: 'DEVELOPS',
  description: 'An organization develops an AI model, a technology or a product, alone or with others.',
  from: {
    kinds: ['Organization'],
    field: 'developments',
    description: 'Models, technologies and products it develops.',
  },
  to: { kinds: ['AiModel', 'Technology', 'Product'], field: 'developers', description: 'Who develops it.' },
});
