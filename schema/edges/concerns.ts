import { defineEdge } from '../define.ts';

export default defineEdge({
  type: 'CONCERNS',
  description: 'A forecast or event is about a theme or an organization.',
  from: { kinds: ['Forecast', 'Event'], field: 'concerns', description: 'Themes and organizations that it is about.' },
  to: {
    kinds: ['Theme', 'Organization'],
    field: 'concernedBy',
    description: 'Forecasts and events that are about it.',
  },
});
