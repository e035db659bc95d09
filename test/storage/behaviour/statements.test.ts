import { expect, test } from 'vitest';
import type { FactRecord } from '../../../src/graph/records.ts';
import { overWorld } from '../../support/suites.ts';
import { asOf, latest, returningNode, sharedDeal } from '../../support/world.ts';

overWorld('statements', (world) => {
  const stakes = (found: Record<string, FactRecord> | null | undefined) =>
    found && Object.fromEntries(Object.entries(found).map(([name, { amount, stake }]) => [name, { amount, stake }]));

  test('of an edge are kept per version, where several data sets state it', async () => {
    const of = { on: 'edge' as const, ids: ['nothing', sharedDeal.id, 'hub-001'] };
    const [before, between, after] = await Promise.all(
      [1, 2, 3].map((load) => world().store.statementsOf(of, asOf(load))),
    );
    expect(before).toEqual([null, null, null]);
    expect(after).toEqual([null, null, null]);
    expect([between![0], between![2]]).toEqual([null, null]);
    expect(stakes(between![1])).toEqual({
      article: { amount: { minor: 900, currency: 'USD', qualifier: 'EXACT' } },
      companion: { amount: { minor: 1_000, currency: 'USD', qualifier: 'APPROXIMATE' }, stake: 0.2 },
    });
  });

  test('of a node are the latest', async () => {
    const of = { on: 'node' as const, ids: ['Company:bare', returningNode, 'Company:nobody', 'Company:bare'] };
    const found = await world().store.statementsOf(of, latest());
    const names = found.map(
      (one) => one && Object.fromEntries(Object.entries(one).map(([name, record]) => [name, record.name])),
    );
    const bare = { companion: expect.any(String), article: 'Bare Metal' };
    expect(names).toEqual([bare, null, null, bare]);
  });
});

overWorld('the summary of a view', (world) => {
  test('counts what shows and tells the loads that had changed each data set by then', async () => {
    const { store, versions } = world();
    const at = (load: number) => versions[load - 1]!.loadedAt;
    const summary = await store.summary(latest(), asOf(2).view);
    expect(summary).toMatchObject({ load: 2, loadedAt: at(2) });
    expect(summary.datasets).toEqual([
      { name: 'article', loadedAt: at(2), edition: null },
      { name: 'companion', loadedAt: at(2), edition: null },
      { name: 'random', loadedAt: at(1), edition: null },
      { name: 'zeta', loadedAt: at(2), edition: null },
    ]);
    const first = await store.summary(latest(), asOf(1).view);
    expect(first.datasets.map(({ name }) => name)).toEqual(['companion', 'random']);
    const none = await store.summary(latest(), asOf(0).view);
    expect(none).toEqual({ load: 0, loadedAt: null, nodes: [], edges: [], datasets: [] });
  });
});
