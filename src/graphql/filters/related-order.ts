import { constantCase } from '../../ontology/names.ts';
import type { Builder } from '../builder.ts';
import type { Owner } from '../types/owners.ts';
import type { Enums, Input } from '../types/parts.ts';
import type { InputFields } from './operands.ts';
import type { RelationField } from './relations.ts';

/** The money fields of what a relation leads to, by the names that the API gives them: `AMOUNT`. */
export function summable({ fact, node }: RelationField): Map<string, Owner['fields'][number]> {
  const { fields } = fact ?? node;
  const money = fields.filter(({ type }) => type === 'money');
  return new Map(money.map((field) => [constantCase(field.name), field]));
}

/** The inputs that sort by what is related: one per sort of related fact that has amounts, one for all others. */
export function createRelatedOrders(builder: Builder, enums: Enums) {
  const made = new Map<string, Input>();

  function input(name: string, description: string, isOneOf: boolean, fields: (t: InputFields) => object): Input {
    const known = made.get(name);
    if (known) return known;
    const ref = builder.inputRef<Record<string, unknown>>(name);
    made.set(name, ref);
    ref.implement({ description, isOneOf, fields: fields as never });
    return ref;
  }

  const count = (t: InputFields) =>
    t.field({
      type: enums.sortDirection,
      description: 'By how many there are; none is 0. The numbers are kept, but for earlier loads and given days.',
    });

  function sum(owner: string, fields: ReturnType<typeof summable>): Input {
    return input(`${owner}SumOrder`, 'How to sort by amounts of money taken together.', false, (t) => ({
      field: t.field({
        type: builder.enumType(`${owner}Summed`, {
          description: `An amount of ${owner} that can be summed.`,
          values: Object.fromEntries([...fields].map(([name, { description }]) => [name, { description }])),
        }),
        required: true,
        description: 'Which amount.',
      }),
      currency: t.string({ required: true, description: 'ISO 4217 code; amounts in other currencies are left out.' }),
      qualifier: t.field({
        type: enums.moneyQualifier,
        defaultValue: 'EXACT',
        description: 'Amounts with other qualifiers are left out: they do not add up.',
      }),
      direction: t.field({ type: enums.sortDirection, required: true, description: 'Which way to sort.' }),
    }));
  }

  return {
    /** One-of: what to sort by of the facts along a relation. */
    typeOf(field: RelationField): Input {
      const owner = (field.fact ?? field.node).name;
      const fields = summable(field);
      const description = 'What to sort by of the related facts: give exactly one key.';
      if (fields.size === 0) {
        return input('RelatedCountOrder', description, true, (t) => ({ count: count(t) }));
      }
      return input(`${owner}RelatedOrder`, description, true, (t) => ({
        count: count(t),
        sum: t.field({
          type: sum(owner, fields),
          description:
            'By their amounts together, worked out anew each time. Where no such amount is known the sum is unknown and comes last, both ways; sums beyond 2^53-1 minor units count as that.',
        }),
      }));
    },
  };
}
