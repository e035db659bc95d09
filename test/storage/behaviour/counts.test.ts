import { expect, test } from 'vitest';
import { allHops, along, edgesOf, origins, scanAll, views } from '../../support/questions.ts';
import { overWorld } from '../../support/suites.ts';
import { asOf, hubId, hubSize, latest, model, visibleFacts } from '../../support/world.ts';

const kinds = [...model.kinds.keys()];

overWorld('counts', (world) => {
  test.each(views)('%s: as many edges as the lists hold', async (_, read) => {
    const counts = await world().store.aggregate({ over: 'edges', origins, hops: allHops, distinct: false }, read());
    const lists = await edgesOf(world().store, origins, {}, read());
    expect(counts.map(({ count }) => count)).toEqual(lists.map(({ rows }) => rows.length));
  });

  test.each(views)('%s: as many far nodes as the distinct lists hold', async (_, read) => {
    const counts = await world().store.aggregate({ over: 'edges', origins, hops: allHops, distinct: true }, read());
    const lists = await edgesOf(world().store, origins, { distinct: true }, read());
    expect(counts.map(({ count }) => count)).toEqual(lists.map(({ rows }) => rows.length));
  });

  test.each(views)('%s: as many nodes as are visible', async (_, read) => {
    const [total] = await world().store.aggregate({ over: 'nodes', kinds }, read());
    expect(total!.count).toBe(visibleFacts(read().view).nodes.size);
  });

  test('a hop named twice counts once', async () => {
    const hops = [along('PARTNERS_WITH', 'BOTH'), along('PARTNERS_WITH', 'OUT'), along('PARTNERS_WITH', 'BOTH')];
    const query = { over: 'edges' as const, origins: ['Company:nvidia'], hops, distinct: false };
    const [count] = await world().store.aggregate(query, latest());
    expect(count!.count).toBe(3);
  });

  test('parallel edges count each, their far node once', async () => {
    const hops = [along('INVESTED_IN')];
    const ask = (distinct: boolean) =>
      world().store.aggregate({ over: 'edges', origins: [hubId], hops, distinct }, latest());
    expect([await ask(false), await ask(true)]).toEqual([[{ count: hubSize }], [{ count: 50 }]]);
  });

  test('an edge that was retracted and stated again counts once', async () => {
    const query = { over: 'edges' as const, origins: ['Company:bare'], hops: [along('GUARANTEES')], distinct: false };
    const counts = [];
    for (const load of [0, 1, 2, 3]) counts.push((await world().store.aggregate(query, asOf(load)))[0]!.count);
    expect(counts).toEqual([0, 1, 0, 1]);
  });

  test('facts that name a node count per field', async () => {
    const hops = [{ by: 'ref' as const, type: 'INVESTED_IN', field: 'round' }];
    const query = {
      over: 'edges' as const,
      origins: ['FundingRound:series-a', 'FundingRound:series-b'],
      hops,
      distinct: false,
    };
    expect(await world().store.aggregate(query, latest())).toEqual([{ count: 2 }, { count: 1 }]);
  });

  test('nodes that name a node count per key', async () => {
    const naming = { field: 'baseModel', keys: ['llama-3', 'closed'] };
    const where = { op: 'match' as const, field: 'key', how: 'startsWith' as const, value: 'llama' };
    const query = { over: 'nodes' as const, kinds: ['AiModel'], where, naming };
    expect(await world().store.aggregate(query, latest())).toEqual([{ count: 2 }, { count: 0 }]);
  });

  test('the summary counts live facts per kind and type, of those that occur', async () => {
    const summary = await world().store.summary(latest());
    const nodes = [];
    for (const kind of kinds) nodes.push({ kind, count: (await scanAll(world().store, { kind })).length });
    const edges = [];
    for (const type of model.edges.keys()) edges.push({ type, count: (await scanAll(world().store, { type })).length });
    const occurring = <T extends { count: number }>(all: T[]) => all.filter(({ count }) => count > 0);
    expect(new Set(summary.nodes)).toEqual(new Set(occurring(nodes)));
    expect(new Set(summary.edges)).toEqual(new Set(occurring(edges)));
  });

  test('the summary dates data sets by the load that last changed them', async () => {
    const { store, versions } = world();
    const summary = await store.summary(latest());
    expect(summary).toMatchObject(versions.at(-1)!);
    expect(summary.datasets).toEqual([
      { name: 'article', loadedAt: versions[1]!.loadedAt, edition: null },
      { name: 'companion', loadedAt: versions[2]!.loadedAt, edition: null },
      { name: 'random', loadedAt: versions[0]!.loadedAt, edition: null },
      { name: 'zeta', loadedAt: versions[2]!.loadedAt, edition: null },
    ]);
  });
});
