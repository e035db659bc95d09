import { expect, test } from 'vitest';
import type { Statement } from '../../../src/graph/records.ts';
import type { GraphStore } from '../../../src/graph/store.ts';
import { along, edgesOf } from '../../support/questions.ts';
import { voice } from '../../support/statements.ts';
import { overEmpty } from '../../support/suites.ts';
import { datasetOrder, latest, publish } from '../../support/world.ts';

const { node, edge, retract } = voice('companion');
const owns = [along('OWNS')];

async function state(store: GraphStore) {
  const { load } = await store.version(latest());
  const read = latest({ load });
  const [slice] = await edgesOf(store, ['Company:a'], { hops: owns }, read);
  const [count] = await store.aggregate({ over: 'edges', origins: ['Company:a'], hops: owns, distinct: false }, read);
  const summary = await store.summary(read);
  return {
    load,
    edges: slice!.rows.map(({ id }) => id),
    count: count!.count,
    companies: summary.nodes.find(({ kind }) => kind === 'Company')?.count ?? 0,
    c: (await store.nodesByKey(['Company:c'], read))[0]?.id ?? null,
  };
}

overEmpty('loads', (store) => {
  test('an empty store has version 0 and holds nothing', async () => {
    expect(await store().version(latest())).toEqual({ load: 0, loadedAt: null });
    expect(await store().summary(latest())).toEqual({ load: 0, loadedAt: null, nodes: [], edges: [], datasets: [] });
    expect(await store().nodesByKey(['Company:a'], latest({ load: 0 }))).toEqual([null]);
  });

  test('a load that states nothing publishes nothing', async () => {
    const load = await store().load(datasetOrder);
    expect(await load.publish()).toEqual({ load: 0, loadedAt: null });
  });

  test('readers see nothing of a load before it is published, and all of it after', async () => {
    await publish(store(), [
      node('Source:press', 'Press'),
      node('Company:a', 'A'),
      node('Company:b', 'B'),
      edge('OWNS', 'Company:a', 'Company:b', {}, 'ab'),
    ]);
    const before = await state(store());
    const load = await store().load(datasetOrder);
    await load.applyBatch([node('Company:c', 'C'), edge('OWNS', 'Company:a', 'Company:c', {}, 'ac'), retract('ab')]);
    expect(await state(store())).toEqual(before);
    const version = await load.publish();
    expect(version.load).toBe(2);
    expect(await state(store())).toEqual({ load: 2, edges: ['ac'], count: 1, companies: 3, c: 'Company:c' });
  });

  test('a discarded load leaves everything as it was', async () => {
    const before = await state(store());
    const load = await store().load(datasetOrder);
    await load.applyBatch([
      edge('OWNS', 'Company:a', 'Company:b', { stake: 0.5 }, 'ab'),
      retract('ac'),
      retract('Company:c'),
    ]);
    await load.discard();
    expect(await state(store())).toEqual(before);
  });

  test('a load that cannot be published is discarded as any other', async () => {
    const before = await state(store());
    const load = await store().load(datasetOrder);
    await load.applyBatch([edge('OWNS', 'Company:a', 'Company:nowhere')]).catch(() => {});
    await expect(load.publish()).rejects.toThrow('Company:nowhere');
    await load.discard();
    const next = await store().load(datasetOrder);
    await next.discard();
    expect(await state(store())).toEqual(before);
  });

  test('a load after a discarded one takes the next number', async () => {
    await publish(store(), [edge('OWNS', 'Company:a', 'Company:b', { stake: 0.5 }, 'ab')]);
    expect((await state(store())).load).toBe(3);
  });

  test('loads of one process take turns', async () => {
    const first = await store().load(datasetOrder);
    const order: string[] = [];
    const second = store()
      .load(datasetOrder)
      .then((load) => {
        order.push('second begins');
        return load;
      });
    await first.applyBatch([node('Company:turn-1', 'One')]);
    order.push('first ends');
    await first.publish();
    const load = await second;
    await load.applyBatch([node('Company:turn-2', 'Two')]);
    expect(await load.publish()).toMatchObject({ load: 5 });
    expect(order).toEqual(['first ends', 'second begins']);
  });

  test('a data set keeps the edition it was given until another load changes it', async () => {
    const editions = async (): Promise<Record<string, unknown>> => {
      const { load, datasets } = await store().summary(latest());
      return { load, ...Object.fromEntries(datasets.map(({ name, edition }) => [name, edition])) };
    };
    const give = async (statements: Statement[], given?: Record<string, string>) => {
      const load = await store().load(datasetOrder);
      await load.applyBatch(statements);
      await load.publish(given);
      return editions();
    };
    const load = (await store().version(latest())).load;
    expect(await editions()).toEqual({ load, companion: null });
    const other = voice('other');
    expect(await give([], { companion: 'first', absent: 'x' })).toEqual({ load, companion: 'first' });
    const both = { load: load + 1, companion: 'first', other: 'o' };
    expect(await give([other.node('Company:turn-1', 'One')], { other: 'o' })).toEqual(both);
    const changed = { ...both, load: load + 2, companion: null };
    expect(await give([node('Company:turn-1', 'Uno')])).toEqual(changed);
    expect(await give([other.retract('Company:turn-1')], {})).toEqual({ ...changed, load: load + 3, other: null });
    await publish(store(), [retract('Company:turn-1')]);
  });

  test('each load is published later than the one before, however fast they follow', async () => {
    const times: string[] = [];
    for (let index = 0; index < 5; index++) {
      await publish(store(), [node('Company:fast', `Fast ${index}`)]);
      times.push((await store().version(latest())).loadedAt!);
    }
    expect(times).toEqual([...new Set(times)].sort());
  });

  test('an ended load takes no more statements', async () => {
    const load = await store().load(datasetOrder);
    await load.discard();
    await expect(load.applyBatch([node('Company:late', 'Late')])).rejects.toThrow();
  });

  test('preparing again changes nothing', async () => {
    const before = await state(store());
    await store().prepare();
    expect(await state(store())).toEqual(before);
  });

  test('an edge that is retracted with its nodes is gone with them', async () => {
    await publish(store(), [node('Company:x', 'X'), edge('OWNS', 'Company:a', 'Company:x', {}, 'ax')]);
    await publish(store(), [retract('Company:x'), retract('ax')]);
    expect((await state(store())).edges).not.toContain('ax');
  });
});
