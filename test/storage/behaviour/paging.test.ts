import { expect, test } from 'vitest';
import { edgeRowPosition, nodePosition, type Order, type SortValue } from '../../../src/graph/order.ts';
import type { EdgeRow, NodeRow } from '../../../src/graph/records.ts';
import type { Page, Slice } from '../../../src/graph/store.ts';
import { along, by, edgesOf, findNodes, newestFirst, oldestFirst } from '../../support/questions.ts';
import { byAmountsOf, byNumberOf, investors } from '../../support/relations.ts';
import { overWorld } from '../../support/suites.ts';
import { asOf, hubId, hubSize, model } from '../../support/world.ts';

const investments = [along('INVESTED_IN')];
const type = model.edges.get('INVESTED_IN')!;
const company = model.kinds.get('Company')!;
const orders: [string, Order][] = [
  ['newest first', newestFirst],
  ['oldest first', oldestFirst],
  ['by stake ascending', by('stake')],
  ['by stake descending', by('stake', 'DESC')],
  ['by amount in USD descending', by('amount', 'DESC', 'USD')],
  [
    'by date, then amount',
    { terms: [...by('announcedOn').terms, ...by('amount', 'DESC', 'EUR').terms], fallback: 'ASC' },
  ],
  ['by the far node’s number of investors', byNumberOf(investors, 'DESC', 'far')],
  [
    'by amounts of the far node’s investors, then stake',
    { terms: [...byAmountsOf(investors, 'ASC', 'far').terms, ...by('stake').terms], fallback: 'ASC' },
  ],
  ['by name of the far node', { terms: [{ on: 'far', field: 'name', direction: 'DESC' }], fallback: 'ASC' }],
];
const nodeOrders: [string, Order][] = [
  ['by name', by('name')],
  ['by name descending', by('name', 'DESC')],
  ['by foundedOn', by('foundedOn')],
  ['by foundedOn descending', by('foundedOn', 'DESC')],
  [
    'by country, then name descending',
    { terms: [...by('countryCode').terms, ...by('name', 'DESC').terms], fallback: 'ASC' },
  ],
  ['by id descending', newestFirst],
  ['by number of investors', byNumberOf(investors)],
  ['by amounts of investors ascending', byAmountsOf(investors, 'ASC')],
];

