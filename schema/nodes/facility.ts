import { defineNode } from '../define.ts';
import { countryCode, float, integer, list, money, oneOf, partialDate, text } from '../fields.ts';
import { phase } from '../shared-fields.ts';

export default defineNode({
  name: 'Facility',
  plural: 'facilities',
  description:
    'A site that is built and run: a data centre, a cluster of accelerators, a campus, a chip plant, a power plant.',
  area: 'Places and sites',
  fields: {
    facilityType: oneOf('What sort of site it is; null when unknown.', {
      DATA_CENTER: 'A building or site full of servers.',
      CLUSTER: 'Accelerators joined by one network into one machine.',
      CAMPUS: 'Several buildings on one property.',
      CHIP_FAB: 'A plant that manufactures or packages chips.',
      ORBITAL_DATA_CENTER: 'Servers in orbit around the Earth.',
      POWER_PLANT: 'Generates or stores electric power.',
      EDGE_LOCATION: 'A small site close to its users.',
      OTHER: 'Anything else.',
    }),
    phase,
    address: text('Postal address, or a description of the place; null when unknown.'),
    countryCode: countryCode(
      'Country in which it lies by ISO 3166-1 alpha-2 code, such as US; null when in none or unknown.',
    ),
    latitude: float('Degrees north of the equator, -90 to 90; null when not on the ground or unknown.', {
      unit: 'degrees',
      minimum: -90,
      maximum: 90,
    }),
    longitude: float('Degrees east of Greenwich, -180 to 180; null when not on the ground or unknown.', {
      unit: 'degrees',
      minimum: -180,
      maximum: 180,
    }),
    powerMw: float('Electric power in use in megawatts (MW); null when unknown.', { unit: 'MW' }),
    plannedPowerMw: float('Electric power when complete in megawatts (MW); null when unknown.', { unit: 'MW' }),
    h100Equivalents: float('Computing power, as the number of Nvidia H100 that would match it; null when unknown.', {
      unit: 'H100 equivalents',
    }),
    acceleratorCount: integer('How many accelerators it holds; null when unknown.', { unit: 'accelerators' }),
    capitalCost: money('What building and equipping it costs in all; null when unknown.'),
    operationalOn: partialDate('When it came, or is to come, into use; null when unknown.'),
    decommissionedOn: partialDate('When it went out of use; null when it did not, or when unknown.'),
    applications: list(text('A use.'), 'What it is used, or meant to be used, for; empty when unknown.'),
  },
});
