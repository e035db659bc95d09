import { defineNode } from '../define.ts';
import { countryCode } from '../fields.ts';

export default defineNode({
  name: 'LegalEntity',
  plural: 'legalEntities',
  description: 'A party that a source names without saying whether it is a firm or a person.',
  roles: ['Investor', 'Organization'],
  area: 'Parties',
  fields: {
    countryCode: countryCode(
      'Country where it is registered by ISO 3166-1 alpha-2 code, such as US; null when unknown.',
    ),
  },
});
