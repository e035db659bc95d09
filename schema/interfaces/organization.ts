import { defineInterface } from '../define.ts';

export default defineInterface({
  name: 'Organization',
  plural: 'organizations',
  description: 'Anyone who can sign a contract as a body: a company, an institution, or a legal entity.',
});
