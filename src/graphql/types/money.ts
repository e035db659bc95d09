import { decimalText, type Money, majorUnits } from '../../../schema/values/money.ts';
import type { Parts } from './parts.ts';

export function addMoney({ money, enums }: Parts): void {
  money.implement({
    description: 'An amount of money in major units of one currency. Never add amounts of different qualifiers.',
    fields: (t) => ({
      value: t.float({
        description: 'The amount in major units, such as 2000000000 for two billion dollars; the nearest double.',
        resolve: (amount: Money) => majorUnits(amount),
      }),
      decimal: t.field({
        type: 'Decimal',
        description: 'The amount in major units as an exact decimal text.',
        resolve: (amount: Money) => decimalText(amount),
      }),
      currency: t.string({ description: 'ISO 4217 code, such as USD.', resolve: ({ currency }: Money) => currency }),
      qualifier: t.field({
        type: enums.moneyQualifier,
        description: 'Whether it is the amount itself or a bound.',
        resolve: ({ qualifier }: Money) => qualifier,
      }),
    }),
  });
}