/** Follows pages until there are no more; a page that does not end is cut off. */
async function walk<Row>(
  from: Page['from'],
  limit: number,
  ask: (page: Page) => Promise<Slice<Row>>,
  positionOf: (row: Row) => SortValue[],
): Promise<Row[][]> {
  const pages: Row[][] = [];
  let edge: SortValue[] | undefined;
  for (let more = true; more && pages.length < 1_000; ) {
    const slice: Slice<Row> = await ask({ limit, from, ...(from === 'start' ? { after: edge } : { before: edge }) });
    pages.push(slice.rows);
    const last = from === 'start' ? slice.rows.at(-1) : slice.rows[0];
    if (!last) break;
    edge = positionOf(last);
    more = slice.more;
  }
  return pages;
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

overWorld('paging', (world) => {
  const hubPage = async (order: Order, page: Page) =>
    (await edgesOf(world().store, [hubId], { hops: investments, order, page, far: true }))[0]!;
  const hubPosition = (order: Order) => (row: EdgeRow) => edgeRowPosition(order, type, company, row);

  test.each(orders)('%s: walking the hub forward gives every edge once, in order', async (_, order) => {
    const whole = await hubPage(order, { limit: hubSize + 1, from: 'start' });
    const pages = await walk('start', 10, (page) => hubPage(order, page), hubPosition(order));
    expect(idsOf(pages.flat())).toEqual(idsOf(whole.rows));
    expect(new Set(idsOf(whole.rows)).size).toBe(hubSize);
  });

  test.each(orders)('%s: walking the hub backward gives every edge once, in order', async (_, order) => {
    const whole = await hubPage(order, { limit: hubSize + 1, from: 'start' });
    const pages = await walk('end', 10, (page) => hubPage(order, page), hubPosition(order));
    expect(idsOf(pages.toReversed().flat())).toEqual(idsOf(whole.rows));
  });

  test.each(nodeOrders)('%s: walking companies either way gives each once, in order', async (_, order) => {
    const ask = async (page: Page) => (await findNodes(world().store, { order, page }))[0]!;
    const positionOf = (row: NodeRow) => nodePosition(order, company, row);
    const whole = idsOf((await ask({ limit: 1_000, from: 'start' })).rows);
    expect(idsOf((await walk('start', 3, ask, positionOf)).flat())).toEqual(whole);
    expect(idsOf((await walk('end', 3, ask, positionOf)).toReversed().flat())).toEqual(whole);
  });

  test('nodes of several kinds are merged in order across pages', async () => {
    const kinds = ['Company', 'Institution', 'Person', 'AiModel'];
    const order = by('name');
    const ask = async (page: Page) => (await findNodes(world().store, { kinds, order, page }))[0]!;
    const whole = idsOf((await ask({ limit: 1_000, from: 'start' })).rows);
    const pages = await walk('start', 4, ask, (row) => nodePosition(order, model.kinds.get(row.kind)!, row));
    expect(idsOf(pages.flat())).toEqual(whole);
    expect(new Set(whole.map((id) => id.split(':')[0]))).toEqual(new Set(kinds));
  });

  test.each(['start', 'end'] as const)(
    'a slice between two positions is what lies between, from the %s',
    async (from) => {
      for (const [, order] of orders) {
        const { rows } = await hubPage(order, { limit: hubSize, from: 'start' });
        const [after, before] = [hubPosition(order)(rows[100]!), hubPosition(order)(rows[108]!)];
        const between = await hubPage(order, { limit: 20, from, after, before });
        expect(idsOf(between.rows)).toEqual(idsOf(rows.slice(101, 108)));
        const some = await hubPage(order, { limit: 3, from, after, before });
        expect(idsOf(some.rows)).toEqual(idsOf(from === 'start' ? rows.slice(101, 104) : rows.slice(105, 108)));
        expect([between.more, some.more]).toEqual([false, true]);
      }
    },
  );

  test('`more` is false exactly when the slice reaches the end of the list', async () => {
    const exact = await hubPage(newestFirst, { limit: hubSize, from: 'start' });
    const short = await hubPage(newestFirst, { limit: hubSize - 1, from: 'end' });
    expect([exact.rows.length, exact.more, short.more]).toEqual([hubSize, false, true]);
  });

  test('a page of none tells whether there is any', async () => {
    const origins = [hubId, 'Company:nobody'];
    const slices = await edgesOf(world().store, origins, { hops: investments, page: { limit: 0, from: 'start' } });
    expect(slices).toEqual([
      { rows: [], more: true },
      { rows: [], more: false },
    ]);
  });

  test('a position that no row has still divides the list', async () => {
    const after = ['2021-01-01!'];
    const { rows } = await hubPage(newestFirst, { limit: hubSize, from: 'start' });
    const rest = await hubPage(newestFirst, { limit: hubSize, from: 'start', after });
    expect(idsOf(rest.rows)).toEqual(idsOf(rows.filter(({ pos }) => pos < after[0]!)));
  });

  test.each([newestFirst, oldestFirst])('one edge per far node pages like the whole list, $fallback', async (order) => {
    const query = { hops: investments, order, distinct: true, far: true };
    const ask = async (page: Page) => (await edgesOf(world().store, [hubId], { ...query, page }))[0]!;
    const { rows } = await hubPage(order, { limit: hubSize, from: 'start' });
    const firsts = rows.filter((row, index) => rows.findIndex((other) => other.to === row.to) === index);
    expect(firsts.length).toBe(50);
    expect(idsOf((await walk('start', 7, ask, (row) => [row.pos])).flat())).toEqual(idsOf(firsts));
    expect(idsOf((await walk('end', 7, ask, (row) => [row.pos])).toReversed().flat())).toEqual(idsOf(firsts));
  });

  test('earlier views page by the same laws', async () => {
    const ask = async (page: Page) =>
      (await edgesOf(world().store, ['Company:bare'], { order: oldestFirst, page }, asOf(2)))[0]!;
    const whole = idsOf((await ask({ limit: 1_000, from: 'start' })).rows);
    expect(idsOf((await walk('start', 2, ask, (row) => [row.pos])).flat())).toEqual(whole);
    expect(idsOf((await walk('end', 2, ask, (row) => [row.pos])).toReversed().flat())).toEqual(whole);
  });
});
