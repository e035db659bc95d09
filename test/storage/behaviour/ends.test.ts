import { expect, test } from 'vitest';
import type { Where } from '../../../src/graph/where.ts';
import { allHops, along, edgesOf, origins, views } from '../../support/questions.ts';
import { overWorld } from '../../support/suites.ts';
import { hubId, latest } from '../../support/world.ts';

overWorld('ends', (world) => {
  test.each(views)('%s: the ends of the edges, newest first', async (_, read) => {
    const ends = await world().store.endsOf(origins, { hops: allHops, limit: 1_000 }, read());
    const lists = await edgesOf(world().store, origins, { far: true }, read());
    expect(ends).toEqual(
      lists.map(({ rows, more }, index) => ({
        more,
        rows: rows.map(({ id, type, from, far, pos }) => {
          return { id, type, node: far!.id, forward: from === origins[index], pos };
        }),
      })),
    );
  });

  test.each(views)('%s: far nodes alone are those of the whole rows, in order', async (_, read) => {
    for (const query of [{}, { distinct: true }, { page: { limit: 5, from: 'end' as const } }]) {
      const whole = await edgesOf(world().store, origins, { ...query, far: true }, read());
      const alone = await edgesOf(world().store, origins, { ...query, far: 'ALONE' }, read());
      const nodes = (slices: typeof whole) => slices.map(({ rows, more }) => [rows.map(({ far }) => far), more]);
      expect(nodes(alone)).toEqual(nodes(whole));
    }
  });

  test('no more than the limit, over all hops together', async () => {
    const query = { hops: allHops, limit: 12 };
    const [few] = await world().store.endsOf([hubId], query, latest());
    const [all] = await world().store.endsOf([hubId], { ...query, limit: 1_000 }, latest());
    expect(few).toEqual({ rows: all!.rows.slice(0, 12), more: true });
  });

  test('a filter applies before the limit', async () => {
    const where: Where = { op: 'money', field: 'amount', currency: 'EUR', bounds: [{ cmp: 'gte', minor: 1 }] };
    const [ends] = await world().store.endsOf([hubId], { hops: [along('INVESTED_IN')], where, limit: 3 }, latest());
    const [edges] = await edgesOf(world().store, [hubId], { hops: [along('INVESTED_IN')], where });
    expect(ends!.rows.map(({ id }) => id)).toEqual(edges!.rows.slice(0, 3).map(({ id }) => id));
  });

  test('a fact that names the origin leads to its `from`, not forward', async () => {
    const hops = [{ by: 'ref' as const, type: 'ACQUIRED', field: 'inResponseTo' }];
    const [ends] = await world().store.endsOf(['Event:outage'], { hops, limit: 5 }, latest());
    expect(ends!.rows).toMatchObject([{ node: 'Company:same-1', type: 'ACQUIRED', forward: false }]);
  });
});
