import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GraphStore } from '../../src/graph/store.ts';
import { whereWithin } from '../../src/graphql/types/time-window.ts';
import { type CoInvestors, findCoInvestors, sharedRounds } from '../../src/traversal/co-investors.ts';
import type { Standing } from '../../src/traversal/figures.ts';
import { rankedStanding } from '../../src/traversal/ranking.ts';
import { compareInvestors, findSimilarInvestors } from '../../src/traversal/similarity.ts';
import { overEmpty } from '../support/suites.ts';
import { model } from './island.ts';
import { type Fact, holdsFor, invests, lawTimeout, loadPlot, type Plot } from './plot.ts';

const companies = ['a', 'b', 'c', 'd'].map((name) => `Company:${name}`);
const investors = ['Institution:x', 'Person:y', 'Company:a', 'Country:z', 'LegalEntity:w'];
const budget = 200_000;

/** What an investor's facts lead to, of those whose date overlaps 2024. */
function portfolio(facts: readonly Fact[], of: string, windowed: boolean): Set<string> {
  const counted = facts.filter(({ fields }) => !windowed || String(fields.announcedOn ?? '').startsWith('2024'));
  return new Set(counted.filter(({ from }) => from === of).map(({ to }) => to));
}

const shared = (a: Set<string>, b: Set<string>) => [...a].filter((one) => b.has(one));
const union = (a: Set<string>, b: Set<string>) => new Set([...a, ...b]).size;

/** All of a ranking, taken in slices of two, with the ids of what each shares. */
async function listed(store: GraphStore, { read }: Plot, { ranking, shared: of }: CoInvestors) {
  const found: { node: string; shared: string[] }[] = [];
  let after: Standing | undefined;
  for (let more = true; more; ) {
    const slice = await ranking.slice(2, after);
    expect(slice.before).toBe(found.length > 0);
    for (const { token, node } of slice.rows) found.push({ node, shared: (await store.idsOf(of(token), read)).sort() });
    after = slice.rows.length > 0 ? rankedStanding(slice.rows.at(-1)!) : after;
    more = slice.more;
  }
  expect(found).toHaveLength(ranking.size);
  return found;
}

const question = fc.record({
  lines: fc.noBias(
    fc.array(
      fc
        .record({
          from: fc.constantFrom(...investors),
          to: fc.constantFrom(...companies),
          date: fc.constantFrom(undefined, '2023-12-31', '2024', '2024-03', '2024-12-31', '2025-01-01'),
        })
        .filter(({ from, to }) => from !== to)
        .map(({ from, to, date }) => invests(from, to, date)),
      { minLength: 4, maxLength: 18 },
    ),
  ),
  of: fc.constantFrom(...investors),
  windowed: fc.boolean(),
});

