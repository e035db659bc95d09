import { describe, expect, test } from 'vitest';
import { breakdownsOf } from '../../../src/graph/groups.ts';
import type { AggregateQuery, EdgeQuery, NodeQuery } from '../../../src/graph/store.ts';
import type { View } from '../../../src/graph/view.ts';
import type { Where } from '../../../src/graph/where.ts';
import { connect } from '../../../src/storage/sqlite/connection.ts';
import { definitions } from '../../../src/storage/sqlite/ddl.ts';
import { createScope } from '../../../src/storage/sqlite/fields.ts';
import type { Statement } from '../../../src/storage/sqlite/parameters.ts';
import * as queries from '../../../src/storage/sqlite/queries.ts';
import {
  byAmountsOf,
  byNumberOf,
  far,
  investments,
  investors,
  is,
  partners,
  relatedFilters,
  relatedOrders,
  some,
} from '../../support/relations.ts';
import { model } from '../../support/statements.ts';

const scope = createScope(model);
const now: View = { load: 7, latest: true, validAt: null };
const then: View = { load: 3, latest: false, validAt: '2026-01-31' };
const page = { limit: 20, from: 'start' as const };
const byCount = { order: { by: 'COUNT' as const, direction: 'DESC' as const }, limit: 20 };
const byName: NodeQuery['order'] = { terms: [{ on: 'self', field: 'name', direction: 'ASC' }], fallback: 'ASC' };
const newest: EdgeQuery['order'] = { terms: [], fallback: 'DESC' };
const investorHops = [{ by: 'edge' as const, type: 'INVESTED_IN', direction: 'IN' as const }];
const partnerHops = [{ by: 'edge' as const, type: 'PARTNERS_WITH', direction: 'BOTH' as const }];
const facts = [{ by: 'ref' as const, type: 'INVESTED_IN', field: 'sources' }];

const nodes = (query: Partial<NodeQuery>, view = now) =>
  queries.listNodes(scope, { kinds: ['Company'], order: byName, page, ...query }, view);
const edges = (query: Partial<EdgeQuery>, view = now) =>
  queries.listEdges(
    scope,
    ['Company:a', 'Company:b'],
    { hops: investorHops, order: newest, page, far: true, ...query },
    view,
  );
const figures = (query: AggregateQuery, view = now) =>
  queries.aggregate(scope, query, breakdownsOf(query, scope.fields), view);
const ofInvestors: AggregateQuery = {
  over: 'edges',
  origins: ['Company:a', 'Company:b'],
  hops: investorHops,
  distinct: false,
};
const filtered = (where: Where) => nodes({ where });

