import type { FieldModel } from '../ontology/model.ts';

/** How the values of a field are put together; null for those that are not numbers, money or dates. */
export type Measure = 'money' | 'whole' | 'float' | 'date';

const measures: Partial<Record<FieldModel['type'], Measure>> = {
  money: 'money',
  integer: 'whole',
  float: 'float',
  fraction: 'float',
  partialDate: 'date',
};

export function measureOf({ type }: Pick<FieldModel, 'type'>): Measure | null {
  return measures[type] ?? null;
}

/** Units of places on a scale: adding them says nothing. */
const positions = new Set(['degrees', 'year', 'nm']);

/**
 * Whether the sum of a field means something: money, and numbers of a declared unit. Not shares, not places on a scale,
 * not numbers whose unit another field tells, not what is derived from others (a ratio).
 */
export function isSummable({ type, unit, origin }: Pick<FieldModel, 'type' | 'unit' | 'origin'>): boolean {
  if (type === 'money') return true;
  if (type !== 'integer' && type !== 'float') return false;
  return origin !== 'derived' && unit !== undefined && !positions.has(unit);
}

/** Whether a field has an average: numbers and money. */
export function isAveraged(field: Pick<FieldModel, 'type'>): boolean {
  const measure = measureOf(field);
  return measure !== null && measure !== 'date';
}

const groupable: ReadonlySet<FieldModel['type']> = new Set([
  'text',
  'countryCode',
  'enum',
  'boolean',
  'integer',
  'ref',
  'partialDate',
]);

/** Whether rows can be grouped by a field: short values that recur, dates by period, lists of such. */
export function isGroupable({ type, item, prose, name }: FieldModel): boolean {
  if (prose || name === 'key' || name === 'aliases') return false;
  return type === 'list' ? groupable.has(item!.type) && item!.type !== 'partialDate' : groupable.has(type);
}
