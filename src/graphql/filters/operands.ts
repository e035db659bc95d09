import type { Builder, Types } from '../builder.ts';
import type { Enums, Input } from '../types/parts.ts';
import type { Filterable } from './filterable.ts';
import { moneyComparisons } from './money.ts';
import { families, type Operator } from './operators.ts';

export type InputFields = PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>;

const comparisonTexts: Record<(typeof moneyComparisons)[number], string> = {
  eq: 'Is this amount.',
  lt: 'Is less than this amount.',
  lte: 'Is at most this amount.',
  gt: 'Is more than this amount.',
  gte: 'Is at least this amount.',
};

/** The inputs that hold operators, such as `TextFilter {eq in contains …}`: one per sort of value. */
export function createOperands(builder: Builder, enums: Enums) {
  const made = new Map<string, Input>();

  function input(name: string, description: string, fields: (t: InputFields) => object): Input {
    const known = made.get(name);
    if (known) return known;
    const ref = builder.inputRef<Record<string, unknown>>(name);
    made.set(name, ref);
    ref.implement({ description, fields: fields as never });
    return ref;
  }

  const moneyFilter = () =>
    input('MoneyFilter', 'All given parts must hold; an amount in another currency fits none of them.', (t) => ({
      currency: t.string({ description: 'ISO 4217 code, such as USD; required beside amounts and `qualifier`.' }),
      qualifier: t.field({
        type: enums.moneyQualifier,
        description: 'The amount has this qualifier; without it any will do.',
      }),
      ...Object.fromEntries(
        moneyComparisons.map((cmp) => [
          cmp,
          t.field({ type: 'Decimal', description: `${comparisonTexts[cmp]} In major units; an unknown amount fails.` }),
        ]),
      ),
      isNull: t.boolean({ description: 'True: the amount is unknown. False: it is known.' }),
    }));

  return {
    /** The input of a field's operators. */
    typeOf(field: Filterable): Input {
      if (field.family === 'money') return moneyFilter();
      const { value } = field;
      const type = typeof value === 'object' ? enums.fields.get(value.enum)! : value;
      const operators: Record<string, Operator> = families[field.family];
      return input(nameOf(field, enums), 'All given parts must hold; {} holds for everything.', (t) =>
        Object.fromEntries(
          Object.entries(operators).map(([name, { takes, description }]) => [
            name,
            t.field({
              type: (takes === 'many' ? [type] : takes === 'one' ? type : 'Boolean') as never,
              description,
            }),
          ]),
        ),
      );
    },
    moneyOrder: () =>
      input('MoneyOrder', 'How to sort by an amount of money.', (t) => ({
        currency: t.string({
          required: true,
          description: 'ISO 4217 code; amounts in other currencies count as unknown and come last.',
        }),
        direction: t.field({ type: enums.sortDirection, required: true, description: 'Which way to sort.' }),
      })),
  };
}

const names: Record<Exclude<Filterable['family'], 'money'>, string> = {
  text: 'Text',
  prose: 'Prose',
  choice: '',
  boolean: '',
  number: '',
  date: 'Date',
  time: 'DateTime',
  name: '',
  list: 'List',
};

/** `TextFilter`, `StatusFilter`, `SectorListFilter`; codes and keys are texts without parts to look for. */
function nameOf({ family, value }: Filterable, enums: Enums): string {
  const words = { String: family === 'list' ? 'Text' : 'Code', ID: 'Key' } as Record<string, string>;
  const word = typeof value === 'object' ? enums.fields.get(value.enum)!.name : (words[value] ?? value);
  const own = names[family as keyof typeof names];
  return family === 'list' ? `${word}${own}Filter` : `${own || word}Filter`;
}
