import { describe, expect, test } from 'vitest';
import type { GraphStore, Read } from '../../../src/graph/store.ts';
import { allHops, along, edgesOf, findNodes, firstTen, scanAll } from '../../support/questions.ts';
import { overWorld } from '../../support/suites.ts';
import { hubId, lastLoad, latest } from '../../support/world.ts';

const hundred = Array.from({ length: 100 }, (_, index) => `Company:spoke-${index % 50}`);

const changes = { names: ['Company', 'INVESTED_IN'], since: 0, until: lastLoad };

/** Every read of the port but `changes`, by name. */
const reads: [string, (store: GraphStore, read: Read) => Promise<unknown>][] = [
  ['version', (store, read) => store.version(read)],
  ['summary', (store, read) => store.summary(read)],
  ['nodesByKey', (store, read) => store.nodesByKey(hundred, read)],
  ['edgesById', (store, read) => store.edgesById(['hub-001', 'hub-002'], read)],
  ['findNodes', (store, read) => findNodes(store, { page: firstTen }, read)],
  ['edgesOf', (store, read) => edgesOf(store, hundred, { page: firstTen, far: true }, read)],
  ['endsOf', (store, read) => store.endsOf(hundred, { hops: allHops, limit: 5 }, read)],
  ['tokensOf', (store, read) => store.tokensOf(hundred, read)],
  [
    'reach',
    async (store, read) => {
      const tokens = (await store.tokensOf(hundred, latest())).map((token) => token!);
      return store.reach(tokens, { hops: [along('INVESTED_IN', 'BOTH')], dates: true, limit: 5 }, read);
    },
  ],
  ['links', (store, read) => store.links({ type: 'OWNS', limit: 5 }, read)],
  [
    'aggregate',
    (store, read) => store.aggregate({ over: 'edges', origins: hundred, hops: allHops, distinct: false }, read),
  ],
  [
    'aggregate with figures and groups',
    (store, read) =>
      store.aggregate(
        {
          over: 'edges',
          origins: hundred,
          hops: [along('INVESTED_IN', 'IN')],
          distinct: false,
          figures: { distinct: true, fields: ['amount', 'stake'] },
          groups: [
            {
              key: { by: 'node' },
              order: { by: 'COUNT', direction: 'DESC' },
              limit: 5,
              distinct: false,
              fields: ['amount'],
            },
          ],
        },
        read,
      ),
  ],
  ['countChanges', (store, read) => store.countChanges(changes, read)],
  ['statementsOf', (store, read) => store.statementsOf({ on: 'node', ids: hundred }, read)],
  ['search', (store, read) => store.search({ tokens: ['nv'], kinds: ['Company'], page: { limit: 5 } }, read)],
  ['scan', (store, read) => scanAll(store, { kind: 'Theme' }, read)],
];

overWorld('cost', (world) => {
  test.each(reads)('%s is one port call and one statement, however many origins it has', async (_, ask) => {
    const read = latest();
    await ask(world().store, read);
    expect(read.meter).toMatchObject({ portCalls: 1, statements: 1 });
  });

  test('a page of changes is one port call and two statements at most', async () => {
    const read = latest();
    const { rows } = await world().store.changes({ ...changes, page: { limit: 50 } }, read);
    expect(rows).toHaveLength(50);
    expect(read.meter.portCalls).toBe(1);
    expect(read.meter.statements).toBeLessThanOrEqual(2);
    expect(read.meter.rows).toBeLessThanOrEqual(51);
  });

  test.each(reads)('%s throws TIMEOUT past its deadline', async (_, ask) => {
    const read = { ...latest(), deadline: Date.now() - 1 };
    await expect(ask(world().store, read)).rejects.toMatchObject({ name: 'GraphError', code: 'TIMEOUT' });
  });

  test('rows are those that were fetched, one more than the page at most', async () => {
    const read = latest();
    await edgesOf(world().store, [hubId], { hops: [along('INVESTED_IN')], page: firstTen }, read);
    expect(read.meter.rows).toBeGreaterThanOrEqual(10);
    expect(read.meter.rows).toBeLessThanOrEqual(11);
  });

  describe('meters of two reads', () => {
    test('do not mix', async () => {
      const [one, two] = [latest(), latest()];
      await Promise.all([findNodes(world().store, {}, one), world().store.nodesByKey(['Company:nvidia'], two)]);
      expect([one.meter.portCalls, two.meter.portCalls, two.meter.rows]).toEqual([1, 1, 1]);
    });
  });
});
