import { defineNode } from '../define.ts';
import { money, oneOf, partialDate } from '../fields.ts';

export default defineNode({
  name: 'FundingRound',
  plural: 'fundingRounds',
  description: 'One occasion on which a company raised capital, with the total of all who took part.',
  area: 'Capital',
  fields: {
    roundType: oneOf('What sort of round it is; null when unknown.', {
      SEED: 'First outside capital, pre-seed included.',
      SERIES_A: 'First round of preferred shares after the seed.',
      SERIES_B: 'Second round of preferred shares.',
      SERIES_C: 'Third round of preferred shares.',
      SERIES_D: 'Fourth round of preferred shares.',
      SERIES_E: 'Fifth round of preferred shares.',
      SERIES_F: 'Sixth round of preferred shares.',
      SERIES_G: 'Seventh round of preferred shares.',
      SERIES_H: 'Eighth round of preferred shares.',
      STRATEGIC: 'From firms with business interests in the company.',
      SAFE: 'Simple agreements for future equity.',
      DEBT: 'Loans or bonds only.',
      SECONDARY: 'Sale of shares by earlier holders; the company itself receives nothing.',
      IPO: 'First sale of shares on a stock exchange.',
      GRANT: 'Money that buys no shares and is not paid back.',
      OTHER: 'Anything else.',
    }),
    amount: money('Total raised by all investors together, debt included; null when unknown.'),
    debtAmount: money('The part of the total that is debt; null when there is none, or when unknown.'),
    postMoneyValuation: money('Value of the company including the new capital; null when unknown.'),
    announcedOn: partialDate('When it was made public; null when unknown.'),
    closedOn: partialDate('When it was completed; null when it was not, or when unknown.'),
  },
});
