import { describe, expect, test } from 'vitest';
import type { ChangePosition, ChangeQuery, ChangeRow } from '../../../src/graph/changes.ts';
import type { GraphStore } from '../../../src/graph/store.ts';
import { createOracle, type VisibleFacts } from '../../support/oracle.ts';
import { voice } from '../../support/statements.ts';
import { overEmpty, overWorld } from '../../support/suites.ts';
import {
  applyAll,
  asOf,
  changedDeal,
  datasetOrder,
  lastLoad,
  latest,
  loads,
  model,
  publish,
  returningDeal,
  returningNode,
  sharedDeal,
} from '../../support/world.ts';

const names = [...model.kinds.keys(), ...model.edges.keys()];
const everything: ChangeQuery = { names, since: 0, until: lastLoad };

/** What stands after each load, the empty graph first; each worked out without the loads that follow. */
const states: VisibleFacts[] = Array.from({ length: lastLoad + 1 }, (_, load) =>
  createOracle(loads.slice(0, load), datasetOrder).visibleFacts({ load, latest: true, validAt: null }),
);

interface Expected {
  load: number;
  name: string;
  id: string;
  action: string;
  fact: unknown;
  previous: unknown;
}

/** The difference that a load made, in the order of the list. */
function differences(load: number): Expected[] {
  const [before, after] = [states[load - 1]!, states[load]!];
  const found: Expected[] = [];
  for (const on of ['nodes', 'edges'] as const) {
    for (const id of new Set([...before[on].keys(), ...after[on].keys()])) {
      const [was, is] = [before[on].get(id) ?? null, after[on].get(id) ?? null];
      if (JSON.stringify(was) === JSON.stringify(is)) continue;
      const row = (is ?? was)!;
      const action = was === null ? 'ADDED' : is === null ? 'RETRACTED' : 'CHANGED';
      const [fact, previous] = on === 'edges' ? [is, was] : [null, null];
      found.push({ load, name: 'kind' in row ? row.kind : row.type, id, action, fact, previous });
    }
  }
  const text = ({ name, id }: Expected) => `${name} ${id}`;
  return found.sort((a, b) => (text(a) > text(b) ? -1 : 1));
}

const bare = (row: ChangeRow['fact']) => {
  if (!row) return null;
  const { recordedAt: _, retractedAt: __, ...rest } = row;
  return rest;
};
const outline = ({ load, name, id, action, fact, previous }: ChangeRow): Expected => {
  return { load, name, id, action, fact: bare(fact), previous: bare(previous) };
};

async function allOf(store: GraphStore, query: ChangeQuery, read = latest(), limit = 5_000): Promise<ChangeRow[]> {
  const all: ChangeRow[] = [];
  let after: ChangePosition | undefined;
  for (;;) {
    const { rows, more } = await store.changes({ ...query, page: { limit, ...(after && { after }) } }, read);
    all.push(...rows);
    const last = rows.at(-1);
    if (!more || !last) return all;
    after = [last.load, last.name, last.id];
  }
}

