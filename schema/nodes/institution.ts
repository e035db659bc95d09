import { defineNode } from '../define.ts';
import { countryCode, oneOf, partialDate, url } from '../fields.ts';

export default defineNode({
  name: 'Institution',
  plural: 'institutions',
  description:
    'A body that is not a firm: a university, a ministry, a research laboratory, a foundation, a sovereign fund.',
  roles: ['Investor', 'Organization'],
  area: 'Parties',
  fields: {
    institutionType: oneOf('What sort of institution it is; null when unknown.', {
      UNIVERSITY: 'Teaches and grants degrees.',
      GOVERNMENT: 'A ministry, agency or other part of a state.',
      RESEARCH: 'A research laboratory or computing centre.',
      NONPROFIT: 'A foundation, association or other non-profit body.',
      FUND: 'A sovereign, pension or endowment fund.',
      OTHER: 'Anything else.',
    }),
    foundedOn: partialDate('When the institution was founded; null when unknown.'),
    countryCode: countryCode('Country of its seat by ISO 3166-1 alpha-2 code, such as US; null when unknown.'),
    website: url('Its own web site; null when unknown.'),
  },
});
