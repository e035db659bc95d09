import type { Statement } from '../../src/graph/records.ts';
import { money, voice } from './statements.ts';

/** How many edges leave the hub. */
export const hubSize = 460;
export const hubId = 'Company:hub';

const { node, edge } = voice('companion');
const currencies = ['USD', 'EUR', 'JPY'];
const qualifiers = ['EXACT', 'UP_TO', 'AT_LEAST', 'APPROXIMATE'] as const;

/**
 * One company with 460 investments in 50 companies: parallel ones, many on the same day, some dated by month or year,
 * every seventh without a date, and the amounts unknown, equal, or in several currencies.
 */
export function hub(): Statement[] {
  const companies = Array.from({ length: 50 }, (_, index) =>
    node(
      `Company:spoke-${index}`,
      `Spoke ${index % 10}`,
      index % 3 === 0 ? {} : { countryCode: index % 2 ? 'US' : 'FR' },
    ),
  );
  const investments = Array.from({ length: hubSize }, (_, index) => {
    const record = { ...dateOf(index), ...amountOf(index), ...(index % 4 === 0 ? { stake: (index % 9) / 9 } : {}) };
    return edge(
      'INVESTED_IN',
      hubId,
      `Company:spoke-${(index * 7) % 50}`,
      record,
      `hub-${String(index).padStart(3, '0')}`,
    );
  });
  return [node(hubId, 'Hub'), ...companies, ...investments];
}

function dateOf(index: number) {
  if (index % 7 === 0) return {};
  const [year, month, day] = [
    2020 + (index % 3),
    String((index % 4) + 1).padStart(2, '0'),
    String((index % 5) + 1).padStart(2, '0'),
  ];
  const dates = [`${year}`, `${year}-${month}`, `${year}-${month}-${day}`, '2021-01-01'];
  return { announcedOn: dates[index % dates.length] };
}

function amountOf(index: number) {
  if (index % 5 === 0) return {};
  return { amount: money((index % 6) * 1_000_000, currencies[index % 3], qualifiers[index % 4]) };
}
