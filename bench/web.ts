import { createRandom, zipf } from './random.ts';

/** How large a web of companies and funds is; `hub` is how many facts each hub has besides ordinary ones. */
export interface WebSize {
  companies: number;
  funds: number;
  hubsOfEach: number;
  hub: number;
  /** Ordinary investments of funds, of companies, deliveries and loans. */
  investments: number;
  holdings: number;
  supplies: number;
  loans: number;
}

/** 100,000 nodes and 1 million edges. */
export const webSize: WebSize = {
  companies: 60_000,
  funds: 40_000,
  hubsOfEach: 3,
  hub: 50_000,
  investments: 350_000,
  holdings: 100_000,
  supplies: 150_000,
  loans: 100_000,
};

/** A tenth of it. */
export const quickWebSize: WebSize = Object.fromEntries(
  Object.entries(webSize).map(([name, value]) => [name, name === 'hubsOfEach' ? value : value / 10]),
) as unknown as WebSize;

export const company = (index: number) => `Company:firm-${index}`;
export const fund = (index: number) => `Institution:fund-${index}`;

interface Edge {
  type: string;
  from: string;
  to: string;
}

/** Its records for the loader, one JSON text a line. The first companies supply, the first funds invest as hubs. */
export function* webRecords(size: WebSize, seed = 1): Generator<string> {
  const random = createRandom(seed);
  const sources = ['generated'];
  yield line({ kind: 'Source', key: 'generated', name: 'Generated data', sourceType: 'DATASET' });
  for (let index = 0; index < size.companies; index++) {
    yield line({ kind: 'Company', key: `firm-${index}`, name: `Firm ${index}`, sources });
  }
  for (let index = 0; index < size.funds; index++) {
    yield line({ kind: 'Institution', key: `fund-${index}`, name: `Fund ${index}`, institutionType: 'FUND', sources });
  }
  let number = 0;
  for (const edge of edges(size, seed)) {
    const announcedOn = `${2010 + random.below(16)}-${String(1 + random.below(12)).padStart(2, '0')}`;
    const amount = random.chance(0.4) ? null : { value: (1 + random.below(5_000)) * 10_000, currency: 'USD' };
    yield line({ ...edge, id: `e${number++}`, announcedOn, amount, sources });
  }
}

function* edges(size: WebSize, seed: number): Generator<Edge> {
  const random = createRandom(seed + 1);
  const anyCompany = zipf(random, size.companies - size.hubsOfEach, 0.3);
  const anyFund = zipf(random, size.funds - size.hubsOfEach, 0.3);
  const ordinary = () => company(size.hubsOfEach + anyCompany());
  const many = function* (count: number, make: () => Edge) {
    for (let index = 0; index < count; index++) {
      const edge = make();
      if (edge.from !== edge.to) yield edge;
    }
  };
  for (let hub = 0; hub < size.hubsOfEach; hub++) {
    yield* many(size.hub, () => ({ type: 'INVESTED_IN', from: fund(hub), to: ordinary() }));
    yield* many(size.hub, () => ({ type: 'SUPPLIES', from: company(hub), to: ordinary() }));
  }
  const from = () => fund(size.hubsOfEach + anyFund());
  yield* many(size.investments, () => ({ type: 'INVESTED_IN', from: from(), to: ordinary() }));
  // Now and then it is a hub that invests: what its customers pay it goes round.
  const holder = () => (random.chance(0.01) ? company(random.below(size.hubsOfEach)) : ordinary());
  yield* many(size.holdings, () => ({ type: 'INVESTED_IN', from: holder(), to: ordinary() }));
  yield* many(size.supplies, () => ({ type: 'SUPPLIES', from: ordinary(), to: ordinary() }));
  yield* many(size.loans, () => ({ type: 'LENDS_TO', from: ordinary(), to: ordinary() }));
}

function line(record: object): string {
  return `${JSON.stringify(record)}\n`;
}
