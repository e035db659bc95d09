import { expect, test } from 'vitest';
import { along, edgesOf } from '../../support/questions.ts';
import { overWorld } from '../../support/suites.ts';
import { awkwardEdges, awkwardNodes, hostile, latest, sharedDeal, visibleFacts } from '../../support/world.ts';

const read = () => latest();

overWorld('rows', (world) => {
  test('nodes come in the order of the ids asked for, null where there is none', async () => {
    const ids = ['Chip:h100', 'Company:nobody', 'Company:nvidia', 'Chip:h100', 'Nonsense', ''];
    const rows = await world().store.nodesByKey(ids, read());
    expect(rows.map((row) => row?.id ?? null)).toEqual(['Chip:h100', null, 'Company:nvidia', 'Chip:h100', null, null]);
  });

  test('edges come in the order of the ids asked for, null where there is none', async () => {
    const rows = await world().store.edgesById(['hub-007', 'nothing', sharedDeal.id, 'hub-007'], read());
    expect(rows.map((row) => row?.id ?? null)).toEqual(['hub-007', null, sharedDeal.id, 'hub-007']);
  });

  test('no ids give no rows', async () => {
    expect(await world().store.nodesByKey([], read())).toEqual([]);
    expect(await world().store.edgesById([], read())).toEqual([]);
  });

  test('every node comes back exactly as it was stated', async () => {
    const { nodes } = visibleFacts(read().view);
    const ids = awkwardNodes.map(({ id }) => id);
    const rows = await world().store.nodesByKey(ids, read());
    expect(rows.map((row) => row?.record)).toEqual(ids.map((id) => nodes.get(id)!.record));
  });

  test('every edge comes back exactly as it was stated', async () => {
    const { edges } = visibleFacts(read().view);
    const ids = awkwardEdges.map(({ id }) => id);
    const rows = await world().store.edgesById(ids, read());
    expect(rows.map((row) => row && { ...row, recordedAt: 0, retractedAt: 0 })).toEqual(
      ids.map((id) => ({ ...edges.get(id)!, recordedAt: 0, retractedAt: 0 })),
    );
  });

  test('thirds, 2^53-1 minor units and numbers beyond 2^53 keep every digit', async () => {
    const [south, third, closed] = await world().store.nodesByKey(
      ['Facility:south', 'Facility:third', 'AiModel:closed'],
      read(),
    );
    expect(south!.record.capitalCost).toEqual({ minor: 2 ** 53 - 1, currency: 'USD', qualifier: 'EXACT' });
    expect(south!.record.latitude).toBe(-100 / 3);
    expect(third!.record.powerMw).toBe(1 / 3);
    expect(closed!.record.parameterCount).toBe(1_857_519_953_499_096_300);
  });

  test('text full of syntax comes back as it went in', async () => {
    const [row] = await world().store.nodesByKey(['Company:hostile'], read());
    expect(row!.record.name).toBe(hostile);
  });

  test('a node carries kind and key beside its record', async () => {
    const [row] = await world().store.nodesByKey(['AiModel:llama-3.1'], read());
    expect(row).toMatchObject({ kind: 'AiModel', key: 'llama-3.1', datasets: ['companion'], retractedAt: null });
    expect(row!.record).not.toHaveProperty('key');
  });

  test('a symmetric edge has its ends in id order from either side', async () => {
    const hops = [along('PARTNERS_WITH', 'BOTH')];
    const [nvidia, bare] = await edgesOf(world().store, ['Company:nvidia', 'Company:bare'], { hops });
    const ends = (rows: { from: string; to: string }[]) => new Set(rows.map(({ from, to }) => `${from} ${to}`));
    expect(ends(nvidia!.rows)).toContain('Company:bare Company:nvidia');
    expect(ends(bare!.rows)).toContain('Company:bare Company:nvidia');
  });

  test('the far node is the other end, whichever side is asked', async () => {
    const origins = ['Company:nvidia', 'Company:bare'];
    const slices = await edgesOf(world().store, origins, { hops: [along('OWNS'), along('OWNS', 'IN')], far: true });
    for (const [index, { rows }] of slices.entries()) {
      const origin = origins[index]!;
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row.far!.id).toBe(row.from === origin ? row.to : row.from);
    }
  });

  test('rows carry the far node only when asked for', async () => {
    const [slice] = await edgesOf(world().store, ['Company:nvidia'], {});
    expect(slice!.rows.filter((row) => 'far' in row)).toEqual([]);
  });
});