const statements: Record<string, Statement> = {
  'nodes by id': queries.nodesById(scope, ['Company:a', 'Chip:b'], now),
  'nodes by id, as of an earlier load': queries.nodesById(scope, ['Company:a'], then),
  'edges by id': queries.edgesByIds(scope, ['x'], now),
  'nodes by name': nodes({}),
  'nodes by name, going on': nodes({ page: { ...page, after: ['acme', 'Company:acme'] } }),
  'nodes by name, from the end': nodes({ page: { ...page, from: 'end', before: ['acme', 'Company:acme'] } }),
  'nodes of two kinds by date': nodes({
    kinds: ['Company', 'Institution'],
    order: { terms: [{ on: 'self', field: 'foundedOn', direction: 'DESC' }], fallback: 'ASC' },
  }),
  'nodes by money, between two positions': nodes({
    kinds: ['Facility'],
    order: { terms: [{ on: 'self', field: 'capitalCost', currency: 'USD', direction: 'DESC' }], fallback: 'ASC' },
    page: { ...page, after: [500, 'Facility:a'], before: [null, 'Facility:b'] },
  }),
  'nodes that name others': nodes({ kinds: ['AiModel'], naming: { field: 'baseModel', keys: ['a', 'b'] } }),
  'edges of many nodes': edges({}),
  'edges, going on': edges({ page: { ...page, after: ['2026-01-01!x'] } }),
  'edges, oldest first': edges({ order: { terms: [], fallback: 'ASC' } }),
  'edges, oldest first, going on after an undated one': edges({
    order: { terms: [], fallback: 'ASC' },
    page: { ...page, after: ['!x'] },
  }),
  'edges of both sides, as of an earlier load and day': edges({ hops: partnerHops, far: false }, then),
  'edges by a field of the far node': edges({
    order: { terms: [{ on: 'far', field: 'name', direction: 'ASC' }], fallback: 'ASC' },
    page: { ...page, after: ['acme', '2026-01-01!x'] },
  }),
  'edges, one per far node': edges({ distinct: true }),
  'facts that rest on a source': edges({ hops: facts }),
  'facts along an edge and by ref': edges({ hops: [...investorHops, ...facts] }),
  ends: queries.listEnds(scope, ['Company:a'], { hops: [...investorHops, ...partnerHops], limit: 25 }, now),
  'ends, filtered': queries.listEnds(
    scope,
    ['Company:a'],
    { hops: investorHops, limit: 25, where: { op: 'compare', field: 'confidence', cmp: 'gte', value: 0.5 } },
    now,
  ),
  'ends among nodes': queries.listEnds(
    scope,
    ['Company:a'],
    { hops: partnerHops, among: ['Company:b'], limit: 25 },
    now,
  ),
  tokens: queries.tokensById(scope, ['Company:a'], now),
  'ids of tokens': queries.idsByToken([1, 2]),
  'what is reached': queries.reachFrom(
    scope,
    [1],
    { hops: [...investorHops, ...partnerHops], dates: false, limit: 25 },
    now,
  ),
  'what is reached with dates, as of an earlier load and day': queries.reachFrom(
    scope,
    [1],
    { hops: investorHops, dates: true, limit: 25 },
    then,
  ),
  links: queries.linksOf(scope, { type: 'OWNS', limit: 25 }, now),
  'count of nodes': queries.countNodes(scope, { over: 'nodes', kinds: ['Company', 'Person'] }, now),
  'count of filtered nodes': queries.countNodes(
    scope,
    { over: 'nodes', kinds: ['Company'], where: { op: 'isNull', field: 'ticker' } },
    now,
  ),
  'count of edges': queries.countEdges(
    scope,
    { over: 'edges', origins: ['Company:a'], hops: [...investorHops, ...partnerHops], distinct: false },
    now,
  ),
  'count of edges, as of an earlier load and day': queries.countEdges(
    scope,
    { over: 'edges', origins: ['Company:a'], hops: investorHops, distinct: false },
    then,
  ),
  'count of far nodes': queries.countEdges(
    scope,
    { over: 'edges', origins: ['Company:a'], hops: investorHops, distinct: true },
    now,
  ),
  'figures of edges': figures({
    ...ofInvestors,
    figures: { distinct: true, fields: ['amount', 'stake', 'announcedOn'] },
  }),
  'figures of far nodes and quarters, as of an earlier load and day': figures(
    {
      ...ofInvestors,
      groups: [
        { ...byCount, key: { by: 'node' }, distinct: false, fields: ['amount'] },
        { ...byCount, key: { by: 'date', field: 'announcedOn', per: 'QUARTER' }, distinct: true, fields: [] },
      ],
    },
    then,
  ),
  'figures of one edge per far node': figures({
    ...ofInvestors,
    hops: [...investorHops, ...facts],
    distinct: true,
    figures: { distinct: false, fields: ['stake'] },
  }),
  'figures of nodes that name others, per value of a list': figures({
    over: 'nodes',
    kinds: ['Facility'],
    naming: { field: 'sources', keys: ['press'] },
    where: { op: 'isNull', field: 'phase' },
    groups: [
      { ...byCount, key: { by: 'field', field: 'applications' }, distinct: false, fields: ['acceleratorCount'] },
    ],
  }),
  search: queries.searchNodes(
    scope,
    { tokens: ['llama', '3', '1'], kinds: ['AiModel', 'Chip'], page: { limit: 10 } },
    now,
  ),
  'search, going on': queries.searchNodes(
    scope,
    { tokens: ['nvidia'], kinds: ['Company'], page: { limit: 10, after: [4, 6, 'Company:nvidia'] } },
    now,
  ),
  'scan of nodes': queries.scanBatch(scope, { kind: 'Company' }, now, null, 500),
  'scan of edges': queries.scanBatch(scope, { type: 'OWNS' }, then, 'x', 500),
  version: queries.loadVersion(undefined),
  'version at an instant': queries.loadVersion('2026-03-15T12:00:00Z'),
  summary: queries.summarize(),
  'summary, as of an earlier load and day': queries.summarize(then),
  changes: queries.listChanges({ names: ['OWNS', 'Company'], since: 0, until: 7, page: { limit: 10 } }, now),
  'changes, going on': queries.listChanges(
    { names: ['OWNS', 'Company'], since: 2, until: 7, page: { limit: 10, after: [5, 'OWNS', 'x'] } },
    now,
  ),
  'count of changes': queries.countChanges({ names: ['OWNS'], since: 2, until: 7 }, then),
  'statements of nodes': queries.statementsOf(scope, { on: 'node', ids: ['Company:a'] }, now),
  'statements of edges, as of an earlier load and day': queries.statementsOf(scope, { on: 'edge', ids: ['x'] }, then),
  'where eq': filtered({ op: 'compare', field: 'name', cmp: 'eq', value: 'Élan' }),
  'where in': filtered({ op: 'in', field: 'countryCode', values: ['US', 'FR'] }),
  'where contains': filtered({ op: 'match', field: 'summary', how: 'contains', value: 'chip' }),
  'where endsWith': filtered({ op: 'match', field: 'name', how: 'endsWith', value: 'labs' }),
  'where has': filtered({ op: 'has', field: 'sectors', values: ['CLOUD'] }),
  'where source': filtered({ op: 'has', field: 'sources', values: ['press'] }),
  'where data set': filtered({ op: 'has', field: 'datasets', values: ['article'] }),
  'where recordedAt': filtered({ op: 'compare', field: 'recordedAt', cmp: 'gt', value: '2026-01-01T00:00:00.000Z' }),
  'where not and nothing': filtered({
    op: 'not',
    of: {
      op: 'and',
      of: [
        { op: 'or', of: [] },
        { op: 'and', of: [] },
      ],
    },
  }),
  'where money': nodes({
    kinds: ['FundingRound'],
    where: { op: 'money', field: 'amount', currency: 'USD', qualifier: 'EXACT', bounds: [{ cmp: 'gte', minor: 100 }] },
  }),
  'where every related edge': filtered({
    op: 'related',
    relation: { by: 'edge', type: 'INVESTED_IN', direction: 'IN' },
    quantifier: 'every',
    of: { op: 'far', of: { op: 'compare', field: 'kind', cmp: 'eq', value: 'Person' } },
  }),
};