overEmpty('investors', (store) => {
  const limits = (windowed: boolean) => {
    const window = windowed ? { from: '2024-01', until: '2024' } : null;
    const where = whereWithin([model.edges.get('INVESTED_IN')!], window);
    return { budget, ...(where && { where }) };
  };
  const nodes = Object.fromEntries(investors.map((one) => [one, {}]));

  test(
    'that share companies are those of brute force, the most first, in a window and without',
    () =>
      holdsFor(
        store(),
        question,
        ({ lines }) => ({ lines, nodes }),
        async (plot, { of, windowed }) => {
          const own = portfolio(plot.facts, plot.id(of), windowed);
          const found = await findCoInvestors(store(), plot.read, { of: plot.id(of), ...limits(windowed) });
          const coInvestors = await listed(store(), plot, found);
          const expected = investors
            .filter((other) => other !== of)
            .map(
              (other) => [plot.id(other), shared(own, portfolio(plot.facts, plot.id(other), windowed)).sort()] as const,
            )
            .filter(([, some]) => some.length > 0);
          expect(new Map(coInvestors.map(({ node, shared: some }) => [node, some]))).toEqual(new Map(expected));
          const order = coInvestors.map(({ node, shared: some }) => [some.length, node.split(':')[1]!] as const);
          for (const [index, [size, key]] of order.slice(1).entries()) {
            const before = order[index]!;
            expect(before[0] > size || (before[0] === size && before[1] < key)).toBe(true);
          }
        },
      ),
    lawTimeout,
  );

  test(
    'are as similar as brute force says, in a list and two by two',
    () =>
      holdsFor(
        store(),
        question,
        ({ lines }) => ({ lines, nodes }),
        async (plot, { of, windowed }) => {
          const own = portfolio(plot.facts, plot.id(of), windowed);
          const others = investors.filter((one) => one !== of).map(plot.id);
          const expected = others.map((node) => {
            const their = portfolio(plot.facts, node, windowed);
            const [sharedCount, unionCount] = [shared(own, their).length, union(own, their)];
            const jaccard = unionCount === 0 ? 0 : Number((sharedCount / unionCount).toFixed(3));
            return { node, jaccard, sharedCount, unionCount };
          });
          const request = { of: plot.id(of), first: 100, ...limits(windowed) };
          const { similar, totalCount } = await findSimilarInvestors(store(), plot.read, request);
          const listed = expected.filter(({ sharedCount }) => sharedCount > 0);
          expect(new Map(similar.map((one) => [one.node, one]))).toEqual(new Map(listed.map((one) => [one.node, one])));
          expect(totalCount).toBe(listed.length);
          expect(similar.map(({ jaccard }) => jaccard)).toEqual(
            listed.map(({ jaccard }) => jaccard).sort((one, other) => other - one),
          );
          const two = await findSimilarInvestors(store(), plot.read, { ...request, first: 2 });
          expect(two.similar).toEqual(similar.slice(0, 2));
          for (const { node, ...figures } of expected) {
            const pair = { a: plot.id(of), b: node, ...limits(windowed) };
            expect(await compareInvestors(store(), plot.read, pair)).toMatchObject(figures);
          }
        },
      ),
    lawTimeout,
  );

  test('that never invested are not alike: 0, and nobody is like them', async () => {
    const plot = await loadPlot(store(), [invests('Institution:x', 'Company:a')], { 'Person:y': {}, 'Person:v': {} });
    const pair = { a: plot.id('Person:y'), b: plot.id('Person:v'), budget };
    expect(await compareInvestors(store(), plot.read, pair)).toMatchObject({
      jaccard: 0,
      sharedCount: 0,
      unionCount: 0,
    });
    const similar = await findSimilarInvestors(store(), plot.read, { of: plot.id('Person:y'), first: 5, budget });
    expect(similar).toMatchObject({ similar: [], totalCount: 0 });
  });

  describe('a hub', () => {
    const many = 120;
    const lines = Array.from({ length: many }, (_, index) => [
      invests('Institution:hub', `Company:c${index}`),
      invests(`Institution:i${index % 7}`, `Company:c${index}`),
    ]).flat();
    const ask = (plot: Plot, most: number) =>
      findCoInvestors(store(), plot.read, { of: plot.id('Institution:hub'), budget: most });
    const sizes = async ({ ranking }: CoInvestors) => (await ranking.slice(10)).rows.map(({ count }) => count);

    test('costs one call for itself, one for its companies, one for their investors and one for the ids of a page', async () => {
      const plot = await loadPlot(store(), lines);
      const found = await ask(plot, budget);
      expect(found).toMatchObject({ companies: many, truncated: false, factsVisited: many * 3 });
      expect(plot.read.meter.portCalls).toBe(1 + 1 + 1);
      expect(await sizes(found)).toEqual([18, 17, 17, 17, 17, 17, 17]);
      expect(plot.read.meter.portCalls).toBe(1 + 1 + 1 + 1);
    });

    test('is cut at the budget, and reads no more rows than it', async () => {
      const plot = await loadPlot(store(), lines);
      const found = await ask(plot, 50);
      expect(found).toMatchObject({ truncated: true, factsVisited: 50 });
      expect(await sizes(found)).toEqual([]);
      expect(plot.read.meter.rows).toBeLessThanOrEqual(50 + 2);
      const half = await ask(plot, many + 60);
      expect(half).toMatchObject({ truncated: true, factsVisited: many + 60 });
    });
  });
});

test('rounds are shared where facts of both name them', () => {
  const facts = (...rounds: (string | undefined)[]) => rounds.map((round) => (round ? { round } : {}));
  expect(sharedRounds(facts('b', 'a', undefined), facts('a', undefined, 'c', 'b', 'b'))).toEqual(['a', 'b']);
  expect(sharedRounds(facts(undefined), facts(undefined))).toEqual([]);
});
