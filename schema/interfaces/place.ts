import { defineInterface } from '../define.ts';

export default defineInterface({
  name: 'Place',
  plural: 'places',
  description: 'Somewhere on the map: a country or a region.',
});
