import { type Money, type MoneyQualifier, moneyQualifiers } from '../../schema/values/money.ts';
import { GraphError } from '../graph/errors.ts';
import type { NodeId } from '../graph/records.ts';
import type { GraphStore, Read } from '../graph/store.ts';
import type { EdgeModel, Model } from '../ontology/model.ts';
import { expandFacts, type MetFact } from './facts.ts';
import { keyStanding, rounded, sortByStanding } from './figures.ts';
import { groupBy } from './groups.ts';
import { requireNodes } from './known.ts';
import { type Limits, startWalk } from './walk.ts';

/** Amounts of one currency and qualifier, added up in whole minor units. */
export interface Sum {
  currency: string;
  qualifier: MoneyQualifier;
  minor: number;
  /** How many facts it is the sum of. */
  count: number;
}

/** Money that goes one way. */
export interface Tally {
  /** By currency, then qualifier in the order of the enum. */
  sums: Sum[];
  /** Facts without an amount. */
  unknown: number;
}

export interface Flow {
  in: Tally;
  out: Tally;
}

export interface CapitalFlow extends Flow {
  /** In less out of the exact amounts, per currency. */
  net: { currency: string; minor: number }[];
  ratio: number | null;
  /** By number of facts descending, then key. */
  byCounterpart: (Flow & { node: NodeId; count: number })[];
  /** Ascending; null, for facts without a date, comes last. */
  byYear: (Flow & { year: number | null })[];
  truncated: boolean;
  factsVisited: number;
}

/** The edge types along which money runs and whose facts may say how much. */
export function capitalTypes(model: Model): EdgeModel[] {
  return [...model.edges.values()].filter(({ money, fields }) => money !== 'NONE' && fields.has('amount'));
}

/**
 * The money that comes to and goes from a node along the given edge types, as the ontology says it runs: an investment
 * leaves the investor, payment for supplies leaves the customer. Every fact counts, whatever its status. Sums stay
 * within one currency and qualifier; beyond 2^53 - 1 minor units: LIMIT_EXCEEDED {limit, requested}. `ratio` is what
 * came in divided by what went out, of the exact amounts, to 12 significant digits; null where no exact amount above
 * 0 went out, or where amounts of either direction are in different currencies.
 */
export async function sumCapitalFlow(
  store: GraphStore,
  read: Read,
  request: Limits & { of: NodeId; types: readonly EdgeModel[] },
): Promise<CapitalFlow> {
  const { of, types } = request;
  await requireNodes(store, read, [of]);
  const walk = startWalk(store, read, request);
  const hops = types.map(({ type }) => ({ by: 'edge' as const, type, direction: 'BOTH' as const }));
  const [facts] = (await expandFacts(walk, [of], hops)) as [MetFact[]];
  const edges = new Map(types.map((edge) => [edge.type, edge]));
  const flow = tallyBoth(facts, edges);
  const counterparts = [...groupBy(facts, ({ node }) => node)].map(([node, some]) => ({
    node,
    count: some.length,
    ...tallyBoth(some, edges),
  }));
  const years = [...groupBy(facts, ({ row }) => yearOf(row.record[edges.get(row.type)!.date]))].map(([year, some]) => ({
    year,
    ...tallyBoth(some, edges),
  }));
  return {
    ...flow,
    net: netOf(flow),
    ratio: ratioOf(flow),
    byCounterpart: sortByStanding(counterparts, ({ count, node }) => [count, ...keyStanding(node)]),
    byYear: years.sort((a, b) => (a.year ?? Number.POSITIVE_INFINITY) - (b.year ?? Number.POSITIVE_INFINITY)),
    truncated: walk.truncated,
    factsVisited: walk.factsVisited,
  };
}

function yearOf(date: unknown): number | null {
  return typeof date === 'string' ? Number(date.slice(0, 4)) : null;
}

function tallyBoth(facts: readonly MetFact[], edges: ReadonlyMap<string, EdgeModel>): Flow {
  // Forward money leaves the stored `from`.
  const leaves = ({ row, forward }: MetFact) => forward === (edges.get(row.type)!.money === 'FORWARD');
  return { in: tally(facts.filter((fact) => !leaves(fact))), out: tally(facts.filter(leaves)) };
}

function tally(facts: readonly MetFact[]): Tally {
  const amounts = facts.flatMap(({ row }) => (row.record.amount as Money | undefined) ?? []);
  const groups = groupBy(amounts, ({ currency, qualifier }) => `${currency}${moneyQualifiers.indexOf(qualifier)}`);
  const sums = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, some]) => add(some));
  return { sums, unknown: facts.length - amounts.length };
}

/** Two safe integers add up exactly enough to see that their sum is none. */
function add(amounts: readonly Money[]): Sum {
  const { currency, qualifier } = amounts[0]!;
  let minor = 0;
  for (const amount of amounts) {
    minor += amount.minor;
    if (minor <= Number.MAX_SAFE_INTEGER) continue;
    const message = `The ${qualifier} amounts in ${currency} add up to more than 2^53 - 1 minor units; narrow them by where.`;
    throw new GraphError('LIMIT_EXCEEDED', message, { limit: Number.MAX_SAFE_INTEGER, requested: minor });
  }
  return { currency, qualifier, minor, count: amounts.length };
}

function exactOf({ sums }: Tally): Map<string, number> {
  return new Map(sums.filter(({ qualifier }) => qualifier === 'EXACT').map(({ currency, minor }) => [currency, minor]));
}

function netOf(flow: Flow): CapitalFlow['net'] {
  const [received, paid] = [exactOf(flow.in), exactOf(flow.out)];
  const currencies = [...new Set([...received.keys(), ...paid.keys()])].sort();
  return currencies.map((currency) => ({
    currency,
    minor: (received.get(currency) ?? 0) - (paid.get(currency) ?? 0),
  }));
}

function ratioOf(flow: Flow): number | null {
  const currencies = new Set([...flow.in.sums, ...flow.out.sums].map(({ currency }) => currency));
  const [currency] = currencies;
  if (currency === undefined || currencies.size > 1) return null;
  const paid = exactOf(flow.out).get(currency) ?? 0;
  return paid === 0 ? null : rounded((exactOf(flow.in).get(currency) ?? 0) / paid);
}