overWorld('changes', (world) => {
  test('are the difference between the graph before and after each load, newest first', async () => {
    const found = await allOf(world().store, everything);
    const expected = [3, 2, 1].flatMap(differences);
    expect(found.map(outline)).toEqual(expected);
    expect(expected.length).toBeGreaterThan(1_000);
  });

  test.each([1, 7, 100])('in pages of %i give every change once, in order', async (limit) => {
    const query = { ...everything, since: limit === 1 ? 1 : 0 };
    const whole = await allOf(world().store, query);
    expect((await allOf(world().store, query, latest(), limit)).map(outline)).toEqual(whole.map(outline));
    expect(await world().store.countChanges(query, latest())).toBe(whole.length);
  });

  test('since a load and until another are those of the loads between', async () => {
    const loadsOf = async (since: number, until: number) => {
      const rows = await allOf(world().store, { names, since, until });
      expect(await world().store.countChanges({ names, since, until }, latest())).toBe(rows.length);
      return [...new Set(rows.map(({ load }) => load))];
    };
    expect(await loadsOf(1, 3)).toEqual([3, 2]);
    expect(await loadsOf(1, 2)).toEqual([2]);
    expect(await loadsOf(3, 3)).toEqual([]);
    expect(await loadsOf(2, 1)).toEqual([]);
    expect(await loadsOf(2, 99)).toEqual([3]);
  });

  test('of an earlier view are those known then', async () => {
    const found = await allOf(world().store, everything, asOf(2));
    expect(found.map(outline)).toEqual([2, 1].flatMap(differences));
    expect(await world().store.countChanges(everything, asOf(2))).toBe(found.length);
    expect(await allOf(world().store, everything, asOf(0))).toEqual([]);
  });

  test('of some names are those of all but the others', async () => {
    const some = ['LENDS_TO', 'Company'];
    const found = await allOf(world().store, { ...everything, names: some }, latest(), 9);
    expect(found.map(outline)).toEqual([3, 2, 1].flatMap(differences).filter(({ name }) => some.includes(name)));
    expect(await allOf(world().store, { ...everything, names: [] })).toEqual([]);
    expect(await world().store.countChanges({ ...everything, names: [] }, latest())).toBe(0);
  });

  test('carry the time of their load and the data sets that made them, in the order in which they win', async () => {
    const found = await allOf(world().store, { ...everything, since: 1 });
    const { versions } = world();
    for (const { load, at } of found) expect(at).toBe(versions[load - 1]!.loadedAt);
    const by = (load: number, id: string) => found.find((one) => one.load === load && one.id === id)?.datasets;
    expect(by(2, sharedDeal.id)).toEqual(['article']);
    expect(by(3, sharedDeal.id)).toEqual(['companion']);
    expect(by(2, 'Company:bare')).toEqual(['article', 'zeta']);
    expect(by(3, changedDeal)).toEqual(['companion']);
  });

  test('of what went and came back are three', async () => {
    const found = await allOf(world().store, everything);
    const actions = (id: string) => found.filter((one) => one.id === id).map(({ load, action }) => [load, action]);
    const expected = [
      [3, 'ADDED'],
      [2, 'RETRACTED'],
      [1, 'ADDED'],
    ];
    expect(actions(returningDeal)).toEqual(expected);
    expect(actions(returningNode)).toEqual(expected);
    expect(actions('killed-edge')).toEqual([]);
  });

  test('carry nodes with their latest fields, retired ones included', async () => {
    const found = await allOf(world().store, { ...everything, names: ['Company'] });
    const ofNode = found.filter(({ id }) => id === returningNode);
    expect(ofNode.map(({ node }) => node!.record.name)).toEqual(Array(3).fill('Returning again'));
  });
});

overEmpty('changes of one load', (store) => {
  const { node, edge, retract } = voice('companion');
  const article = voice('article');
  const press = node('Source:press', 'Press');
  const owns = (stake: number, id: string) => edge('OWNS', 'Company:a', 'Company:b', { stake }, id);
  const changesOf = async (load: number) => {
    const rows = await allOf(store(), { names, since: load - 1, until: load }, latest({ load }));
    return rows.map(({ id, action, datasets, fact, previous }) => {
      return [id, action, datasets.join(), fact?.record.stake ?? null, previous?.record.stake ?? null];
    });
  };

  describe('over several batches', () => {
    test('what comes and goes within the load leaves none, what it changes twice leaves one', async () => {
      const setup = [press, node('Company:a', 'A'), node('Company:b', 'B'), owns(0.1, 'twice'), owns(0.2, 'back')];
      await publish(store(), [...setup, owns(0.3, 'gone')]);
      const load = await store().load(datasetOrder);
      await load.applyBatch([node('Company:c', 'C'), owns(0.4, 'brief'), owns(0.5, 'twice'), owns(0.6, 'new')]);
      await load.applyBatch([retract('Company:c'), retract('brief'), retract('back'), retract('gone')]);
      await load.applyBatch([
        owns(0.7, 'back'),
        article.edge('OWNS', 'Company:a', 'Company:b', { stake: 0.8 }, 'twice'),
      ]);
      await load.applyBatch([owns(0.9, 'new')]);
      const { load: number } = await load.publish();
      expect(await changesOf(number)).toEqual([
        ['twice', 'CHANGED', 'article,companion', 0.8, 0.1],
        ['new', 'ADDED', 'companion', 0.9, null],
        ['gone', 'RETRACTED', 'companion', null, 0.3],
        ['back', 'CHANGED', 'companion', 0.7, 0.2],
      ]);
    });

    test('a load that is given up leaves none', async () => {
      const { load: before } = await store().version(latest());
      const load = await store().load(datasetOrder);
      await applyAll(load, [node('Company:a', 'Given up')]);
      await load.discard();
      expect(
        await store().countChanges({ names, since: before, until: before + 1 }, latest({ load: before + 1 })),
      ).toBe(0);
    });
  });
});
