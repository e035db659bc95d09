import type { MoneyQualifier } from '../../schema/values/money.ts';
import type { Direction } from './order.ts';

/** What rows are put into groups by. Values are those of `Where`'s fields; each element of a list is a group. */
export type GroupKey =
  /** The far node of an edge. */
  | { by: 'node' }
  /** A declared field, or `kind`, `type`, `datasets`. */
  | { by: 'field'; field: string }
  /** The period in which a partial date lies; a coarser date lies in none. */
  | { by: 'date'; field: string; per: Period };

export type Period = 'YEAR' | 'QUARTER' | 'MONTH';

/** Figures wanted of some rows, besides their number. */
export interface Figures {
  /** Whether to count the far nodes; of a list of nodes that is their number. */
  distinct: boolean;
  /** Declared fields, by name, that have a measure. */
  fields: string[];
}

/** Groups without a sum to sort by come last, both ways; ties break by key ascending, the group without a key last. */
export type GroupOrder = { direction: Direction } & (
  | { by: 'COUNT' }
  | { by: 'KEY' }
  /** Money wants its currency and qualifier: sums of others are another matter. */
  | { by: 'SUM'; field: string; currency?: string; qualifier?: MoneyQualifier }
);

/** The first `limit` groups in an order, with their figures. */
export interface GroupQuery extends Figures {
  key: GroupKey;
  order: GroupOrder;
  limit: number;
}

/** Figures of one field over some rows; null where no row knows the field. */
export type FieldFigures = { known: number; unknown: number } & (
  | { measure: 'money'; amounts: Amount[] }
  | { measure: 'number'; sum: number | null; min: number | null; max: number | null; average: number | null }
  | { measure: 'date'; min: string | null; max: string | null }
);

/** Money of one currency and qualifier: amounts of others are never added to it. */
export interface Amount {
  currency: string;
  qualifier: MoneyQualifier;
  /** How many rows have such an amount. */
  count: number;
  /** In minor units. The sum is exact up to 2^53-1; what is beyond that is only known to be so. */
  sum: number;
  min: number;
  max: number;
  /** In major units, rounded to 12 significant digits. */
  average: number;
}

export interface RowFigures {
  count: number;
  /** Far nodes; only where they were asked for. */
  distinct?: number;
  /** By name, of the fields that were asked for. */
  fields: Record<string, FieldFigures>;
}

/** `key`: the node's id, the id of what a ref names, the value as text, `2026`, `2026-Q1`, `2026-03`; null for none. */
export interface Group extends RowFigures {
  key: string | null;
}

export interface GroupSlice {
  groups: Group[];
  /** How many groups there are in all. */
  total: number;
}
