import { decimalText, majorUnits } from '../../../schema/values/money.ts';
import type { Flow, Sum } from '../../traversal/capital-flow.ts';
import type { Types } from '../builder.ts';
import type { Parts } from './parts.ts';

/** Sums of money that came in and went out. */
export function addFlows({ builder, enums }: Parts) {
  const sum = builder.objectRef<Sum>('CapitalSum').implement({
    description: 'Amounts of one currency and one qualifier added up; they never mix.',
    fields: (t) => ({
      currency: t.string({ description: 'ISO 4217 code, such as USD.', resolve: ({ currency }) => currency }),
      qualifier: t.field({
        type: enums.moneyQualifier,
        description: 'Whether the amounts are the amounts themselves or bounds.',
        resolve: ({ qualifier }) => qualifier,
      }),
      value: t.float({ description: 'The sum in major units; the nearest double.', resolve: majorUnits }),
      decimal: t.field({
        type: 'Decimal',
        description: 'The sum in major units as an exact decimal text.',
        resolve: decimalText,
      }),
      count: t.int({ description: 'How many facts it is the sum of.', resolve: ({ count }) => count }),
    }),
  });
  return <Parent extends Flow>(t: PothosSchemaTypes.ObjectFieldBuilder<Types, Parent>) => ({
    in: t.field({
      type: [sum],
      description: 'Money that came in, by currency, then qualifier; empty when no amount is known.',
      resolve: (flow) => flow.in.sums,
    }),
    out: t.field({
      type: [sum],
      description: 'Money that went out, by currency, then qualifier; empty when no amount is known.',
      resolve: (flow) => flow.out.sums,
    }),
    unknownIn: t.int({
      description: 'How many facts of money that came in have no amount.',
      resolve: (flow) => flow.in.unknown,
    }),
    unknownOut: t.int({
      description: 'How many facts of money that went out have no amount.',
      resolve: (flow) => flow.out.unknown,
    }),
  });
}
