import { type Money, type MoneyQualifier, moneyQualifiers } from '../../schema/values/money.ts';
import { GraphError } from '../graph/errors.ts';
import type { NodeId } from '../graph/records.ts';
import type { EdgeHop, GraphStore, NodeToken, Read } from '../graph/store.ts';
import type { EdgeModel, Model } from '../ontology/model.ts';
import { rounded } from './figures.ts';
import { groupBy } from './groups.ts';
import { requireTokens } from './known.ts';
import { createRanking } from './ranking.ts';
import { type Limits, nothing, shareOut, startWalk, type Visited, visit, type Walk } from './walk.ts';

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

export interface Counterpart extends Flow {
  node: NodeId;
  /** How many facts lead there. */
  count: number;
}

export interface CapitalFlow extends Flow, Visited {
  /** In less out of the exact amounts, per currency. */
  net: { currency: string; minor: number }[];
  ratio: number | null;
  /** The first so many, by number of facts descending, then key. */
  byCounterpart(first: number): Promise<Counterpart[]>;
  /** Ascending; null, for facts without a date, comes last. */
  byYear(): (Flow & { year: number | null })[];
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
 * 0 went out, or where amounts of either direction are in different currencies. Both directions share the budget.
 */
export async function sumCapitalFlow(
  store: GraphStore,
  read: Read,
  request: Limits & { of: NodeId; types: readonly EdgeModel[] },
): Promise<CapitalFlow> {
  const [of] = (await requireTokens(store, read, [request.of])) as [NodeToken];
  const walk = startWalk(store, read, request);
  const payments = await readPayments(walk, of, request.types);
  const flow = tallyBoth(payments);
  return {
    ...flow,
    net: netOf(flow),
    ratio: ratioOf(flow),
    byCounterpart: async (first) => {
      const byNode = groupBy(payments, ({ node }) => node);
      const counts = new Map([...byNode].map(([node, some]) => [node, some.length]));
      const { rows } = await createRanking(store, read, counts).slice(first);
      return rows.map(({ token, node, count }) => ({ node, count, ...tallyBoth(byNode.get(token)!) }));
    },
    byYear: () => {
      const years = [...groupBy(payments, ({ year }) => year)].map(([year, some]) => ({ year, ...tallyBoth(some) }));
      const last = Number.POSITIVE_INFINITY;
      return years.sort((a, b) => (a.year ?? last) - (b.year ?? last));
    },
    truncated: walk.truncated,
    factsVisited: walk.factsVisited,
  };
}

/** One fact of money. */
interface Payment {
  way: Way;
  /** The other end. */
  node: NodeToken;
  year: number | null;
  amount: Money | null;
}

const ways = ['in', 'out'] as const;
type Way = (typeof ways)[number];

async function readPayments(walk: Walk, of: NodeToken, types: readonly EdgeModel[]): Promise<Payment[]> {
  const { store, read, where } = walk;
  if (types.length === 0) return [];
  const ask = async (way: Way, limit: number) => {
    const hops = types.map((edge) => hopOf(edge, way));
    return (await store.reach([of], { hops, where, dates: true, amounts: true, limit }, read))[0]!;
  };
  const reached = await shareOut(
    walk,
    ways,
    (open, limit) => Promise.all(open.map((way) => ask(way, limit))),
    ({ nodes }) => nodes.length,
  );
  const visited = visit(
    walk,
    ways.map((way) => reached.get(way) ?? nothing),
  );
  return ways.flatMap((way, index) => {
    const { nodes, dates, amounts } = visited[index]!;
    return nodes.map((node, at) => ({ way, node, year: yearOf(dates![at]!), amount: amounts![at]! }));
  });
}

/** Forward money leaves the stored `from`. */
function hopOf({ type, money }: EdgeModel, way: Way): EdgeHop {
  return { by: 'edge', type, direction: (way === 'out') === (money === 'FORWARD') ? 'OUT' : 'IN' };
}

function yearOf(date: string | null): number | null {
  return date === null ? null : Number(date.slice(0, 4));
}

function tallyBoth(payments: readonly Payment[]): Flow {
  const of = (way: Way) => tally(payments.filter((one) => one.way === way));
  return { in: of('in'), out: of('out') };
}

function tally(payments: readonly Payment[]): Tally {
  const amounts = payments.flatMap(({ amount }) => amount ?? []);
  const groups = groupBy(amounts, ({ currency, qualifier }) => `${currency}${moneyQualifiers.indexOf(qualifier)}`);
  const sums = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, some]) => add(some));
  return { sums, unknown: payments.length - amounts.length };
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