for (const [name, [kind, where]] of Object.entries(relatedFilters)) {
  statements[`where ${name}`] = nodes({ kinds: [kind], where });
}
for (const [name, [kind, order]] of Object.entries(relatedOrders)) {
  statements[`nodes by ${name}`] = nodes({ kinds: [kind], order });
}
Object.assign(statements, {
  'nodes by the number of edges, going on': nodes({
    order: byNumberOf(investors),
    page: { ...page, after: [3, 'Company:acme'] },
  }),
  'nodes by the number of edges, as of an earlier load and day': nodes({ order: byNumberOf(partners) }, then),
  'edges by the number of the far node’s edges': edges({
    order: byNumberOf(investments, 'DESC', 'far'),
    page: { ...page, after: [3, '2026-01-01!x'] },
  }),
  'edges by amounts of the far node’s edges': edges({ order: byAmountsOf(investments, 'ASC', 'far'), far: false }),
});

function print({ text, parameters }: Statement): string {
  const lines = text.replaceAll(/ (from|where|order by|union all|join|left join) /g, '\n  $1 ');
  const values = parameters.map(
    (value, index) => `?${index + 1} = ${typeof value === 'bigint' ? value : JSON.stringify(value)}`,
  );
  return `${lines}\n${values.map((value) => `-- ${value}\n`).join('')}`;
}

describe('SQLite queries', () => {
  test('have the text and parameters that the snapshot shows', async () => {
    const all = Object.entries(statements).map(([name, statement]) => `-- ${name}\n${print(statement)}`);
    await expect(all.join('\n')).toMatchFileSnapshot('__snapshots__/queries.sql');
  });

  test.each(Object.entries(statements))(
    '%s: the parameters are those that the text counts',
    (_, { text, parameters }) => {
      const used = new Set(Array.from(text.matchAll(/\?(\d+)/g), (match) => Number(match[1])));
      expect([...used].sort((a, b) => a - b)).toEqual(parameters.map((_, index) => index + 1));
    },
  );

  test('the text is the same whatever the values', () => {
    const shape = (value: string, after: string) =>
      nodes({
        where: { op: 'compare', field: 'name', cmp: 'eq', value },
        page: { limit: value.length, from: 'start', after: [after, `Company:${after}`] },
      }).text;
    expect(shape("x'; drop table node; --", 'a')).toBe(shape('y', '"'));
  });

  test.each([
    ['one direction', investors],
    ['both', partners],
  ])('relations in relations, %s: the text grows by the level, and SQLite takes 15 of them', (_, relation) => {
    const nested = (levels: number): Where => (levels === 0 ? is('key', 'x') : some(relation, far(nested(levels - 1))));
    const lengths = [13, 14, 15].map((levels) => filtered(nested(levels)).text.length);
    expect(lengths[2]! - lengths[1]!).toBeLessThan(2 * (lengths[1]! - lengths[0]!));
    const connection = connect(':memory:');
    for (const { text } of definitions(model)) connection.exec(text);
    expect(connection.rows(filtered(nested(15)))).toEqual([['[[]]']]);
    connection.close();
  });

  test('a kind, type or field that is not declared is refused', () => {
    expect(() => nodes({ kinds: ["Company' or 1=1 --"] })).toThrow(/there is no node kind/);
    expect(() => edges({ hops: [{ by: 'edge', type: "X'", direction: 'OUT' }] })).toThrow(/there is no edge type/);
    expect(() => edges({ hops: [{ by: 'ref', type: 'OWNS', field: "x'" }] })).toThrow(/no fact has a field/);
    expect(() => filtered({ op: 'isNull', field: "x'" })).toThrow(/no fact has a field/);
    expect(() => nodes({ naming: { field: 'name', keys: [] } })).toThrow(/is not a ref field/);
    expect(() => figures({ ...ofInvestors, figures: { distinct: false, fields: ["x'"] } })).toThrow(/has a field/);
    const key = { by: 'field' as const, field: "x'" };
    const groups = [{ ...byCount, key, distinct: false, fields: [] }];
    expect(() => figures({ ...ofInvestors, groups })).toThrow(/no fact has a field/);
  });
});
