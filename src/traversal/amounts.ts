import type { Money } from '../../schema/values/money.ts';
import type { EdgeRow } from '../graph/records.ts';
import { groupBy } from './groups.ts';

/** What facts say of money. Amounts of different currencies are never compared. */
export interface Amounts {
  /** The smallest known amount of each currency, by its code. */
  smallest: Money[];
  /** Of `smallest` the one in the currency asked for, else in the currency of most amounts, then by code; null for none. */
  main: Money | null;
  /** Facts whose amount is not known. */
  unknown: number;
}

export function amountsOf(facts: readonly EdgeRow[], currency: string | null): Amounts {
  const known = facts.flatMap(({ record }) => (record.amount as Money | undefined) ?? []);
  const byCurrency = groupBy(known, (money) => money.currency);
  const codes = [...byCurrency.keys()].sort();
  const smallestOf = (code: string) =>
    byCurrency.get(code)!.reduce((least, one) => (one.minor < least.minor ? one : least));
  const most = codes.reduce<string | undefined>(
    (found, code) =>
      found === undefined || byCurrency.get(code)!.length > byCurrency.get(found)!.length ? code : found,
    undefined,
  );
  const main = currency ?? most;
  return {
    smallest: codes.map(smallestOf),
    main: main !== undefined && byCurrency.has(main) ? smallestOf(main) : null,
    unknown: facts.length - known.length,
  };
}
