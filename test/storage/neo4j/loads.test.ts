import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { GraphStore } from '../../../src/graph/store.ts';
import { connect } from '../../../src/storage/neo4j/connection.ts';
import { startLoad } from '../../../src/storage/neo4j/load.ts';
import { type Neo4jOptions, openNeo4j } from '../../../src/storage/neo4j/store.ts';
import { undoNodes } from '../../../src/storage/neo4j/writes.ts';
import { cypher, emptyNeo4j, neo4jOptions, neo4jSkip } from '../../support/neo4j.ts';
import { along, edgesOf, scanAll } from '../../support/questions.ts';
import { model, money, voice } from '../../support/statements.ts';
import { forget } from '../../support/stores.ts';
import { datasetOrder, latest, publish } from '../../support/world.ts';

const { node, edge, retract } = voice('companion');
const first = [
  node('Source:press', 'Press'),
  node('Company:a', 'A', { ticker: 'OLD' }),
  node('Company:b', 'B'),
  node('Company:c', 'C'),
  edge('OWNS', 'Company:a', 'Company:b', { stake: 0.5 }, 'kept'),
  edge('OWNS', 'Company:a', 'Company:c', { stake: 0.1 }, 'changed'),
  edge('OWNS', 'Company:b', 'Company:c', {}, 'gone'),
];
const second = [
  node('Company:a', 'A anew', { ticker: 'NEW' }),
  node('Company:d', 'D'),
  edge('OWNS', 'Company:a', 'Company:c', { stake: 0.2 }, 'changed'),
  edge('OWNS', 'Company:a', 'Company:d', {}, 'added'),
  edge('LENDS_TO', 'Company:d', 'Company:a', { amount: money(1) }, 'loan'),
  retract('gone'),
];

/** What a reader sees of everything. */
async function everything(store: GraphStore, load: number) {
  const read = () => latest({ load });
  const found: unknown[] = [await store.summary(read())];
  for (const kind of ['Company', 'Source']) found.push(await scanAll(store, { kind }, read()));
  for (const type of ['OWNS', 'LENDS_TO']) found.push(await scanAll(store, { type }, read()));
  const changes = { names: [...model.kinds.keys(), ...model.edges.keys()], since: 0, until: load + 1 };
  found.push(await store.changes({ ...changes, page: { limit: 100 } }, read()));
  found.push(await store.countChanges(changes, read()));
  found.push(await store.aggregate({ over: 'nodes', kinds: ['Company'] }, read()));
  const query = { over: 'edges' as const, origins: ['Company:a'], hops: [along('OWNS')], distinct: false };
  found.push(await store.aggregate(query, read()));
  return found;
}

/** Settles when a transaction waits for another one. */
async function someoneWaits(): Promise<void> {
  const text = "SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN count(*)";
  while ((await cypher(text))[0]![0] === 0);
}

