import { expect, test } from 'vitest';
import type { Statement } from '../../../src/graph/records.ts';
import type { GraphStore, Read } from '../../../src/graph/store.ts';
import { money, voice } from '../../support/statements.ts';
import { overEmpty } from '../../support/suites.ts';
import { datasetOrder, latest, publish } from '../../support/world.ts';

const article = voice('article');
const companion = voice('companion');
const other = voice('other');

/** Companies `a` and `b` of a test by itself, so that tests of one store do not meet. */
let tests = 0;
function pair() {
  tests += 1;
  const [a, b] = [`Company:a${tests}`, `Company:b${tests}`];
  return {
    a,
    b,
    edge: `edge-${tests}`,
    nodes: [companion.node(a, 'A'), companion.node(b, 'B'), companion.node('Source:press', 'Press')],
  };
}

async function readLatest(store: GraphStore): Promise<Read> {
  const { load } = await store.version(latest());
  return latest({ load });
}

async function nodeOf(store: GraphStore, id: string) {
  return (await store.nodesByKey([id], await readLatest(store)))[0]!;
}

async function edgeOf(store: GraphStore, id: string) {
  return (await store.edgesById([id], await readLatest(store)))[0]!;
}

overEmpty('merging', (store) => {
  test('per field the first known value wins, in the order of the data sets', async () => {
    const { a } = pair();
    await publish(store(), [other.node(a, 'Of other', { ticker: 'OTHER', countryCode: 'FR' })]);
    await publish(store(), [companion.node(a, 'Of companion', { ticker: 'COMP' })]);
    await publish(store(), [article.node(a, 'Of article')]);
    const { record, datasets } = await nodeOf(store(), a);
    expect(record).toMatchObject({ name: 'Of article', ticker: 'COMP', countryCode: 'FR' });
    expect(datasets).toEqual(['article', 'companion', 'other']);
  });

  test('sources and aliases are united', async () => {
    const { a } = pair();
    await publish(store(), [companion.node(a, 'A', { aliases: ['X', 'Y'], sources: ['press'] })]);
    await publish(store(), [article.node(a, 'A', { aliases: ['Z', 'X'], sources: ['filing', 'press'] })]);
    const { record } = await nodeOf(store(), a);
    expect(record).toMatchObject({ aliases: ['Z', 'X', 'Y'], sources: ['filing', 'press'] });
  });

  test('data sets that no order names come last, by name', async () => {
    const { a } = pair();
    await publish(store(), [voice('zz').node(a, 'Zz'), voice('aa').node(a, 'Aa'), companion.node(a, 'C')]);
    expect((await nodeOf(store(), a)).datasets).toEqual(['companion', 'aa', 'zz']);
  });

  test('a data set that retracts leaves what the others say', async () => {
    const { a } = pair();
    await publish(store(), [
      companion.node(a, 'Of companion', { ticker: 'COMP', aliases: ['K'] }),
      article.node(a, 'Of article'),
    ]);
    await publish(store(), [article.retract(a)]);
    const { record, datasets } = await nodeOf(store(), a);
    expect(record).toMatchObject({ name: 'Of companion', ticker: 'COMP' });
    expect(datasets).toEqual(['companion']);
  });

  test('a fact is gone when no data set states it any more', async () => {
    const { a } = pair();
    await publish(store(), [companion.node(a, 'A'), article.node(a, 'A')]);
    const first = await publish(store(), [article.retract(a)]);
    const second = await publish(store(), [companion.retract(a)]);
    expect([first.changed, first.retired, second.retired]).toEqual([1, 0, 1]);
    expect(await store().nodesByKey([a], await readLatest(store()))).toEqual([null]);
  });

  test('the same edge of two data sets is one fact', async () => {
    const { a, b, edge, nodes } = pair();
    const deal = { amount: money(900), announcedOn: '2026-03-15' };
    await publish(store(), [
      ...nodes,
      companion.edge('INVESTED_IN', a, b, { ...deal, stake: 0.1, amount: money(1_000) }, edge),
    ]);
    await publish(store(), [article.edge('INVESTED_IN', a, b, deal, edge)]);
    const row = await edgeOf(store(), edge);
    expect(row.record).toMatchObject({ amount: money(900), stake: 0.1, announcedOn: '2026-03-15' });
    expect(row.datasets).toEqual(['article', 'companion']);
  });

  test('derived fields follow the merged values', async () => {
    const { edge } = pair();
    const ends = [companion.node('Chip:c', 'C'), companion.node('AiModel:m', 'M')];
    const run = (who: typeof article, fields: object) => who.edge('RUNS', 'Chip:c', 'AiModel:m', { ...fields }, edge);
    await publish(store(), [...ends, run(companion, { tokensPerSecond: 100 })]);
    expect((await edgeOf(store(), edge)).record.tokensPerSecondPerAccelerator).toBe(100);
    await publish(store(), [run(article, { acceleratorCount: 3 })]);
    expect((await edgeOf(store(), edge)).record.tokensPerSecondPerAccelerator).toBe(100 / 3);
  });

  test('status is REPORTED unless some data set says otherwise', async () => {
    const { a } = pair();
    await publish(store(), [article.node(a, 'A')]);
    expect((await nodeOf(store(), a)).record.status).toBe('REPORTED');
    await publish(store(), [companion.node(a, 'A', { status: 'DISPUTED' })]);
    expect((await nodeOf(store(), a)).record.status).toBe('DISPUTED');
  });

  test('a load counts facts: added, changed, unchanged, retired', async () => {
    const { a, b, edge, nodes } = pair();
    const deal = companion.edge('OWNS', a, b, { stake: 0.1 }, edge);
    await publish(store(), [...nodes, deal]);
    const counts = await publish(store(), [
      companion.node(a, 'A, renamed'),
      companion.node(b, 'B'),
      companion.edge('OWNS', a, b, {}, `${edge}-new`),
      companion.retract(edge),
    ]);
    expect(counts).toEqual({ added: 1, changed: 1, unchanged: 1, retired: 1 });
  });

  test('stating the same again changes nothing and publishes nothing', async () => {
    const { a, b, edge, nodes } = pair();
    const statements: Statement[] = [
      ...nodes,
      companion.edge('OWNS', a, b, { stake: 1 / 3 }, edge),
      article.node(a, 'A'),
    ];
    await publish(store(), statements);
    const before = await store().version(latest());
    const counts = await publish(store(), statements);
    expect(counts).toEqual({ added: 0, changed: 0, unchanged: 4, retired: 0 });
    expect(await store().version(latest())).toEqual(before);
  });

  test('retracting what the data set does not state changes nothing', async () => {
    const { a } = pair();
    await publish(store(), [companion.node(a, 'A')]);
    const before = await store().version(latest());
    const counts = await publish(store(), [
      article.retract(a),
      article.retract('no-such-edge'),
      article.retract('Company:nobody'),
    ]);
    expect(counts).toMatchObject({ added: 0, changed: 0, retired: 0 });
    expect(await store().version(latest())).toEqual(before);
  });

  test('statements about one fact within a batch build on one another and count once', async () => {
    const { a, b, edge, nodes } = pair();
    const load = await store().load(datasetOrder);
    const counts = await load.applyBatch([
      ...nodes,
      article.node(a, 'Of article'),
      other.node(a, 'Of other', { ticker: 'T' }),
      companion.edge('OWNS', a, b, { stake: 0.1 }, edge),
      article.edge('OWNS', a, b, { votingStake: 0.2 }, edge),
    ]);
    await load.publish();
    expect(counts.added + counts.unchanged).toBe(4);
    expect((await nodeOf(store(), a)).record).toMatchObject({ name: 'Of article', ticker: 'T' });
    expect((await edgeOf(store(), edge)).record).toMatchObject({ stake: 0.1, votingStake: 0.2 });
  });

  test('a batch applies nodes before edges and retractions last, in whatever order they come', async () => {
    const { a, b, edge, nodes } = pair();
    const load = await store().load(datasetOrder);
    await load.applyBatch([
      companion.retract(edge),
      companion.edge('OWNS', a, b, {}, `${edge}-stays`),
      companion.edge('OWNS', a, b, { shareClass: 'B' }, edge),
      ...nodes,
    ]);
    await load.publish();
    const read = await readLatest(store());
    expect((await store().edgesById([edge, `${edge}-stays`], read)).map((row) => row?.id ?? null)).toEqual([
      null,
      `${edge}-stays`,
    ]);
  });

  test('one load that states, changes and states again leaves one version', async () => {
    const { a, b, edge, nodes } = pair();
    await publish(store(), [...nodes, companion.edge('OWNS', a, b, { stake: 0.1 }, edge)]);
    const before = await store().version(latest());
    const load = await store().load(datasetOrder);
    for (const stake of [0.2, 0.3]) await load.applyBatch([companion.edge('OWNS', a, b, { stake }, edge)]);
    await load.applyBatch([companion.retract(edge)]);
    await load.applyBatch([companion.edge('OWNS', a, b, { stake: 0.4, announcedOn: '2024' }, edge)]);
    await load.publish();
    const [past] = await store().edgesById([edge], latest({ load: before.load, latest: false }));
    expect([past!.record.stake, (await edgeOf(store(), edge)).record.stake]).toEqual([0.1, 0.4]);
    const query = { over: 'edges' as const, origins: [a, b], distinct: false };
    const hops = [{ by: 'edge' as const, type: 'OWNS', direction: 'BOTH' as const }];
    const counts = await store().aggregate({ ...query, hops }, await readLatest(store()));
    expect(counts).toEqual([{ count: 1 }, { count: 1 }]);
  });

  test('a changed node is found by its new values in every list', async () => {
    const { a } = pair();
    await publish(store(), [
      companion.node(a, 'Before', { sources: ['press'], aliases: ['Oldalias'] }),
      companion.node('Source:filing', 'F'),
    ]);
    await publish(store(), [companion.node(a, 'After', { sources: ['filing'] })]);
    const read = await readLatest(store());
    const naming = async (key: string) => {
      const page = { limit: 1_000, from: 'start' as const };
      const order = { terms: [], fallback: 'ASC' as const };
      const [slice] = await store().findNodes(
        { kinds: ['Company'], naming: { field: 'sources', keys: [key] }, order, page },
        read,
      );
      return slice!.rows.some((row) => row.id === a);
    };
    const found = async (token: string) =>
      (await store().search({ tokens: [token], kinds: ['Company'], page: { limit: 100 } }, read)).rows.some(
        (row) => row.node.id === a,
      );
    expect([await naming('press'), await naming('filing')]).toEqual([false, true]);
    expect([await found('before'), await found('oldalias'), await found('after')]).toEqual([false, false, true]);
  });

  test('an edge whose end does not exist is refused', async () => {
    const load = await store().load(datasetOrder);
    await expect(
      load.applyBatch([companion.edge('OWNS', 'Company:nowhere', 'Company:no-one', {}, 'dangling')]),
    ).rejects.toThrow(/Company:no/);
    await load.discard();
  });
});
