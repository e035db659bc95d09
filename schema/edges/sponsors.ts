import { defineEdge } from '../define.ts';
import { money } from '../fields.ts';

export default defineEdge({
  type: 'SPONSORS',
  description: 'A place, through its government, or an organization pays for a programme.',
  from: { kinds: ['Place', 'Organization'], field: 'sponsorships', description: 'Programmes that it pays for.' },
  to: { kinds: ['Program'], field: 'sponsors', description: 'Who pays for it.' },
  money: 'FORWARD',
  fields: {
    amount: money("This sponsor's own part; null when unknown."),
  },
});
