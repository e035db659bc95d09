import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphStore, Read } from '../../../src/graph/store.ts';
import type { Where } from '../../../src/graph/where.ts';
import { openSqlite } from '../../../src/storage/sqlite/store.ts';
import { along } from '../../support/questions.ts';
import { temporaryPath } from '../../support/sqlite.ts';
import { model, voice } from '../../support/statements.ts';
import { latest, publish } from '../../support/world.ts';

const { node, edge } = voice('companion');
const owned = Array.from({ length: 4_000 }, (_, index) => `Company:c${index}`);
const note = 'x'.repeat(400);
const hops = [along('OWNS')];

/** True of no edge, and slow to find out. */
const where: Where = {
  op: 'or',
  of: Array.from(
    { length: 400 },
    (_, index): Where => ({ op: 'match', how: 'contains', field: 'note', value: `${index}` }),
  ),
};

describe('what a walk reads of a hub through a filter', () => {
  let store: GraphStore;
  beforeAll(async () => {
    store = await openSqlite(model, { path: temporaryPath() });
    await store.prepare();
    await publish(store, [
      node('Company:hub', 'Hub'),
      ...owned.map((id) => node(id, id)),
      ...owned.map((id) => edge('OWNS', 'Company:hub', id, { note })),
    ]);
  });
  afterAll(() => store.close());

  test.each<[string, (read: Read) => Promise<unknown>]>([
    ['its ends', (read) => store.endsOf(['Company:hub'], { hops, where, limit: 10 }, read)],
    ['what it reaches', async (read) => store.reach(await tokens(), { hops, where, limit: 10 }, read)],
  ])('%s, ends at its deadline, and the process goes on meanwhile', async (_, ask) => {
    let turns = 0;
    const clock = setInterval(() => turns++, 5);
    await expect(ask({ ...latest({ load: 1 }), deadline: Date.now() + 100 })).rejects.toMatchObject({
      code: 'TIMEOUT',
    });
    clearInterval(clock);
    expect(turns).toBeGreaterThan(3);
  });

  test.each<[string, (limit: number, read: Read) => Promise<number>]>([
    ['its ends', async (limit, read) => (await store.endsOf(['Company:hub'], { hops, limit }, read))[0]!.rows.length],
    [
      'what it reaches',
      async (limit, read) => (await store.reach(await tokens(), { hops, dates: true, limit }, read))[0]!.nodes.length,
    ],
  ])('%s, all or few: few here, and where there are many beside the process', async (_, ask) => {
    const few = latest({ load: 1 });
    expect([await ask(100, few), few.meter.statements]).toEqual([100, 1]);
    const all = latest({ load: 1 });
    expect([await ask(200_000, all), all.meter.statements]).toEqual([4_000, 2]);
  });

  async function tokens() {
    return (await store.tokensOf(['Company:hub'], latest({ load: 1 }))).filter((token) => token !== null);
  }
});
