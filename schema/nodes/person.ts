import { defineNode } from '../define.ts';
import { countryCode, text, url } from '../fields.ts';

export default defineNode({
  name: 'Person',
  plural: 'people',
  description: 'A human being: founder, executive, board member, investor, scholar.',
  roles: ['Investor'],
  area: 'Parties',
  fields: {
    occupation: text('What the person is known for, such as entrepreneur; null when unknown.'),
    countryCode: countryCode(
      'Country where the person mainly works by ISO 3166-1 alpha-2 code, such as US; null when unknown.',
    ),
    website: url("The person's own web site; null when there is none or unknown."),
  },
});
