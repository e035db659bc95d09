import { createRandom, type Random, zipf } from './random.ts';

/** How large the graph is. */
export interface Size {
  investors: number;
  companies: number;
  deals: number;
  /** How many deals each of some more investors has: `hub-0`, `hub-1` … in this order. */
  hubs: readonly number[];
  /** Deliveries from companies to others of their industry. */
  supplies: number;
}

/** The size of the investment data that the comparison is about. */
export const defaultSize: Size = {
  investors: 16_753,
  companies: 21_406,
  deals: 80_072,
  hubs: [],
  supplies: 30_000,
};

export interface Party {
  key: string;
  name: string;
}

export interface Deal {
  id: string;
  investor: string;
  company: string;
  /** A partial date, or null. */
  announcedOn: string | null;
  /** Whole US dollars, or null. */
  amount: number | null;
}

export interface Supply {
  id: string;
  supplier: string;
  customer: string;
}

export interface Graph {
  investors: Party[];
  companies: Party[];
  hubs: Party[];
  /** Made as they are asked for: a million need not be in memory. */
  deals(): Generator<Deal>;
  supplies(): Generator<Supply>;
}

/**
 * A graph of investments that a seed fixes: few investors with many deals and many with few, several deals between the
 * same two, dates that are unknown, coarse or shared by many, amounts that are often unknown; and companies that supply
 * each other in small circles.
 */
export function generate(size: Size, seed = 1): Graph {
  const party = (word: string) => (_: unknown, index: number) => ({
    key: `${word.toLowerCase()}-${index}`,
    name: `${scrambled(index)} ${syllables(index)} ${word}`,
  });
  const investors = Array.from({ length: size.investors }, party('Capital'));
  const companies = Array.from({ length: size.companies }, party('Systems'));
  const hubs = size.hubs.map((_, index) => ({ key: `hub-${index}`, name: `The Hub ${index}` }));
  return {
    investors,
    companies,
    hubs,
    *deals() {
      const random = createRandom(seed);
      const investor = zipf(random, size.investors, 0.62);
      const company = zipf(random, size.companies, 0.35);
      for (let index = 0; index < size.deals; index++) {
        yield deal(random, `d${index}`, investors[investor()]!.key, companies[company()]!.key);
      }
      for (const [at, { key }] of hubs.entries()) {
        for (let index = 0; index < size.hubs[at]!; index++) {
          yield deal(random, `h${at}-${index}`, key, companies[index % size.companies]!.key);
        }
      }
    },
    *supplies() {
      const random = createRandom(seed + 1);
      for (let index = 0; index < size.supplies; index++) {
        const supplier = random.below(size.companies);
        const neighbour = (supplier % industry) + 1 + random.below(industry - 1);
        const customer = Math.min(supplier - (supplier % industry) + (neighbour % industry), size.companies - 1);
        if (customer === supplier) continue;
        yield { id: `s${index}`, supplier: companies[supplier]!.key, customer: companies[customer]!.key };
      }
    },
  };
}

/** Companies that may supply each other. */
const industry = 10;

function deal(random: Random, id: string, investor: string, company: string): Deal {
  return { id, investor, company, announcedOn: date(random), amount: amount(random) };
}

function date(random: Random): string | null {
  if (random.chance(0.1)) return null;
  const year = String(2005 + random.below(21));
  if (random.chance(0.15)) return year;
  const month = String(1 + random.below(12)).padStart(2, '0');
  if (random.chance(0.2)) return `${year}-${month}`;
  return `${year}-${month}-${String(1 + random.below(28)).padStart(2, '0')}`;
}

function amount(random: Random): number | null {
  return random.chance(0.4) ? null : (1 + random.below(5_000)) * 10_000;
}

const parts = ['ba', 'ko', 'ri', 'ne', 'tu', 'la', 'mi', 'so', 've', 'zu'];

/** Five digits, different for each index, in no simple order: names that begin with them come before all others. */
function scrambled(index: number): string {
  return String((index * 7_919) % 99_991).padStart(5, '0');
}

function syllables(index: number): string {
  const word = [...scrambled(index)].map((digit) => parts[Number(digit)]).join('');
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

/** The graph as records of the loader, one JSON text a line. */
export function* records({ investors, hubs, companies, deals, supplies }: Graph): Generator<string> {
  const sources = ['generated'];
  yield line({ kind: 'Source', key: 'generated', name: 'Generated data', sourceType: 'DATASET' });
  for (const one of [...investors, ...hubs]) {
    yield line({ kind: 'Institution', ...one, institutionType: 'FUND', sources });
  }
  for (const one of companies) yield line({ kind: 'Company', ...one, sources });
  for (const { id, investor, company, announcedOn, amount: value } of deals()) {
    const amount = value === null ? null : { value, currency: 'USD' };
    const ends = { from: `Institution:${investor}`, to: `Company:${company}` };
    yield line({ type: 'INVESTED_IN', id, ...ends, announcedOn, amount, sources });
  }
  for (const { id, supplier, customer } of supplies()) {
    yield line({ type: 'SUPPLIES', id, from: `Company:${supplier}`, to: `Company:${customer}`, sources });
  }
}

function line(record: object): string {
  return `${JSON.stringify(record)}\n`;
}
