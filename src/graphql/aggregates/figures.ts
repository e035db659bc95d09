import type { ObjectRef } from '@pothos/core';
import type { Amount, FieldFigures } from '../../graph/aggregate.ts';
import { isAveraged, isSummable, measureOf } from '../../graph/measures.ts';
import { checkedAmount, checkedSum } from '../../graph/sums.ts';
import type { FieldModel } from '../../ontology/model.ts';
import type { Builder, Types } from '../builder.ts';
import type { Owner } from '../types/owners.ts';
import type { MoneyFigures } from './money.ts';

/** Parts of an aggregate and of a group that have one field per field of the rows. */
export const partNames = ['sum', 'unknown', 'min', 'max', 'avg'] as const;
export type PartName = (typeof partNames)[number];

/** Value of a part. Figures of a whole list are asked for field by field, those of a group came with it. */
export interface FigureSource {
  part: PartName;
  of(field: string): FieldFigures | Promise<FieldFigures>;
}

const descriptions: Record<PartName, string> = {
  sum:
    'Sums over the rows whose value is known; `unknown` says how many are not in them. Numbers in the unit of the field, ' +
    'doubles rounded to 12 significant digits; money per currency and qualifier, exact; beyond 2^53-1 minor units: LIMIT_EXCEEDED.',
  unknown: 'How many rows do not know the value: no sum is more complete than this says.',
  min:
    'Least known values, as they are stored. Dates by their first day, of equal ones the coarsest. Money per currency and ' +
    'qualifier.',
  max:
    'Largest known values, as they are stored. Dates by their first day, of equal ones the most precise. Money per ' +
    'currency and qualifier.',
  avg: 'Means of the known values, rounded to 12 significant digits; money in major units, per currency and qualifier.',
};

export type FigureParts = Partial<Record<PartName, { type: ObjectRef<Types, FigureSource>; description: string }>>;

/** The parts for rows with the owner's fields; one that no field has is absent. */
export function addFigures(builder: Builder, money: MoneyFigures, owner: Owner): FigureParts {
  const define = (suffix: string, what: string, has: (field: FieldModel) => boolean, make: FigureField) => {
    const fields = owner.fields.filter(has);
    if (fields.length === 0) return null;
    return builder.objectRef<FigureSource>(`${owner.name}${suffix}`).implement({
      description: `${what} of ${owner.name}, field by field.`,
      fields: ((t: FigureFields) => Object.fromEntries(fields.map((field) => [field.name, make(t, field)]))) as never,
    });
  };
  const isMeasured = (field: FieldModel) => measureOf(field) !== null;
  const figure: FigureField = (t, field) => figureField(t, money, field);
  const extremes = define('Extremes', 'Least or largest known values', isMeasured, figure);
  const types: Record<PartName, ObjectRef<Types, FigureSource> | null> = {
    sum: define('Sum', 'Sums', isSummable, figure),
    unknown: define('Unknown', 'Numbers of unknown values', isMeasured, unknownField),
    min: extremes,
    max: extremes,
    avg: define('Average', 'Means', isAveraged, (t, field) =>
      field.type === 'money' ? averageField(t, money, field) : figureField(t, money, field),
    ),
  };
  return Object.fromEntries(
    partNames.flatMap((name) => {
      const type = types[name];
      return type ? [[name, { type, description: descriptions[name] }]] : [];
    }),
  );
}

type FigureFields = PothosSchemaTypes.RootFieldBuilder<Types, FigureSource, 'Object'>;
type FigureField = (t: FigureFields, field: FieldModel) => unknown;

function unknownField(t: FigureFields, { name }: FieldModel) {
  return t.int({
    description: `How many rows do not know \`${name}\`.`,
    resolve: async (source) => (await source.of(name)).unknown,
  });
}

function figureField(t: FigureFields, money: MoneyFigures, field: FieldModel) {
  const { name, type, unit } = field;
  if (type === 'money') return amountField(t, money, field);
  const description = `Of \`${name}\`${unit ? ` (${unit})` : ''}; null when no row knows it.`;
  if (type === 'partialDate') {
    return t.field({
      type: 'PartialDate',
      nullable: true,
      description,
      resolve: async ({ part, of }) => {
        const figures = await of(name);
        return figures.measure === 'date' ? figures[part as 'min' | 'max'] : null;
      },
    });
  }
  return t.float({
    nullable: true,
    description,
    resolve: async ({ part, of }) => {
      const figures = await of(name);
      if (figures.measure !== 'number') return null;
      if (part === 'sum') return checkedSum(name, figures);
      return part === 'avg' ? figures.average : figures[part as 'min' | 'max'];
    },
  });
}

const perCurrency = (name: string) =>
  `Of \`${name}\`: one entry per currency and qualifier that occurs; empty when no row knows it.`;

function amountField(t: FigureFields, { figure }: MoneyFigures, { name }: FieldModel) {
  return t.field({
    type: [figure],
    description: perCurrency(name),
    resolve: async ({ part, of }) =>
      amountsOf(await of(name)).map((amount) => {
        const { currency, qualifier, count } = amount;
        const minor = part === 'sum' ? checkedAmount(name, amount).sum : amount[part as 'min' | 'max'];
        return { minor, currency, qualifier, count };
      }),
  });
}

function averageField(t: FigureFields, { average }: MoneyFigures, { name }: FieldModel) {
  return t.field({
    type: [average],
    description: perCurrency(name),
    resolve: async ({ of }) => amountsOf(await of(name)),
  });
}

function amountsOf(figures: FieldFigures): Amount[] {
  return figures.measure === 'money' ? figures.amounts : [];
}
