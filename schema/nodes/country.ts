import { defineNode } from '../define.ts';
import { countryCode } from '../fields.ts';

export default defineNode({
  name: 'Country',
  plural: 'countries',
  description: 'A state, both as a place and as a party that invests or sponsors.',
  roles: ['Investor', 'Place'],
  area: 'Places and sites',
  fields: {
    isoCode: countryCode('Its own ISO 3166-1 alpha-2 code, such as KR; null when unknown.'),
  },
});
