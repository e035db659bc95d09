import { type MoneyQualifier, majorUnits, moneyQualifiers } from '../../schema/values/money.ts';
import type { FieldModel } from '../ontology/model.ts';
import type { Amount, FieldFigures } from './aggregate.ts';
import { exactSum, round12 } from './exact-sum.ts';
import { type Measure, measureOf } from './measures.ts';

/** The value that a group is of, as a store holds it. */
export type CellKey = string | number | boolean | null;

/**
 * What stores hand over of a field, per group (and of money per currency and qualifier): figures that are exact whoever
 * computes them. Whole numbers come as `high` and `low` sums, because plain ones could pass the largest integer of a
 * store; of floats come the values, because every store adds and prints them in a way of its own.
 */
export interface FieldCells {
  money: [
    key: CellKey,
    currency: string,
    qualifier: MoneyQualifier,
    known: number,
    high: number,
    low: number,
    min: number,
    max: number,
  ];
  whole: [key: CellKey, known: number, high: number, low: number, min: number, max: number];
  float: [key: CellKey, values: number[]];
  date: [key: CellKey, known: number, min: string, max: string];
}
export type FieldCell = FieldCells[Measure];

/** How many rows a group has, and how many far nodes (0 where they were not asked for). */
export type RowCell = [key: CellKey, count: number, distinct: number];

/** A whole number is `high` * 2^26 + `low`; sums of either half of 2^26 rows are exact. */
export const halfSize = 2 ** 26;

/** Figures of a field over `count` rows, from its cells of one group. */
export function fieldFigures(field: FieldModel, count: number, cells: readonly FieldCell[]): FieldFigures {
  const measure = measureOf(field);
  if (measure === null) throw new Error(`${field.name} has no figures`);
  return figures[measure](count, cells as never);
}

const figures: { [M in Measure]: (count: number, cells: readonly FieldCells[M][]) => FieldFigures } = {
  money(count, cells) {
    const amounts = cells.map(([, currency, qualifier, known, high, low, min, max]): Amount => {
      const sum = whole(high, low);
      return {
        currency,
        qualifier,
        count: known,
        sum,
        min,
        max,
        average: round12(majorUnits({ minor: sum / known, currency })),
      };
    });
    const rank = ({ qualifier }: Amount) => moneyQualifiers.indexOf(qualifier);
    amounts.sort((a, b) => (a.currency === b.currency ? rank(a) - rank(b) : a.currency < b.currency ? -1 : 1));
    const known = amounts.reduce((total, amount) => total + amount.count, 0);
    return { measure: 'money', known, unknown: count - known, amounts };
  },
  whole(count, [cell]) {
    if (!cell) return { ...nothingKnown, unknown: count };
    const [, known, high, low, min, max] = cell;
    const sum = whole(high, low);
    return { measure: 'number', known, unknown: count - known, sum, min, max, average: round12(sum / known) };
  },
  float(count, [cell]) {
    if (!cell) return { ...nothingKnown, unknown: count };
    const [, values] = cell;
    const total = exactSum(values);
    return {
      measure: 'number',
      known: values.length,
      unknown: count - values.length,
      sum: round12(total),
      min: values.reduce((a, b) => Math.min(a, b)),
      max: values.reduce((a, b) => Math.max(a, b)),
      average: round12(total / values.length),
    };
  },
  date(count, [cell]) {
    const [, known, min, max] = cell ?? [null, 0, null, null];
    return { measure: 'date', known, unknown: count - known, min, max };
  },
};

const nothingKnown = { measure: 'number', known: 0, sum: null, min: null, max: null, average: null } as const;

function whole(high: number, low: number): number {
  return Number(BigInt(high) * BigInt(halfSize) + BigInt(low));
}
