import { beforeAll, describe, expect, test } from 'vitest';
import { breakdownsOf } from '../../../src/graph/groups.ts';
import type { AggregateQuery, EdgeHop, EdgeQuery, NodeQuery } from '../../../src/graph/store.ts';
import type { View } from '../../../src/graph/view.ts';
import type { Where } from '../../../src/graph/where.ts';
import { type Connection, connect } from '../../../src/storage/sqlite/connection.ts';
import { createScope } from '../../../src/storage/sqlite/fields.ts';
import type { Statement } from '../../../src/storage/sqlite/parameters.ts';
import { prepareTables } from '../../../src/storage/sqlite/prepare.ts';
import * as queries from '../../../src/storage/sqlite/queries.ts';
import { allHops } from '../../support/questions.ts';
import { byNumberOf, far, investors, is, ofRound, some } from '../../support/relations.ts';
import { model } from '../../support/statements.ts';

const scope = createScope(model);
const now: View = { load: 1, latest: true, validAt: null };
const past: View = { load: 1, latest: false, validAt: null };
const page = { limit: 20, from: 'start' as const };
const investorHops = [{ by: 'edge' as const, type: 'INVESTED_IN', direction: 'IN' as const }];

describe('plans of SQLite', () => {
  let connection: Connection;
  beforeAll(async () => {
    connection = connect(':memory:');
    await prepareTables(connection, model, ':memory:');
  });

  const planOf = ({ text, parameters }: Statement) =>
    connection.rows({ text: `explain query plan ${text}`, parameters }).map((row) => String(row[3]));
  const edges = (query: Partial<EdgeQuery>, view = now) =>
    queries.listEdges(
      scope,
      ['Company:a'],
      { hops: investorHops, order: { terms: [], fallback: 'DESC' }, page, far: true, ...query },
      view,
    );
  const nodes = (field: string, direction: 'ASC' | 'DESC', query: Partial<NodeQuery> = {}) =>
    queries.listNodes(
      scope,
      { kinds: ['Company'], order: { terms: [{ on: 'self', field, direction }], fallback: 'ASC' }, page, ...query },
      now,
    );

  test('a page of edges is one index range that needs no row', () => {
    expect(planOf(edges({}))).toContain('SEARCH e USING COVERING INDEX edge_in (type=? AND target=?)');
  });

  test('a page further on begins at its position', () => {
    const plan = planOf(edges({ page: { ...page, after: ['2026-01-01!x'] } }));
    expect(plan).toContain('SEARCH e USING COVERING INDEX edge_in (type=? AND target=? AND pos<?)');
  });

  test('oldest first is two index ranges, the dated and the undated', () => {
    const plan = planOf(edges({ order: { terms: [], fallback: 'ASC' } }));
    expect(plan).toContain('SEARCH e USING COVERING INDEX edge_in (type=? AND target=? AND pos>?)');
    expect(plan).toContain('SEARCH e USING COVERING INDEX edge_in (type=? AND target=? AND pos<?)');
  });

  test('an earlier view reads live and past edges apart', () => {
    const plan = planOf(edges({}, past)).join('\n');
    expect(plan).toMatch(/USING INDEX edge_in \(type=\? AND target=\?\)/);
    expect(plan).toMatch(/USING INDEX edge_in_past \(type=\? AND target=\?\)/);
  });

  test('facts of a source are one index range', () => {
    const plan = planOf(edges({ hops: [{ by: 'ref', type: 'OWNS', field: 'sources' }] }));
    expect(plan).toContain('SEARCH m USING PRIMARY KEY (type=? AND field=? AND target=? AND live=?)');
  });

  test('no way of a traversal reads rows of edges', () => {
    const plan = planOf(queries.listEnds(scope, ['Company:a'], { hops: allHops, limit: 20 }, now));
    const reads = plan.filter((line) => line.startsWith('SEARCH e '));
    expect(reads.length).toBeGreaterThan(allHops.length - 1);
    expect(reads.filter((line) => !line.includes('COVERING INDEX'))).toEqual([]);
  });

  test('what is reached is read off covering indexes, ends among nodes too', () => {
    const hops = allHops as EdgeHop[];
    const plans = [
      planOf(queries.reachFrom(scope, [1], { hops, dates: false, limit: 20 }, now)),
      planOf(queries.listEnds(scope, ['Company:a'], { hops, among: ['Company:b'], limit: 20 }, now)),
      planOf(queries.linksOf(scope, { type: 'OWNS', limit: 20 }, now)),
    ];
    for (const plan of plans) {
      const reads = plan.filter((line) => /^(SEARCH|SCAN) e /.test(line));
      expect(reads.length).toBeGreaterThan(0);
      expect(reads.filter((line) => !line.includes('COVERING INDEX'))).toEqual([]);
    }
  });

  test.each(['name', 'foundedOn', 'countryCode', 'ticker'])('a list of companies by %s follows its index', (field) => {
    for (const direction of ['ASC', 'DESC'] as const) {
      const plan = planOf(nodes(field, direction));
      expect(
        plan.filter((line) => /^(SCAN|SEARCH) n /.test(line) && line.includes(`node_company_${field}`)),
      ).not.toEqual([]);
      expect(plan.filter((line) => /^SCAN n( |$)/.test(line) && !line.includes('USING INDEX'))).toEqual([]);
    }
  });

  test('a list of companies goes on from its position', () => {
    const plan = planOf(nodes('name', 'ASC', { page: { ...page, after: ['acme', 'Company:acme'] } }));
    expect(plan).toContain('SEARCH n USING INDEX node_company_name (<expr>>?)');
  });

  test('an exact name is looked up', () => {
    const where = { op: 'compare' as const, field: 'name', cmp: 'eq' as const, value: 'É' };
    expect(planOf(nodes('name', 'ASC', { where }))).toContain('SEARCH n USING INDEX node_company_name (<expr>=?)');
  });

  test.each<[string, Where, string]>([
    ['name', far(is('name', 'É')), 'SEARCH f2 USING INDEX node_person_name (<expr>=?)'],
    ['key', far(is('key', 'ada')), 'SEARCH f2 USING INDEX sqlite_autoindex_node_1 (id=?)'],
    ['keys', far({ op: 'in', field: 'key', values: ['ada'] }), 'SEARCH f2 USING INDEX sqlite_autoindex_node_1 (id=?)'],
  ])('companies by the %s of an investor start from the investor', (_, of, start) => {
    const plan = planOf(nodes('name', 'ASC', { where: some(investors, of) }));
    expect(plan).toContain(start);
    expect(plan).toContain('SEARCH e1 USING COVERING INDEX edge_out (type=? AND source=?)');
    expect(plan).toContain('SEARCH n USING INTEGER PRIMARY KEY (rowid=?)');
    expect(plan.filter((line) => /^SCAN (n|e\d|f\d)\b/.test(line))).toEqual([]);
  });

  test('rounds by their investments start from those', () => {
    const order = { terms: [], fallback: 'ASC' as const };
    const where = some(ofRound, far(is('name', 'É')));
    const plan = planOf(queries.listNodes(scope, { kinds: ['FundingRound'], where, order, page }, now));
    expect(plan).toContain('SEARCH m1 USING PRIMARY KEY (type=? AND field=?)');
    expect(plan.filter((line) => /^SCAN n\b/.test(line))).toEqual([]);
  });

  test('an ordering by a number of edges reads the degrees', () => {
    const query = { kinds: ['Company'], order: byNumberOf(investors), page };
    const plan = planOf(queries.listNodes(scope, query, now));
    expect(plan).toContain('SEARCH d USING PRIMARY KEY (node=? AND type=? AND direction=?)');
    expect(plan.filter((line) => / e\d* /.test(line))).toEqual([]);
  });

  test('counts without a filter read the degrees', () => {
    const query = { over: 'edges' as const, origins: ['Company:a'], hops: investorHops, distinct: false };
    const plan = planOf(queries.countEdges(scope, query, now)).join('\n');
    expect(plan).toContain('SEARCH d USING PRIMARY KEY');
    expect(plan).not.toContain(' e ');
  });

  test('a page of changes is two ranges per name, its facts are looked up', () => {
    const query = { names: ['OWNS', 'Company'], since: 0, until: 1, page: { limit: 20 } };
    const plan = planOf(queries.listChanges(query, now));
    expect(plan.filter((line) => line.startsWith('SEARCH change'))).toEqual([
      'SEARCH change USING PRIMARY KEY (name=? AND load=? AND id<?)',
      'SEARCH change USING PRIMARY KEY (name=? AND load>? AND load<?)',
    ]);
    expect(plan.filter((line) => /^SCAN (change|[abcnst])( |$)/.test(line))).toEqual([]);
    const count = planOf(queries.countChanges(query, now));
    expect(count).toContain('SEARCH c USING PRIMARY KEY (name=? AND load>? AND load<?)');
  });

  test('groups by far node need the index alone; sums read the rows of the origins and no more', () => {
    const of = { over: 'edges' as const, origins: ['Company:a'], hops: investorHops, distinct: false };
    const plan = (query: AggregateQuery) =>
      planOf(queries.aggregate(scope, query, breakdownsOf(query, scope.fields), now));
    const order = { by: 'COUNT' as const, direction: 'DESC' as const };
    const groups = [{ key: { by: 'node' as const }, order, limit: 20, distinct: false, fields: [] }];
    expect(plan({ ...of, groups })).toContain('SEARCH e USING COVERING INDEX edge_in (type=? AND target=?)');
    const summed = plan({ ...of, figures: { distinct: true, fields: ['amount', 'stake'] } });
    expect(summed.filter((line) => / e /.test(line))).toEqual(['SEARCH e USING INDEX edge_in (type=? AND target=?)']);
  });

  test('scans follow an index', () => {
    expect(planOf(queries.scanBatch(scope, { type: 'OWNS' }, now, 'x', 500))).toContain(
      'SEARCH e USING INDEX edge_scan (type=? AND id>?)',
    );
    expect(planOf(queries.scanBatch(scope, { kind: 'Company' }, now, null, 500)).join('\n')).toMatch(
      /SEARCH n USING INDEX sqlite_autoindex_node_1 \(id>\? AND id<\?\)/,
    );
  });
});
