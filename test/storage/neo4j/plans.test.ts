import neo4j, { type Driver, type ProfiledPlan } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EdgeQuery, NodeQuery, Page } from '../../../src/graph/store.ts';
import type { Where } from '../../../src/graph/where.ts';
import { edgeVersions, pickChanges } from '../../../src/storage/neo4j/changes.ts';
import { whole } from '../../../src/storage/neo4j/combine.ts';
import { degrees } from '../../../src/storage/neo4j/counts.ts';
import { edgesOf, endsOf } from '../../../src/storage/neo4j/edges.ts';
import { findNodes } from '../../../src/storage/neo4j/nodes.ts';
import type { Query } from '../../../src/storage/neo4j/scope.ts';
import { neo4jOptions, neo4jSkip, neo4jStores } from '../../support/neo4j.ts';
import { along } from '../../support/questions.ts';
import { byNumberOf, far, investors, is, some } from '../../support/relations.ts';
import { model } from '../../support/statements.ts';
import { openWorld } from '../../support/stores.ts';
import { hubId, hubSize } from '../../support/world.ts';

const view = { load: 3, latest: true, validAt: null };

describe.skipIf(neo4jSkip)(`plans of Neo4j${neo4jSkip ? `: ${neo4jSkip}` : ''}`, () => {
  let driver: Driver;
  beforeAll(async () => {
    await openWorld(neo4jStores[0]!);
    const { uri, user, password } = await neo4jOptions();
    driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  });
  afterAll(() => driver?.close());

  /** Operators from the last to the first, and how many records of the store they touched in all. */
  async function profile(query: Query) {
    const { text, parameters } = whole(query);
    const session = driver.session({ database: 'neo4j' });
    const { summary } = await session.run(`PROFILE ${text}`, parameters);
    await session.close();
    const operators = flatten(summary.profile as ProfiledPlan);
    return { operators, hits: operators.reduce((sum, { dbHits }) => sum + Number(dbHits), 0) };
  }
  const named = (operators: ProfiledPlan[], pattern: RegExp) =>
    operators
      .filter(({ operatorType }) => pattern.test(operatorType))
      .map(({ arguments: { Details } }) => String(Details));

  const investments = (page: Page, order: EdgeQuery['order'] = { terms: [], fallback: 'DESC' }) =>
    edgesOf(model, [hubId], { hops: [along('INVESTED_IN')], order, page, far: true }, view);

  test('the first page of a hub and a later one touch about as many entries as rows', async () => {
    const pages = [
      investments({ limit: 5, from: 'start' }),
      investments({ limit: 5, from: 'start', after: ['2021-01-01!hub-200'] }),
    ];
    for (const page of pages) {
      const { operators, hits } = await profile(page);
      expect(named(operators, /RelationshipIndexSeek/)).toEqual([expect.stringContaining('INVESTED_IN(from, _pos)')]);
      expect(hits).toBeLessThan(hubSize / 2);
    }
  });

  test('oldest first is two ranges of the same index', async () => {
    const { operators, hits } = await profile(investments({ limit: 5, from: 'start' }, { terms: [], fallback: 'ASC' }));
    expect(named(operators, /RelationshipIndexSeek/).length).toBe(2);
    expect(hits).toBeLessThan(hubSize / 2);
  });

  test('ends touch neither far nodes nor more edges than asked for', async () => {
    const { operators, hits } = await profile(endsOf(model, [hubId], { hops: [along('INVESTED_IN')], limit: 5 }, view));
    expect(named(operators, /RelationshipIndexSeek/).length).toBe(1);
    expect(hits).toBeLessThan(hubSize / 4);
  });

  test('unfiltered counts are degrees', async () => {
    const count = { over: 'edges' as const, origins: [hubId], hops: [along('INVESTED_IN')], distinct: false };
    const { operators, hits } = await profile(degrees(model, count, view));
    expect(named(operators, /Expand/)).toEqual([]);
    expect(hits).toBeLessThan(20);
  });

  test('facts of a round follow the index of the ref', async () => {
    const query: EdgeQuery = {
      hops: [{ by: 'ref', type: 'INVESTED_IN', field: 'round' }],
      order: { terms: [], fallback: 'DESC' },
      page: { limit: 5, from: 'start' },
      far: true,
    };
    const { operators } = await profile(edgesOf(model, ['FundingRound:series-a'], query, view));
    expect(named(operators, /RelationshipIndexSeek/)).toEqual([expect.stringContaining('INVESTED_IN(round, _pos)')]);
  });

  test('a page of changes touches about as many entries as rows, of each name', async () => {
    const names = ['INVESTED_IN', 'Company'];
    for (const after of [undefined, [1, 'INVESTED_IN', 'hub-200'] as [number, string, string]]) {
      const page = { limit: 5, ...(after && { after }) };
      const { operators, hits } = await profile(pickChanges({ names, since: 0, until: 3, page }, view));
      expect(named(operators, /NodeIndexSeek|NodeUniqueIndexSeek/).join()).toContain('Change(name, load, id)');
      expect(hits).toBeLessThan(hubSize / 2);
    }
  });

  test('versions of edges are looked up by id', async () => {
    const { operators, hits } = await profile(
      edgeVersions(
        ['INVESTED_IN'],
        [
          ['hub-001', 1],
          ['hub-002', 1],
        ],
      ),
    );
    expect(named(operators, /Relationship.*Scan/)).toEqual([]);
    expect(hits).toBeLessThan(100);
  });

  test('root lists by name follow the index of names', async () => {
    const order = {
      terms: [{ on: 'self' as const, field: 'name', direction: 'ASC' as const }],
      fallback: 'ASC' as const,
    };
    const page = { limit: 5, from: 'start' as const, after: ['same name', 'Company:same-1'] };
    const { operators } = await profile(findNodes(model, { kinds: ['Company'], order, page }, view));
    expect(named(operators, /NodeIndexSeek/)).toEqual([expect.stringContaining('Company(name_head)')]);
  });

  const companies = (query: Partial<NodeQuery>) => ({
    kinds: ['Company'],
    order: { terms: [{ on: 'self' as const, field: 'name', direction: 'ASC' as const }], fallback: 'ASC' as const },
    page: { limit: 20, from: 'start' as const },
    ...query,
  });

  test.each([
    ['name', far(is('name', 'Ada É. Lovelace')), 'Entity(name_head)'],
    ['key', far(is('key', 'ada')), 'Entity(id)'],
  ])('companies by the %s of an investor start from the investor', async (_, of, index) => {
    const { operators, hits } = await profile(findNodes(model, companies({ where: some(investors, of) }), view));
    const reads = named(operators, /Scan|Seek/);
    expect(reads.filter((details) => !/:(Store|Load)\b/.test(details))).toEqual([expect.stringContaining(index)]);
    expect(hits).toBeLessThan(100);
  });

  test('from one related node to the next each goes on once, however many ways lead there', async () => {
    const chain = (steps: number): Where => (steps === 0 ? is('key', 'ada') : some(investors, far(chain(steps - 1))));
    const { operators } = await profile(findNodes(model, companies({ where: chain(4) }), view));
    expect(named(operators, /Distinct/)).toHaveLength(4);
  });

  test('an ordering by a number of edges reads degrees', async () => {
    const { operators } = await profile(findNodes(model, companies({ order: byNumberOf(investors) }), view, true));
    expect(named(operators, /Expand/)).toEqual([]);
    expect(JSON.stringify(operators)).toContain('getDegree');
  });
});

function flatten(plan: ProfiledPlan): ProfiledPlan[] {
  return [plan, ...plan.children.flatMap(flatten)];
}
