import { expect, test } from 'vitest';
import { comparePositions } from '../../support/evaluate.ts';
import { edgesOf, newestFirst, scanAll, views } from '../../support/questions.ts';
import { overWorld } from '../../support/suites.ts';
import {
  asOf,
  changedDeal,
  lastLoad,
  latest,
  model,
  returningDeal,
  returningNode,
  visibleFacts,
} from '../../support/world.ts';

const bare = <T extends { recordedAt: string; retractedAt: string | null }>({ recordedAt, retractedAt, ...row }: T) =>
  row;
const call = () => ({ deadline: Number.POSITIVE_INFINITY, meter: latest().meter });

overWorld('views', (world) => {
  test.each(views)('%s: nodes are those that `visible` shows', async (_, read) => {
    const { nodes } = visibleFacts(read().view);
    const rows = [];
    for (const kind of model.kinds.keys()) rows.push(...(await scanAll(world().store, { kind }, read())));
    expect(new Map(rows.map((row) => [row.id, bare(row)]))).toEqual(nodes);
  });

  test.each(views)('%s: edges are those that `visible` shows', async (_, read) => {
    const { edges } = visibleFacts(read().view);
    const rows = [];
    for (const type of model.edges.keys()) rows.push(...(await scanAll(world().store, { type }, read())));
    expect(new Map(rows.map((row) => [row.id, bare(row)]))).toEqual(edges);
  });

  test.each(views)('%s: edges by id agree with the list', async (_, read) => {
    const { edges } = visibleFacts(read().view);
    const ids = [changedDeal, returningDeal, 'leaving-edge', 'shared-deal', 'killed-edge', 'hub-000', 'hub-001'];
    const rows = await world().store.edgesById(ids, read());
    expect(rows.map((row) => row && bare(row))).toEqual(ids.map((id) => edges.get(id) ?? null));
  });

  test.each(views)('%s: lists at nodes hold the visible edges in order', async (_, read) => {
    const facts = visibleFacts(read().view);
    const origins = ['Company:nvidia', 'Company:bare', 'Company:e-acute', 'Company:hub', returningNode];
    const slices = await edgesOf(world().store, origins, {}, read());
    const expected = origins.map((origin) =>
      [...facts.edges.values()]
        .filter(({ from, to }) => from === origin || to === origin)
        .sort((a, b) => comparePositions(newestFirst, [a.pos], [b.pos], true)),
    );
    expect(slices.map(({ rows }) => rows.map(bare))).toEqual(expected);
  });

  test('load 0 is the empty graph', async () => {
    expect(await world().store.nodesByKey(['Company:nvidia'], asOf(0))).toEqual([null]);
    expect(await edgesOf(world().store, ['Company:nvidia'], {}, asOf(0))).toEqual([{ rows: [], more: false }]);
  });

  test('a changed edge keeps its earlier version for earlier views', async () => {
    const amounts = [];
    for (const load of [1, 2, 3]) {
      const [row] = await world().store.edgesById([changedDeal], asOf(load));
      amounts.push([row!.pos.slice(0, 10), (row!.record.amount as { minor: number }).minor]);
    }
    expect(amounts).toEqual([
      ['2022-01-01', 10],
      ['2022-01-01', 20],
      ['2023-05-01', 20],
    ]);
  });

  test('recordedAt and retractedAt are the times of the loads that brought and retired a version', async () => {
    const { store, versions } = world();
    const times = versions.map(({ loadedAt }) => loadedAt);
    const [first] = await store.edgesById([changedDeal], asOf(1));
    const [last] = await store.edgesById([changedDeal], asOf(lastLoad));
    expect([first!.recordedAt, first!.retractedAt]).toEqual([times[0], times[1]]);
    expect([last!.recordedAt, last!.retractedAt]).toEqual([times[2], null]);
  });

  test('a node that comes back keeps the time of its first load', async () => {
    const { store, versions } = world();
    const [row] = await store.nodesByKey([returningNode], latest());
    expect(row).toMatchObject({ recordedAt: versions[0]!.loadedAt, retractedAt: null });
    expect(row!.record.name).toBe('Returning again');
  });

  test('a killed load leaves nothing behind', async () => {
    const { store } = world();
    expect(await store.nodesByKey(['Company:killed'], latest())).toEqual([null]);
    expect(await store.edgesById(['killed-edge'], latest())).toEqual([null]);
  });

  test('the version is the number and time of the last load', async () => {
    const { store, versions } = world();
    expect(await store.version(call())).toEqual(versions.at(-1));
    expect(versions.map(({ load }) => load)).toEqual([1, 2, 3]);
  });

  test('the version at an instant is the last load published by then', async () => {
    const { store, versions } = world();
    for (const version of versions) expect(await store.version(call(), version.loadedAt!)).toEqual(version);
    expect(await store.version(call(), '2001-01-01T00:00:00.000Z')).toEqual({ load: 0, loadedAt: null });
    expect(await store.version(call(), '2999-01-01T00:00:00Z')).toEqual(versions.at(-1));
  });

  test('an instant within a second is compared as a time, not as a text', async () => {
    const { store, versions } = world();
    const second = `${versions[0]!.loadedAt!.slice(0, 19)}Z`;
    const { load } = await store.version(call(), second);
    const before = Date.parse(second) < Date.parse(versions[0]!.loadedAt!);
    expect(load === 0).toBe(before);
  });
});
