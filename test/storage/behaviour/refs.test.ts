import { expect, test } from 'vitest';
import type { Hop } from '../../../src/graph/store.ts';
import { along, by, edgesOf, findNodes, oldestFirst, scanAll } from '../../support/questions.ts';
import { overWorld } from '../../support/suites.ts';
import { asOf, latest, model, sharedDeal } from '../../support/world.ts';

const named = (type: string, field: string): Hop => ({ by: 'ref', type, field });

overWorld('refs', (world) => {
  const ids = async (origin: string, hops: Hop[], read = latest()) => {
    const [slice] = await edgesOf(world().store, [origin], { hops }, read);
    return slice!.rows.map(({ id }) => id);
  };

  test('a hop by ref leads to the edges that name the origin; the far node is their `from`', async () => {
    const [slice] = await edgesOf(world().store, ['FundingRound:series-a'], {
      hops: [named('INVESTED_IN', 'round')],
      far: true,
    });
    expect(slice!.rows.map((row) => [row.far!.id, row.from, row.record.round])).toEqual([
      ['Company:nvidia', 'Company:nvidia', 'series-a'],
      ['Institution:fund', 'Institution:fund', 'series-a'],
    ]);
  });

  test('a hop by sources leads to every edge that rests on the source', async () => {
    for (const type of ['INVESTED_IN', 'OWNS', 'RUNS']) {
      const all = await scanAll(world().store, { type });
      const resting = all.filter((row) => (row.record.sources as string[]).includes('filing')).map(({ id }) => id);
      expect(new Set(await ids('Source:filing', [named(type, 'sources')]))).toEqual(new Set(resting));
    }
  });

  test('a node of another kind with the same key is not named', async () => {
    expect(await ids('Company:series-a', [named('INVESTED_IN', 'round')])).toEqual([]);
  });

  test('hops by ref and along edges merge into one list', async () => {
    const hops = [along('RAISED', 'IN'), named('INVESTED_IN', 'round')];
    const [slice] = await edgesOf(world().store, ['FundingRound:series-a'], { hops, far: true });
    expect(new Set(slice!.rows.map((row) => `${row.type} ${row.far!.id}`))).toEqual(
      new Set(['RAISED Company:e-acute', 'INVESTED_IN Company:nvidia', 'INVESTED_IN Institution:fund']),
    );
  });

  test('an edge that two hops reach is listed once', async () => {
    const hops = [along('INVESTED_IN', 'OUT'), along('INVESTED_IN', 'OUT'), named('INVESTED_IN', 'sources')];
    const found = await ids('Source:press', hops);
    expect(new Set(found).size).toBe(found.length);
    expect(found.length).toBeGreaterThan(400);
  });

  test('refs follow the versions of an edge', async () => {
    const hops = [named('INVESTED_IN', 'sources')];
    const rests = async (source: string, load: number) => (await ids(source, hops, asOf(load))).includes(sharedDeal.id);
    expect([await rests('Source:filing', 1), await rests('Source:press', 1)]).toEqual([true, false]);
    expect([await rests('Source:filing', 2), await rests('Source:press', 2)]).toEqual([true, true]);
    expect([await rests('Source:filing', 3), await rests('Source:press', 3)]).toEqual([false, true]);
  });

  test('nodes that name a key come one list per key, in order', async () => {
    const naming = { field: 'baseModel', keys: ['llama-3', 'nothing', 'llama-3'] };
    const where = { op: 'match' as const, field: 'key', how: 'startsWith' as const, value: 'llama' };
    const slices = await findNodes(world().store, { kinds: ['AiModel'], naming, where, order: by('name', 'DESC') });
    expect(slices.map(({ rows }) => rows.map(({ key }) => key))).toEqual([
      ['llama-3.10', 'llama-3.1'],
      [],
      ['llama-3.10', 'llama-3.1'],
    ]);
  });

  test('nodes that rest on a source are found over all kinds', async () => {
    const kinds = [...model.kinds.keys()];
    const naming = { field: 'sources', keys: ['filing'] };
    const [slice] = await findNodes(world().store, { kinds, naming, order: oldestFirst });
    const expected = [];
    for (const kind of kinds) {
      const rows = await scanAll(world().store, { kind });
      expected.push(...rows.filter((row) => (row.record.sources as string[] | undefined)?.includes('filing')));
    }
    expect(new Set(slice!.rows.map(({ id }) => id))).toEqual(new Set(expected.map(({ id }) => id)));
  });

  test('pages of naming nodes end alike', async () => {
    const naming = { field: 'sources', keys: ['press', 'unused'] };
    const slices = await findNodes(world().store, { naming, page: { limit: 2, from: 'start' } });
    expect(slices.map(({ rows, more }) => [rows.length, more])).toEqual([
      [2, true],
      [0, false],
    ]);
  });
});
