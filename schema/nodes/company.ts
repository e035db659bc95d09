import { defineNode } from '../define.ts';
import { countryCode, list, oneOf, partialDate, text, url } from '../fields.ts';

export default defineNode({
  name: 'Company',
  plural: 'companies',
  description: 'A firm: chip designer, cloud, AI laboratory, investor, utility and so on.',
  roles: ['Investor', 'Organization'],
  area: 'Parties',
  fields: {
    sectors: list(
      oneOf('A line of business.', {
        AI_LAB: 'Trains AI models of its own.',
        CLOUD: 'Rents out computing.',
        CHIP_DESIGNER: 'Designs processors or accelerators.',
        FOUNDRY: 'Manufactures chips for others.',
        HARDWARE: 'Makes servers, memory, networking or other equipment.',
        DATA_CENTER: 'Builds or runs data centres.',
        ENERGY: 'Produces or sells electric power.',
        INVESTMENT: 'Invests capital as its business.',
        BANK: 'Lends or underwrites.',
        SOFTWARE: 'Makes software.',
        SECURITY: 'Sells security products or services.',
        AEROSPACE: 'Builds rockets, satellites or aircraft.',
        OTHER: 'Anything else.',
      }),
      'Lines of business, the main one first; empty when unknown.',
    ),
    foundedOn: partialDate('When the company was founded; null when unknown.'),
    countryCode: countryCode('Country of its headquarters by ISO 3166-1 alpha-2 code, such as US; null when unknown.'),
    website: url('Its own web site; null when unknown.'),
    ticker: text('Stock exchange symbol, such as NVDA; null when not listed or unknown.'),
  },
});
