import { defineNode } from '../define.ts';
import { money, oneOf, partialDate } from '../fields.ts';

export default defineNode({
  name: 'Program',
  plural: 'programs',
  description:
    'A declared undertaking with a purpose and often a budget, under which single deals or works are counted.',
  area: 'Capital',
  fields: {
    programType: oneOf('What sort of programme it is; null when unknown.', {
      INVESTMENT: 'Puts capital into companies.',
      GOVERNMENT: 'Public policy or subsidy.',
      INFRASTRUCTURE: 'Builds sites.',
      RESEARCH: 'Pays for research.',
    }),
    budget: money('What it may cost in all; null when none was named, or when unknown.'),
    announcedOn: partialDate('When it was made public; null when unknown.'),
  },
});
