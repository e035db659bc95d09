import { defineNode } from '../define.ts';
import { float, integer, money, oneOf, partialDate, text } from '../fields.ts';

export default defineNode({
  name: 'Forecast',
  plural: 'forecasts',
  description:
    'A statement about what is to come or usual to expect: an amount of money, or a number or range with its unit.',
  area: 'Context',
  fields: {
    metric: text('What is forecast, such as AI compute spending; null when unknown.'),
    amount: money('The forecast amount; null when it is not money.'),
    low: float('Lower end of the forecast range in `unit`; may be negative; null when there is none.', {
      minimum: -Number.MAX_VALUE,
    }),
    high: float(
      'Upper end of the forecast range in `unit`; equals `low` for a single number; null when there is none.',
      {
        minimum: -Number.MAX_VALUE,
      },
    ),
    unit: oneOf('What `low` and `high` count; null when unknown.', {
      YEAR: 'Years of duration.',
      USD: 'US dollars.',
      MW: 'Megawatts of electric power.',
      PERCENT: 'Per cent; 5 means 5 %.',
      COUNT: 'Pieces.',
    }),
    targetYear: integer('Calendar year that it is about, 1900 to 9999; null when it names none.', {
      unit: 'year',
      minimum: 1900,
      maximum: 9999,
    }),
    condition: text('What it depends on; null when it is unconditional, or when unknown.'),
    statedOn: partialDate('When it was stated; null when unknown.'),
  },
});
