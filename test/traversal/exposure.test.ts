import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GraphStore } from '../../src/graph/store.ts';
import { type ExposureRequest, findExposures, findUltimateOwners } from '../../src/traversal/exposure.ts';
import { overEmpty } from '../support/suites.ts';
import { holdings, parties } from './arbitrary-shares.ts';
import { ownersIn, pathShares, sharesOf } from './brute-shares.ts';
import { holdsFor, lawTimeout, loadPlot, owns, type Plot } from './plot.ts';

const a = 'Company:a';
const textbook = [
  owns(a, 'Company:b', 0.5),
  owns(a, 'Company:c', 0.5),
  owns('Company:b', 'Company:d', 0.6),
  owns('Company:c', 'Company:d', 0.4),
];

const ask = (plot: Plot, of: string, rest: Partial<ExposureRequest>) => ({
  of: plot.id(of),
  maxDepth: 6,
  minShare: 0,
  budget: 200_000,
  ...rest,
});
const sum = (values: number[]) => values.reduce((total, one) => total + one, 0);
const figures = (plot: Plot, exposures: { node: string; share: number; pathCount: number | null }[]) =>
  plot.named(exposures.map(({ node, share, pathCount }) => [node, share, pathCount]));

overEmpty('exposure', (store) => {
  const exposure = async (plot: Plot, of: string, rest: Partial<ExposureRequest> = {}) =>
    findExposures(store(), plot.read, ask(plot, of, rest));
  const ultimate = async (plot: Plot, of: string, rest: Partial<ExposureRequest> = {}) =>
    findUltimateOwners(store(), plot.read, ask(plot, of, rest));

  test('half of two companies that hold 0.6 and 0.4 of a third is 0.5 of it over 2 paths', async () => {
    const plot = await loadPlot(store(), textbook);
    const { exposures } = await exposure(plot, a);
    expect(figures(plot, exposures)).toEqual([
      ['Company:b', 0.5, 1],
      ['Company:c', 0.5, 1],
      ['Company:d', 0.5, 2],
    ]);
    expect(plot.named(exposures[2]!.paths(1).map(({ share, nodes }) => ({ share, nodes })))).toEqual([
      { share: 0.3, nodes: [a, 'Company:b', 'Company:d'] },
    ]);
    expect(figures(plot, (await ultimate(plot, 'Company:d')).exposures)).toEqual([[a, 0.5, 2]]);
  });

  const question = fc.record({
    lines: holdings,
    of: fc.constantFrom(...parties),
    maxDepth: fc.integer({ min: 1, max: 6 }),
  });

  test(
    'sums what brute force finds along simple paths',
    () =>
      holdsFor(
        store(),
        question,
        ({ lines, of }) => ({ lines, nodes: { [of]: {} } }),
        async (plot, { of, maxDepth }) => {
          const expected = pathShares(sharesOf(plot.facts), plot.id(of), maxDepth);
          const { exposures, truncated } = await exposure(plot, of, { maxDepth });
          expect(truncated).toBe(false);
          expect(new Map(exposures.map(({ node, pathCount }) => [node, pathCount]))).toEqual(
            new Map([...expected].map(([node, shares]) => [node, shares.length])),
          );
          for (const { node, share, paths } of exposures) {
            const shares = expected.get(node)!;
            expect(share).toBeCloseTo(sum(shares), 10);
            expect(paths(100).map((path) => path.share)).toEqual(
              shares.map((one) => Number(one.toPrecision(12))).sort((one, other) => other - one),
            );
          }
          for (const [index, { node, share }] of exposures.slice(1).entries()) {
            const before = exposures[index]!;
            expect(before.share > share || (before.share === share && before.node < node)).toBe(true);
          }
        },
      ),
    lawTimeout,
  );

  test(
    'ultimate owners are those of brute force that nobody owns',
    () =>
      holdsFor(
        store(),
        question,
        ({ lines }) => ({ lines, nodes: { [a]: {} } }),
        async (plot, { maxDepth }) => {
          const owned = new Set(plot.facts.map(({ to }) => to));
          const expected = pathShares(ownersIn(sharesOf(plot.facts)), plot.id(a), maxDepth);
          const { exposures } = await ultimate(plot, a, { maxDepth });
          expect(new Map(exposures.map(({ node, pathCount }) => [node, pathCount]))).toEqual(
            new Map([...expected].flatMap(([node, shares]) => (owned.has(node) ? [] : [[node, shares.length]]))),
          );
        },
      ),
    lawTimeout,
  );

  test('a ring of owners has no ultimate one, but whoever owns a part of it', async () => {
    const ring = [owns('Company:b', a, 0.5), owns('Company:c', 'Company:b', 0.5), owns('Company:b', 'Company:c', 0.5)];
    const closed = await loadPlot(store(), ring);
    expect((await ultimate(closed, a)).exposures).toEqual([]);
    const held = await loadPlot(store(), [...ring, owns('Person:y', 'Company:c', 0.5)]);
    expect(figures(held, (await ultimate(held, a)).exposures)).toEqual([['Person:y', 0.125, 1]]);
  });

  test('unknown stakes are counted per class and end the path; a known class beside one counts', async () => {
    const plot = await loadPlot(store(), [
      owns(a, 'Company:b'),
      owns('Company:b', 'Company:c', 1),
      owns(a, 'Company:d', 0.2, { shareClass: 'A' }),
      owns(a, 'Company:d', undefined, { shareClass: 'B' }),
    ]);
    const { exposures, unknownStakes } = await exposure(plot, a);
    expect(figures(plot, exposures)).toEqual([['Company:d', 0.2, 1]]);
    expect(unknownStakes).toBe(2);
    const upstream = await ultimate(plot, 'Company:c');
    expect(upstream).toMatchObject({ exposures: [], unknownStakes: 1 });
  });

  test('of one class the highest confidence counts, then the newest; classes add up; above 1 is overstated', async () => {
    const plot = await loadPlot(store(), [
      owns(a, 'Company:b', 0.1, { confidence: 0.5, announcedOn: '2026' }),
      owns(a, 'Company:b', 0.2, { announcedOn: '2023' }),
      owns(a, 'Company:b', 0.3, { confidence: 1, announcedOn: '2024' }),
      owns(a, 'Company:b', 0.4, { shareClass: 'B', votingStake: 0.9 }),
      owns('Company:c', 'Company:b', 0.5),
    ]);
    const { exposures, overstated } = await exposure(plot, a);
    expect(figures(plot, exposures)).toEqual([['Company:b', 0.7, 1]]);
    expect(exposures[0]!.paths(1)[0]!.holdings[0]!.edgeIds).toEqual([plot.facts[2]!.id, plot.facts[3]!.id]);
    expect(plot.named(overstated)).toEqual([{ company: 'Company:b', share: 1.2 }]);
    expect((await ultimate(plot, 'Company:b')).overstated).toHaveLength(1);
  });

  test('minShare leaves out what is below it; where leaves out facts; the view decides', async () => {
    const plot = await loadPlot(store(), [
      owns(a, 'Company:b', 0.5, { validFrom: '2025' }),
      owns(a, 'Company:c', 0.4, { status: 'RUMOURED' }),
    ]);
    expect((await exposure(plot, a, { minShare: 0.5 })).exposures).toHaveLength(1);
    const known = await exposure(plot, a, { where: { op: 'compare', field: 'status', cmp: 'eq', value: 'REPORTED' } });
    expect(figures(plot, known.exposures)).toEqual([['Company:b', 0.5, 1]]);
    const before = { ...plot, read: { ...plot.read, view: { ...plot.read.view, validAt: '2024-12-31' } } };
    expect(figures(plot, (await exposure(before, a)).exposures)).toEqual([['Company:c', 0.4, 1]]);
  });

  describe('a budget', () => {
    /** Everyone owns a bit of everyone: paths multiply beyond what could be followed. */
    const names = Array.from({ length: 12 }, (_, index) => `Company:m${index}`);
    const mesh = names.flatMap((from) => names.flatMap((to) => (from === to ? [] : [owns(from, to, 0.05)])));

    test('bounds the steps of paths too, and what is left are lower bounds', async () => {
      const plot = await loadPlot(store(), mesh);
      const whole = await exposure(plot, 'Company:m0', { maxDepth: 3 });
      const cut = await exposure(plot, 'Company:m0', { maxDepth: 8, budget: 1_000 });
      expect(whole).toMatchObject({ truncated: false, factsVisited: 132 + 121 });
      expect(cut.truncated).toBe(true);
      expect(cut.exposures.reduce((sum, { pathCount }) => sum + pathCount!, 0)).toBe(1_000);
    });

    test('makes one call for the ends and one for the facts of each level', async () => {
      const plot = await loadPlot(store(), textbook);
      await exposure(plot, a);
      // The one asked about; three levels with a last one that is empty; the owners of what was reached.
      expect(plot.read.meter.portCalls).toBe(1 + 2 + 2 + 1 + 2);
    });
  });

  test('an unknown id is an error that names it', async () => {
    const plot = await loadPlot(store(), textbook);
    const request = { ...ask(plot, a, {}), of: 'Company:nobody' };
    for (const find of [findExposures, findUltimateOwners]) {
      await expect(find(store() as GraphStore, plot.read, request)).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        facts: { id: 'Company:nobody' },
      });
    }
  });
});
