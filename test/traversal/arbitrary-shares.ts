import fc from 'fast-check';
import { type Line, owns } from './plot.ts';

export const companies = ['a', 'b', 'c', 'd', 'e'].map((name) => `Company:${name}`);
export const parties = [...companies, 'Institution:x', 'Person:y'];

const maybe = <Value>(...values: Value[]) => fc.constantFrom(undefined, ...values);

const fields = fc
  .record({
    stake: maybe(0, 0.1, 0.25, 0.5, 0.6, 1),
    votingStake: maybe(0.3, 0.5, 0.9),
    shareClass: maybe('A'),
    confidence: maybe(0.5, 0.9),
    announcedOn: maybe('2024', '2025-01-02'),
  })
  .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)));

/** Facts about who owns whom: several of the same pair and class, unknown shares, loops, more than the whole. */
export const holdings: fc.Arbitrary<Line[]> = fc.noBias(
  fc.array(
    fc
      .record({ from: fc.constantFrom(...parties), to: fc.constantFrom(...companies), fields })
      .filter(({ from, to }) => from !== to)
      .map(({ from, to, fields: record }) => owns(from, to, undefined, record)),
    { minLength: 3, maxLength: 16 },
  ),
);

/** One known share per pair, of no company more than 0.95 in all; without loops where asked. */
export function sensibleHoldings(loops: boolean): fc.Arbitrary<Line[]> {
  const order = ['Institution:x', ...companies];
  const pairs = order.flatMap((from, index) =>
    companies.filter((to) => (loops ? to !== from : order.indexOf(to) > index)).map((to) => ({ from, to })),
  );
  return fc.noBias(
    fc.array(fc.nat(9), { minLength: pairs.length, maxLength: pairs.length }).map((weights) => {
      const lines = pairs.flatMap(({ from, to }, index) =>
        weights[index]! > 5 ? [{ from, to, weight: weights[index]! }] : [],
      );
      return lines.map(({ from, to, weight }) => {
        const all = lines.filter((line) => line.to === to).reduce((sum, line) => sum + line.weight, 0);
        return owns(from, to, (0.95 * weight) / all);
      });
    }),
  );
}
