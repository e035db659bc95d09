import { expect, test } from 'vitest';
import { findExposures } from '../../src/traversal/exposure.ts';
import { findIntegratedOwnership } from '../../src/traversal/integrated.ts';
import { overEmpty } from '../support/suites.ts';
import { companies, sensibleHoldings } from './arbitrary-shares.ts';
import { denseOwnership, sharesOf } from './brute-shares.ts';
import { holdsFor, lawTimeout, loadPlot, owns, type Plot } from './plot.ts';

const investor = 'Institution:x';
const [a, b, c] = companies as [string, string, string];

overEmpty('integrated ownership', (store) => {
  const integrated = (plot: Plot, of = investor, budget = 200_000) =>
    findIntegratedOwnership(store(), plot.read, { of: plot.id(of), budget });
  const shares = async (plot: Plot, of?: string) => {
    const { exposures } = await integrated(plot, of);
    return plot.named(exposures.map(({ node, share }) => [node, share]));
  };

  test(
    'is the dense solution of the whole system where companies own one another',
    () =>
      holdsFor(
        store(),
        sensibleHoldings(true),
        (lines) => ({ lines, nodes: Object.fromEntries([investor, ...companies].map((name) => [name, {}])) }),
        async (plot) => {
          const nodes = companies.map(plot.id);
          const expected = denseOwnership(sharesOf(plot.facts), plot.id(investor), nodes);
          const { exposures } = await integrated(plot);
          const found = new Map(exposures.map(({ node, share }) => [node, share]));
          for (const node of nodes) expect(found.get(node) ?? 0).toBeCloseTo(expected.get(node)!, 9);
        },
      ),
    lawTimeout,
  );

  test(
    'is the exposure where none do',
    () =>
      holdsFor(
        store(),
        sensibleHoldings(false),
        (lines) => ({ lines, nodes: { [investor]: {} } }),
        async (plot) => {
          const request = { of: plot.id(investor), maxDepth: 8, minShare: 0, budget: 200_000 };
          const { exposures } = await findExposures(store(), plot.read, request);
          const found = await integrated(plot);
          const figures = new Map(exposures.map(({ node, share }) => [node, share]));
          expect(found.exposures.map(({ node }) => node).sort()).toEqual([...figures.keys()].sort());
          for (const { node, share } of found.exposures) expect(share).toBeCloseTo(figures.get(node)!, 10);
        },
      ),
    lawTimeout,
  );

  test('of a cross-holding: 0.5 / (1 - 0.2 x 0.1)', async () => {
    const plot = await loadPlot(store(), [owns(investor, a, 0.5), owns(a, b, 0.2), owns(b, a, 0.1)]);
    expect(await shares(plot)).toEqual([
      [a, 0.510204081633],
      [b, 0.102040816327],
    ]);
  });

  test('what comes back to the investor through its own companies counts again; it is not listed itself', async () => {
    const plot = await loadPlot(store(), [owns(a, b, 0.5), owns(b, a, 0.2)]);
    expect(await shares(plot, a)).toEqual([[b, 0.555555555556]]);
  });

  test('a loop of companies that own each other wholly is an error that names it', async () => {
    const plot = await loadPlot(store(), [owns(investor, a, 0.1), owns(a, b, 1), owns(b, c, 1), owns(c, a, 1)]);
    await expect(integrated(plot)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      facts: { loop: [a, b, c, a].map(plot.id) },
    });
  });

  test('so is one of companies that are said to own each other more than wholly', async () => {
    const more = [owns(a, b, 1), owns(b, a, 0.7), owns(b, c, 1), owns(c, a, 0.7)];
    const plot = await loadPlot(store(), [owns(investor, a, 0.1), ...more]);
    await expect(integrated(plot)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      facts: { loop: expect.any(Array) },
    });
  });

  test('a long chain through many systems takes no more depth than its levels', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `Company:n${String(index).padStart(2, '0')}`);
    const chain = names
      .slice(1)
      .flatMap((name, index) => [owns(names[index]!, name, 0.9), owns(name, names[index]!, 0.01)]);
    const plot = await loadPlot(store(), [owns(investor, names[0]!, 0.5), ...chain]);
    const expected = denseOwnership(sharesOf(plot.facts), plot.id(investor), names.map(plot.id));
    const { exposures } = await integrated(plot);
    expect(exposures).toHaveLength(30);
    for (const { node, share } of exposures) expect(share).toBeCloseTo(expected.get(node)!, 9);
  });

  test('a budget that does not reach is said so', async () => {
    const plot = await loadPlot(store(), [owns(investor, a, 0.5), owns(a, b, 0.2), owns(a, c, 0.2)]);
    expect(await integrated(plot, investor, 2)).toMatchObject({ truncated: true, factsVisited: 2 });
  });
});
