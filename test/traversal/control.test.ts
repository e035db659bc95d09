import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findControllers } from '../../src/traversal/control.ts';
import { overEmpty } from '../support/suites.ts';
import { holdings } from './arbitrary-shares.ts';
import { controllersOf, sharesOf } from './brute-shares.ts';
import { holdsFor, lawTimeout, loadPlot, owns, type Plot } from './plot.ts';

const target = 'Company:a';

overEmpty('controllers', (store) => {
  const controllers = (plot: Plot, threshold = 0.5, budget = 200_000) =>
    findControllers(store(), plot.read, { of: plot.id(target), threshold, budget });
  const named = async (plot: Plot, threshold?: number) =>
    plot.named(
      (await controllers(plot, threshold)).map(({ controller, share, ultimate, chain }) => ({
        controller,
        share,
        ultimate,
        chain: chain.map(({ node }) => node),
      })),
    );

  test(
    'are those for whom brute force finds control, with the same votes',
    () =>
      holdsFor(
        store(),
        fc.record({ lines: holdings, threshold: fc.constantFrom(0, 0.25, 0.3, 0.5, 0.6, 1) }),
        ({ lines }) => ({ lines, nodes: { [target]: {} } }),
        async (plot, { threshold }) => {
          const shares = sharesOf(plot.facts, ['votingStake', 'stake']);
          const expected = controllersOf(shares, plot.id(target), threshold);
          const found = await controllers(plot, threshold);
          expect(new Map(found.map(({ controller, share }) => [controller, share]))).toEqual(expected);
          for (const { controller, chain } of found) {
            const holders = new Set([controller, ...chain.map(({ node }) => node)]);
            for (const link of chain) {
              expect(link.share).toBeGreaterThan(threshold);
              for (const { owner } of link.holdings) expect(holders).toContain(owner);
            }
            expect(chain.at(-1)!.node).toBe(plot.id(target));
          }
        },
      ),
    lawTimeout,
  );

  test('control through a company that is controlled, with that as evidence', async () => {
    const plot = await loadPlot(store(), [
      owns('Person:y', 'Company:b', 0.6),
      owns('Company:b', target, 0.3),
      owns('Person:y', target, 0.25),
      owns('Institution:x', target, 0.45),
    ]);
    expect(await named(plot)).toEqual([
      { controller: 'Person:y', share: 0.55, ultimate: true, chain: ['Company:b', target] },
    ]);
    const [{ chain }] = (await controllers(plot)) as [Awaited<ReturnType<typeof controllers>>[0]];
    expect(chain.map(({ holdings: some }) => some.length)).toEqual([1, 2]);
  });

  test('by votes where they are known, else by stakes', async () => {
    const plot = await loadPlot(store(), [
      owns('Person:y', target, 0.1, { votingStake: 0.7 }),
      owns('Institution:x', target, 0.9, { votingStake: 0.3 }),
    ]);
    expect(await named(plot)).toMatchObject([{ controller: 'Person:y', share: 0.7 }]);
  });

  test('exactly half is none; both halves control below it', async () => {
    const plot = await loadPlot(store(), [owns('Person:y', target, 0.5), owns('Institution:x', target, 0.5)]);
    expect(await named(plot)).toEqual([]);
    expect((await named(plot, 0.49)).map(({ controller }) => controller)).toEqual(['Institution:x', 'Person:y']);
  });

  test('sums are compared without the noise of doubles', async () => {
    const parts = [
      owns('Person:y', target, 0.1, { shareClass: 'A' }),
      owns('Person:y', target, 0.2, { shareClass: 'B' }),
    ];
    expect(await named(await loadPlot(store(), parts), 0.3)).toEqual([]);
  });

  test('in a ring each controls the others and none is ultimate; whoever controls a part controls it all', async () => {
    const ring = [owns('Company:b', target, 0.6), owns('Company:c', 'Company:b', 0.6), owns(target, 'Company:c', 0.6)];
    const closed = await named(await loadPlot(store(), ring));
    expect(closed.map(({ controller, ultimate }) => [controller, ultimate])).toEqual([
      ['Company:b', false],
      ['Company:c', false],
    ]);
    const held = await named(await loadPlot(store(), [...ring, owns('Person:y', 'Company:c', 0.51)]));
    expect(held.filter(({ ultimate }) => ultimate)).toEqual([
      { controller: 'Person:y', share: 0.6, ultimate: true, chain: ['Company:c', 'Company:b', target] },
    ]);
  });

  test('unknown votes are nobody’s, and counted', async () => {
    const plot = await loadPlot(store(), [owns('Person:y', target), owns('Institution:x', target, 0.51)]);
    const found = await controllers(plot);
    expect(found.map(({ chain }) => chain[0]!.unknownStakes)).toEqual([1]);
  });

  test('more facts than the budget are refused', async () => {
    const plot = await loadPlot(store(), [owns('Person:y', target, 0.5), owns('Institution:x', target, 0.5)]);
    await expect(controllers(plot, 0.5, 1)).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED', facts: { limit: 1 } });
  });
});