describe.skipIf(neo4jSkip)(`loads that Neo4j commits batch by batch${neo4jSkip ? `: ${neo4jSkip}` : ''}`, () => {
  let options: Neo4jOptions;
  let store: GraphStore;
  /** Another process: it shares nothing with `store` but the database. */
  let other: GraphStore;
  beforeAll(async () => {
    // The database is this file's now.
    await forget('Neo4j');
    options = { ...(await neo4jOptions()), transactionLimit: 1 };
  });
  beforeEach(async () => {
    await emptyNeo4j();
    await store?.close();
    await other?.close();
    store = await openNeo4j(model, options);
    other = await openNeo4j(model, options);
    await store.prepare();
    await publish(store, first);
  });
  afterAll(async () => {
    await store?.close();
    await other?.close();
  });

  test('show nothing of themselves before they are published, but nodes’ own fields', async () => {
    const before = await everything(other, 1);
    const load = await store.load(datasetOrder);
    await load.applyBatch(second);
    const during = await everything(other, 1);
    const withoutFields = (found: unknown) => JSON.stringify(found).replaceAll(/"record":\{"name":"A[^}]*\}/g, '{}');
    expect(withoutFields(during)).toBe(withoutFields(before));
    await load.publish();
    const [slice] = await edgesOf(other, ['Company:a'], { hops: [along('OWNS')] }, latest({ load: 2 }));
    expect(slice!.rows.map(({ id, record }) => [id, record.stake])).toEqual([
      ['kept', 0.5],
      ['changed', 0.2],
      ['added', undefined],
    ]);
  });

  test('keep the view of a request that began before they were published', async () => {
    const began = latest({ load: 1 });
    const counted = {
      over: 'edges' as const,
      origins: ['Company:a', 'Company:b'],
      hops: [along('OWNS')],
      distinct: false,
    };
    await publish(store, second);
    const [a, b] = await edgesOf(other, ['Company:a', 'Company:b'], { hops: [along('OWNS')] }, began);
    expect([a!.rows, b!.rows].map((rows) => rows.map(({ id, record }) => [id, record.stake]))).toEqual([
      [
        ['kept', 0.5],
        ['changed', 0.1],
      ],
      [['gone', undefined]],
    ]);
    expect(await other.aggregate(counted, began)).toEqual([{ count: 2 }, { count: 1 }]);
    // What was retired since still stood then.
    const changes = await other.changes({ names: ['OWNS'], since: 0, until: 1, page: { limit: 9 } }, began);
    const shown = [...a!.rows, ...b!.rows, ...changes.rows.map(({ fact }) => fact!)];
    expect(shown.map(({ retractedAt }) => retractedAt)).toEqual(Array(6).fill(null));
  });

  test('find what batches brought that were not written yet when the types of edges were asked for', async () => {
    const load = await store.load(datasetOrder);
    await load.applyBatch(second.slice(0, 2));
    const loan = edge('LENDS_TO', 'Company:b', 'Company:a');
    const given = edge('OWNS', 'Company:a', 'Company:b', { stake: 0.6 }, 'kept');
    await Promise.all([[loan], [given], [retract(loan.id)]].map((batch) => load.applyBatch(batch)));
    await load.publish();
    expect(await scanAll(other, { type: 'LENDS_TO' }, latest({ load: 2 }))).toEqual([]);
  });

  test('leave their past versions under types of their own', async () => {
    await publish(store, second);
    const types = await cypher('MATCH ()-[x]->() RETURN type(x), x.id ORDER BY type(x), x.id');
    expect(types).toEqual([
      ['LENDS_TO', 'loan'],
      ['OWNS', 'added'],
      ['OWNS', 'changed'],
      ['OWNS', 'kept'],
      ['OWNS__PAST', 'changed'],
      ['OWNS__PAST', 'gone'],
    ]);
  });

  test('are undone by the next one when they were killed', async () => {
    const before = await everything(store, 1);
    const killed = await store.load(datasetOrder);
    await killed.applyBatch(second);
    const next = await other.load(datasetOrder);
    await next.discard();
    expect(await everything(other, 1)).toEqual(before);
    const [traces] = await cypher(
      'OPTIONAL MATCH (n:Entity) WHERE n._changedLoad > 1 OR n._addedLoad > 1 RETURN count(n)',
    );
    expect(traces).toEqual([0]);
  });

  test('fail at their next batch when another took their place', async () => {
    const slow = await store.load(datasetOrder);
    await slow.applyBatch(second.slice(0, 2));
    await publish(other, [node('Company:e', 'E')]);
    await expect(slow.applyBatch(second.slice(2))).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: 'Another load took the place of this one.',
    });
    expect((await scanAll(other, { kind: 'Company' }, latest({ load: 2 }))).length).toBe(4);
  });

  test('leave the one that took their place alone when they are discarded', async () => {
    const slow = await store.load(datasetOrder);
    await slow.applyBatch(second.slice(0, 2));
    const quick = await other.load(datasetOrder);
    await quick.applyBatch([node('Company:e', 'E'), node('Company:f', 'F')]);
    await slow.discard();
    await quick.applyBatch([node('Company:g', 'G')]);
    await quick.publish();
    const companies = await scanAll(other, { kind: 'Company' }, latest({ load: 2 }));
    expect(companies.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'e', 'f', 'g'].map((key) => `Company:${key}`));
  });

  test('are undone when they could not be published', async () => {
    const before = await everything(store, 1);
    const load = await store.load(datasetOrder);
    await load.applyBatch(second);
    await load.applyBatch([edge('OWNS', 'Company:a', 'Company:nowhere')]).catch(() => {});
    await expect(load.publish()).rejects.toThrow('Company:nowhere');
    await load.discard();
    expect(await everything(other, 1)).toEqual(before);
  });

  test('that were killed are undone before another begins, so that nothing that it publishes goes with them', async () => {
    const killed = await store.load(datasetOrder);
    await killed.applyBatch(second);
    const connection = await connect(options);
    let [halted, goOn] = [() => {}, () => {}];
    const halts = new Promise<void>((resolve) => {
      halted = resolve;
    });
    const goesOn = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const halting = {
      ...connection,
      async execute(query: Parameters<typeof connection.execute>[0]) {
        if (query.text === undoNodes(1).text) {
          halted();
          await goesOn;
        }
        return connection.execute(query);
      },
    };
    const undoing = startLoad(model, halting, datasetOrder);
    await halts;
    const published = publish(other, [node('Company:e', 'E')]);
    await Promise.race([published, someoneWaits()]);
    goOn();
    await (await undoing).discard();
    await published;
    expect(await other.nodesByKey(['Company:e'], latest({ load: 2 }))).toMatchObject([{ id: 'Company:e' }]);
    await connection.close();
  });

  test('that were published and then killed while moving past versions are tidied up by the next', async () => {
    await publish(store, second);
    await cypher(`MATCH (a)-[x:OWNS__PAST]->(b) CREATE (a)-[y:OWNS]->(b) SET y = properties(x) DELETE x
WITH count(y) AS moved MATCH (s:Store) SET s.loading = 'killed'`);
    const asOfNow = await everything(store, 2);
    await publish(other, [node('Company:e', 'E')]);
    const [row] = await cypher('MATCH ()-[x:OWNS__PAST]->() RETURN collect(x.id)');
    expect(new Set(row![0] as string[])).toEqual(new Set(['changed', 'gone']));
    expect(asOfNow.at(-1)).toEqual([{ count: 3 }]);
  });

  test('of another process wait until one in a transaction is published', async () => {
    const patient = await openNeo4j(model, { ...options, transactionLimit: 1_000 });
    const one = await patient.load(datasetOrder);
    await one.applyBatch([node('Company:e', 'E')]);
    const waiting = other.load(datasetOrder);
    await one.publish();
    const two = await waiting;
    await two.applyBatch([node('Company:f', 'F')]);
    expect((await two.publish()).load).toBe(3);
    await patient.close();
  });
});
