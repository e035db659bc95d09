import { setTimeout } from 'node:timers/promises';
import neo4j, { type Driver, type ProfiledPlan } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMeter } from '../../src/graph/meter.ts';
import type { EdgeQuery, GraphStore } from '../../src/graph/store.ts';
import { whole } from '../../src/storage/neo4j/combine.ts';
import { edgesOf } from '../../src/storage/neo4j/edges.ts';
import { type Connection, connect } from '../../src/storage/sqlite/connection.ts';
import { createScope } from '../../src/storage/sqlite/fields.ts';
import { listEdges } from '../../src/storage/sqlite/queries.ts';
import { openSqlite } from '../../src/storage/sqlite/store.ts';
import { fillNeo4jHub, fillSqliteHub, largeHub, largeHubSize, positionAt } from '../support/large-hub.ts';
import { neo4jOptions, neo4jSkip, neo4jStores } from '../support/neo4j.ts';
import { along } from '../support/questions.ts';
import { listen, post } from '../support/server.ts';
import { temporaryPath } from '../support/sqlite.ts';
import { model } from '../support/statements.ts';
import { forget, openEmpty } from '../support/stores.ts';

const size = 20;
const view = { load: 1, latest: true, validAt: null };

/** Pages by their number from 1: the first two lie among equal dates, the third is the last of them, two among others. */
const pages = [1, 2_500, 5_000, 7_500, 9_999];

function pageAt(number: number): EdgeQuery {
  const after = number === 1 ? {} : { after: [positionAt((number - 1) * size)] };
  const page = { limit: size, from: 'start' as const, ...after };
  return { hops: [along('INVESTED_IN')], order: { terms: [], fallback: 'DESC' }, page, far: true };
}

/** A page holds the edges of its places, and the store handed over no more than it. */
async function expectPages(store: GraphStore): Promise<void> {
  for (const number of pages) {
    const meter = createMeter();
    const read = { view, deadline: Date.now() + 10_000, meter };
    const [slice] = await store.edgesOf([largeHub], pageAt(number), read);
    const places = Array.from({ length: size }, (_, index) => (number - 1) * size + index + 1);
    expect(slice?.rows.map(({ pos }) => pos)).toEqual(places.map(positionAt));
    expect(slice?.more).toBe(true);
    expect(meter.statements).toBe(1);
    expect(meter.rows).toBeLessThanOrEqual(size + 1);
  }
}

describe('a page of 20 out of 200,000 edges of a node is the same work wherever it lies', () => {
  describe('on SQLite', () => {
    const path = temporaryPath();
    let store: GraphStore;
    let connection: Connection;
    beforeAll(async () => {
      store = await openSqlite(model, { path });
      await store.prepare();
      await fillSqliteHub(store, path);
      connection = connect(path);
    }, 60_000);
    afterAll(async () => {
      connection?.close();
      await store?.close();
    });

    test('while requests group all of them, others are answered; past their time they end, and the next ones are answered', async () => {
      const requestTimeout = 400;
      const server = await listen(store, { requestTimeout });
      try {
        const answered: string[] = [];
        const told = async (name: string, response: Promise<Response>) => {
          const answer = await response;
          answered.push(name);
          return answer;
        };
        const sums = (month: number) =>
          `a${month}: investments(where: { fact: { announcedOn: { gte: "2000-01-${month}" } } }) { aggregate { groupBy(by: NODE) { count sum { amount { count } } } } }`;
        const fields = Array.from({ length: 20 }, (_, index) => sums(index + 10)).join(' ');
        const query = `{ company(key: "large-hub") { ${fields} } }`;
        const long = told('long', post(server, { query }));
        // By then the long one has begun.
        await setTimeout(50);
        const health = await told('health', fetch(`${server.url}/health`));
        const page = { query: '{ company(key: "large-hub") { investments(first: 1) { totalCount } } }' };
        const other = await (await told('other', post(server, page))).json();
        const { errors } = (await (await long).json()) as { errors: object[] };
        expect(answered).toEqual(['health', 'other', 'long']);
        expect(health.status).toBe(200);
        expect(other).toEqual({ data: { company: { investments: { totalCount: largeHubSize } } } });
        const path = ['company', expect.any(String), 'aggregate', 'groupBy'];
        expect(errors[0]).toEqual(
          expect.objectContaining({ path, extensions: { code: 'TIMEOUT', limit: requestTimeout } }),
        );
        expect(await (await post(server, page)).json()).toEqual(other);
      } finally {
        await server.stop();
      }
    });

    test('rows', () => expectPages(store));

    test('one range of an index that begins at the page and is left at its end', () => {
      const scope = createScope(model);
      for (const number of pages) {
        const { text, parameters } = listEdges(scope, [largeHub], pageAt(number), view);
        const plan = connection
          .rows({ text: `explain query plan ${text}`, parameters })
          .map((row) => String(row.at(-1)));
        const from = number === 1 ? '' : ' AND pos<?';
        expect(plan).toContain(`SEARCH e USING COVERING INDEX edge_out (type=? AND source=?${from})`);
        expect(plan.filter((line) => /^(SCAN|SEARCH) e /.test(line) && line.includes('edge_'))).toHaveLength(1);
        // The range is in the order of the page: it is not read whole to be sorted.
        expect(plan.filter((line) => line.startsWith('USE TEMP B-TREE FOR ORDER BY'))).toEqual([]);
      }
    });
  });

  describe.skipIf(neo4jSkip)(`on Neo4j${neo4jSkip ? `: ${neo4jSkip}` : ''}`, () => {
    let store: GraphStore;
    let driver: Driver;
    beforeAll(async () => {
      store = await openEmpty(neo4jStores[0]!);
      await fillNeo4jHub(store);
      const { uri, user, password } = await neo4jOptions();
      driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
    }, 180_000);
    afterAll(async () => {
      await driver?.close();
      await forget('Neo4j');
    });

    test('rows', () => expectPages(store));

    test('hits of the database within twice the least', async () => {
      const hits: number[] = [];
      for (const number of pages) {
        const { text, parameters } = whole(edgesOf(model, [largeHub], pageAt(number), view));
        const session = driver.session({ database: 'neo4j' });
        const { summary } = await session.run(`PROFILE ${text}`, parameters);
        await session.close();
        hits.push(hitsOf(summary.profile as ProfiledPlan));
      }
      expect(Math.max(...hits)).toBeLessThanOrEqual(2 * Math.min(...hits));
      expect(Math.max(...hits)).toBeLessThan(20 * size);
    });
  });
});

function hitsOf({ dbHits, children }: ProfiledPlan): number {
  return children.reduce((sum, child) => sum + hitsOf(child), Number(dbHits));
}
