import { describe, expect, test } from 'vitest';
import type { Money } from '../../../schema/values/money.ts';
import type { EdgeHop, NodeToken } from '../../../src/graph/store.ts';
import type { Where } from '../../../src/graph/where.ts';
import { allHops, along, edgesOf, origins, views } from '../../support/questions.ts';
import { overWorld } from '../../support/suites.ts';
import { hubId, hubSize, latest, model } from '../../support/world.ts';

const edgeHops = allHops as EdgeHop[];
const investments = [along('INVESTED_IN')];
const partsOf = (amount: Money | null) => amount && [amount.minor, amount.currency, amount.qualifier];
const inEuro: Where = { op: 'money', field: 'amount', currency: 'EUR', bounds: [{ cmp: 'gte', minor: 1 }] };

overWorld('tokens', (world) => {
  const tokenOf = async (id: string) => (await world().store.tokensOf([id], latest()))[0]!;
  const idsOf = (tokens: readonly NodeToken[]) => world().store.idsOf(tokens, latest());

  test('stand for the nodes that the view shows, one for each', async () => {
    const tokens = await world().store.tokensOf(origins, latest());
    expect(tokens.map((token) => token === null)).toEqual(origins.map((id) => id === 'Company:nobody'));
    expect(tokens[0]).toBe(tokens.at(-1));
    const known = tokens.filter((token) => token !== null);
    expect(await idsOf(known)).toEqual(origins.filter((id) => id !== 'Company:nobody'));
    expect(await idsOf([])).toEqual([]);
  });

  test.each(views)('%s: reach the far ends of the edges, with their dates and amounts', async (_, read) => {
    const known = origins.filter((id) => id !== 'Company:nobody');
    const tokens = (await world().store.tokensOf(known, latest())).map((token) => token!);
    const reached = await world().store.reach(
      tokens,
      { hops: edgeHops, dates: true, amounts: true, limit: 1_000 },
      read(),
    );
    const lists = await edgesOf(world().store, known, { far: true }, read());
    for (const [index, { rows }] of lists.entries()) {
      const expected = rows.map(({ far, type, record: { amount = null, ...record } }) =>
        JSON.stringify([far!.id, record[model.edges.get(type)!.date] ?? null, partsOf(amount as Money | null)]),
      );
      const { nodes, dates, amounts, more } = reached[index]!;
      const found = (await idsOf(nodes)).map((id, at) => JSON.stringify([id, dates![at], partsOf(amounts![at]!)]));
      expect(more).toBe(false);
      expect(found.sort()).toEqual(expected.sort());
    }
  });

  test('reach those of the newest edges where there are more, as many as the filter lets through', async () => {
    const [hub] = [await tokenOf(hubId)];
    for (const where of [undefined, inEuro]) {
      const [edges] = await edgesOf(world().store, [hubId], { hops: investments, where, far: true });
      const query = { hops: investments, where };
      const [some] = await world().store.reach([hub], { ...query, limit: 7 }, latest());
      expect(some).toMatchObject({ more: true, dates: null, amounts: null });
      expect((await idsOf(some!.nodes)).sort()).toEqual(
        edges!.rows
          .slice(0, 7)
          .map(({ far }) => far!.id)
          .sort(),
      );
      const [all] = await world().store.reach([hub], { ...query, limit: edges!.rows.length }, latest());
      expect(all!.nodes).toHaveLength(edges!.rows.length);
      expect(all!.more).toBe(false);
    }
  });

  test.each(views)('%s: link all edges of a type by their ends', async (_, read) => {
    for (const where of [undefined, inEuro]) {
      const { from, to, more } = await world().store.links({ type: 'INVESTED_IN', where, limit: 10_000 }, read());
      const [rows] = await Promise.all([scanned(read())]);
      const wanted = rows.filter(({ record }) => !where || isEuro(record.amount));
      const ends = (await idsOf(from)).map((id, index) => [id, to[index]]);
      const far = await idsOf(to);
      expect(ends.map(([id], index) => [id, far[index]]).sort()).toEqual(
        wanted.map((row) => [row.from, row.to]).sort(),
      );
      expect(more).toBe(false);
    }
    const some = await world().store.links({ type: 'INVESTED_IN', limit: 2 }, latest());
    expect([some.from.length, some.to.length, some.more]).toEqual([2, 2, true]);
  });

  async function scanned(read: ReturnType<typeof latest>) {
    const rows = [];
    for await (const batch of world().store.scan({ type: 'INVESTED_IN' }, read)) rows.push(...batch);
    return rows as { from: string; to: string; record: Record<string, unknown> }[];
  }
  const isEuro = (amount: unknown) => {
    const { currency, minor } = (amount ?? {}) as { currency?: string; minor?: number };
    return currency === 'EUR' && minor! >= 1;
  };

  describe('ends among nodes', () => {
    test.each(views)('%s: are those that lead to one of them', async (_, read) => {
      const among = ['Company:e-acute', 'Company:bare', 'Company:spoke-3', 'Company:nobody'];
      const all = await world().store.endsOf(origins, { hops: allHops, limit: 1_000 }, read());
      const some = await world().store.endsOf(origins, { hops: allHops, among, limit: 1_000 }, read());
      expect(some).toEqual(
        all.map(({ rows, more }) => ({ more, rows: rows.filter(({ node }) => among.includes(node)) })),
      );
    });

    test('are cut where there are more of them', async () => {
      const query = { hops: investments, among: ['Company:spoke-3'], limit: 2 };
      const [ends] = await world().store.endsOf([hubId], query, latest());
      expect(ends!.rows.map(({ node }) => node)).toEqual(['Company:spoke-3', 'Company:spoke-3']);
      expect(ends!.more).toBe(true);
      expect(hubSize).toBeGreaterThan(2);
    });
  });
});
