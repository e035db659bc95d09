import { defineNode } from '../define.ts';
import { countryCode, oneOf } from '../fields.ts';

export default defineNode({
  name: 'Region',
  plural: 'regions',
  description:
    'A place larger or smaller than a country: a continent, a bloc, a state, a metropolitan area, a cloud region.',
  roles: ['Place'],
  area: 'Places and sites',
  fields: {
    regionType: oneOf('What sort of region it is; null when unknown.', {
      CONTINENT: 'A continent or a large part of one.',
      BLOC: 'Several countries bound by a treaty or an alliance.',
      STATE: 'A state, province or other first-level division of a country.',
      METRO: 'A city with its surroundings, or a county.',
      CLOUD_REGION: 'A location that a cloud provider sells as one region.',
    }),
    countryCode: countryCode(
      'Country in which it lies by ISO 3166-1 alpha-2 code, such as US; null when in several or unknown.',
    ),
  },
});
