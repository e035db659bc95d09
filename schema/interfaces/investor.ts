import { defineInterface } from '../define.ts';

export default defineInterface({
  name: 'Investor',
  plural: 'investors',
  description:
    'Anyone who can put capital into a company: a firm, an institution, a person, a country, or a legal entity.',
});
