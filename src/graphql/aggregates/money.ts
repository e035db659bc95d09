import { decimalText, majorUnits } from '../../../schema/values/money.ts';
import type { Amount } from '../../graph/aggregate.ts';
import type { Builder } from '../builder.ts';
import type { Enums } from '../types/parts.ts';

/** A sum, or a least or largest amount, in minor units. */
export interface MoneyFigure extends Pick<Amount, 'currency' | 'qualifier' | 'count'> {
  minor: number;
}

export type MoneyFigures = ReturnType<typeof addMoneyFigures>;

/** Figures of money: never across currencies or qualifiers. */
export function addMoneyFigures(builder: Builder, enums: Enums) {
  const figure = builder.objectRef<MoneyFigure>('MoneyFigure').implement({
    description: 'A figure over amounts of one currency and one qualifier: figures never mix them.',
    fields: (t) => ({
      value: t.float({
        description: 'The amount in major units, such as 2000000000 for two billion dollars; the nearest double.',
        resolve: (amount) => majorUnits(amount),
      }),
      decimal: t.field({
        type: 'Decimal',
        description: 'The amount in major units as an exact decimal text.',
        resolve: (amount) => decimalText(amount),
      }),
      currency: t.string({ description: 'ISO 4217 code, such as USD.', resolve: ({ currency }) => currency }),
      qualifier: t.field({
        type: enums.moneyQualifier,
        description: 'How all of the amounts are to be read.',
        resolve: ({ qualifier }) => qualifier,
      }),
      count: t.int({ description: 'How many rows have such an amount.', resolve: ({ count }) => count }),
    }),
  });
  const average = builder.objectRef<Amount>('MoneyAverage').implement({
    description: 'The mean of amounts of one currency and one qualifier.',
    fields: (t) => ({
      value: t.float({
        description: 'The mean in major units, rounded to 12 significant digits.',
        resolve: (amount) => amount.average,
      }),
      currency: t.string({ description: 'ISO 4217 code, such as USD.', resolve: ({ currency }) => currency }),
      qualifier: t.field({
        type: enums.moneyQualifier,
        description: 'How all of the amounts are to be read.',
        resolve: ({ qualifier }) => qualifier,
      }),
      count: t.int({ description: 'How many rows have such an amount.', resolve: ({ count }) => count }),
    }),
  });
  return { figure, average };
}
