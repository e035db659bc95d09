import { describe, expect, test } from 'vitest';
import { breakdownsOf } from '../../../src/graph/groups.ts';
import type { AggregateQuery, EdgeQuery, NodeQuery } from '../../../src/graph/store.ts';
import type { View } from '../../../src/graph/view.ts';
import type { Where } from '../../../src/graph/where.ts';
import { fieldsByName } from '../../../src/ontology/model.ts';
import { aggregate } from '../../../src/storage/neo4j/aggregate.ts';
import * as changes from '../../../src/storage/neo4j/changes.ts';
import * as counts from '../../../src/storage/neo4j/counts.ts';
import { edgesOf, endsOf } from '../../../src/storage/neo4j/edges.ts';
import * as nodeLists from '../../../src/storage/neo4j/nodes.ts';
import * as queries from '../../../src/storage/neo4j/queries.ts';
import { idsOf, links, reach, reachAll, tokensOf } from '../../../src/storage/neo4j/reach.ts';
import type { Query } from '../../../src/storage/neo4j/scope.ts';
import * as statements from '../../../src/storage/neo4j/statements.ts';
import * as writes from '../../../src/storage/neo4j/writes.ts';
import { allHops, along } from '../../support/questions.ts';
import { byNumberOf, investments, investors, relatedFilters, relatedOrders } from '../../support/relations.ts';
import { model } from '../../support/statements.ts';

const now: View = { load: 7, latest: true, validAt: null };
const then: View = { load: 3, latest: false, validAt: '2026-01-31' };
const page = { limit: 20, from: 'start' as const };
const byName: NodeQuery['order'] = { terms: [{ on: 'self', field: 'name', direction: 'ASC' }], fallback: 'ASC' };
const newest: EdgeQuery['order'] = { terms: [], fallback: 'DESC' };
const oldest: EdgeQuery['order'] = { terms: [], fallback: 'ASC' };
const origins = ['Company:a', 'Company:b'];
const tokens = [1, 2];
const investorHops = [along('INVESTED_IN', 'IN')];
const rounds = [{ by: 'ref' as const, type: 'INVESTED_IN', field: 'round' }];
const facts = [{ by: 'ref' as const, type: 'INVESTED_IN', field: 'sources' }];
const byCount = { order: { by: 'COUNT' as const, direction: 'DESC' as const }, limit: 20 };
const ofInvestors: AggregateQuery = { over: 'edges', origins, hops: investorHops, distinct: false };
const figures = (query: AggregateQuery, view = now) =>
  aggregate(model, query, breakdownsOf(query, fieldsByName(model)), view);

const nodes = (query: Partial<NodeQuery>, view = now) =>
  nodeLists.findNodes(model, { kinds: ['Company'], order: byName, page, ...query }, view);
const edges = (query: Partial<EdgeQuery>, view = now) =>
  edgesOf(model, origins, { hops: investorHops, order: newest, page, far: true, ...query }, view);
const count = (hops: EdgeQuery['hops'], where?: Where) => ({
  over: 'edges' as const,
  origins,
  hops,
  where,
  distinct: false,
});

const shapes: Record<string, Query> = {
  'latest load': queries.latestLoad,
  'times of loads': queries.publishedLoads(2, 7),
  'nodes by id': queries.nodesByKey(model, ['Company:a', 'Chip:b'], now),
  'edges by id': queries.edgesById(model, ['x'], now),
  'nodes by name': nodes({}),
  'nodes by name, going on': nodes({ page: { ...page, after: ['acme', 'Company:acme'] } }),
  'nodes by name, from the end': nodes({ page: { ...page, from: 'end', before: ['acme', 'Company:acme'] } }),
  'nodes of a role by date': nodes({
    kinds: ['Company', 'Institution', 'LegalEntity'],
    order: { terms: [{ on: 'self', field: 'foundedOn', direction: 'DESC' }], fallback: 'ASC' },
  }),
  'nodes by money, between two positions': nodes({
    kinds: ['Facility'],
    order: { terms: [{ on: 'self', field: 'capitalCost', currency: 'USD', direction: 'DESC' }], fallback: 'ASC' },
    page: { ...page, after: [500, 'Facility:a'], before: [null, 'Facility:b'] },
  }),
  'nodes that name others': nodes({ kinds: ['AiModel'], naming: { field: 'baseModel', keys: ['a', 'b'] } }),
  'nodes that rest on sources': nodes({ naming: { field: 'sources', keys: ['s'] } }),
  'edges of many nodes': edges({}),
  'edges, going on': edges({ page: { ...page, after: ['2026-01-01!x'] } }),
  'edges, oldest first, going on after an undated one': edges({ order: oldest, page: { ...page, after: ['!x'] } }),
  'edges of both sides, as of an earlier load and day': edges(
    { hops: [along('PARTNERS_WITH', 'BOTH')], far: false },
    then,
  ),
  'edges by a field of the far node': edges({
    order: { terms: [{ on: 'far', field: 'name', direction: 'ASC' }], fallback: 'ASC' },
    page: { ...page, after: ['acme', '2026-01-01!x'] },
  }),
  'edges, one per far node': edges({ distinct: true }),
  'edges of all types': edges({ hops: allHops }),
  'edges whose round is given': edges({ hops: rounds }),
  'edges that rest on a source': edges({ hops: facts }),
  ends: endsOf(model, origins, { hops: investorHops, limit: 50 }, now),
  'ends among nodes': endsOf(model, origins, { hops: investorHops, among: origins, limit: 50 }, now),
  'tokens of nodes': tokensOf(model, origins, now),
  'ids of tokens': idsOf(model, tokens, now),
  'what is reached': reach(model, tokens, { hops: investorHops, dates: false, limit: 50 }, now),
  'all that is reached': reachAll(model, tokens, { hops: investorHops, dates: false, limit: 50 }, now),
  'all that is reached either way, with dates and amounts': reachAll(
    model,
    tokens,
    { hops: [...investorHops, along('PARTNERS_WITH', 'BOTH')], dates: true, amounts: true, limit: 50 },
    now,
  ),
  'what is reached with dates, as of an earlier load and day': reach(
    model,
    tokens,
    { hops: [...investorHops, along('RUNS')], dates: true, limit: 50 },
    then,
  ),
  links: links(model, { type: 'OWNS', where: { op: 'isNull', field: 'stake' }, limit: 50 }, then),
  'degrees of many nodes': counts.degrees(model, count([...investorHops, along('OWNS')]), now),
  'count of filtered edges': counts.countEdges(model, count(investorHops, { op: 'isNull', field: 'amount' }), now),
  'count of all nodes of a kind': nodeLists.countAllNodes(model, ['Company'], now),
  'count of filtered nodes': nodeLists.countNodes(model, { kinds: ['Company'], where: { op: 'or', of: [] } }, now),
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
  search: queries.search(model, { tokens: ['two', 'wor'], kinds: ['Company'], page: { limit: 5 } }, now),
  'search, a letter, going on': queries.search(
    model,
    { tokens: ['x'], kinds: ['Company'], page: { limit: 5, after: [3, 9, 'Company:x'] } },
    now,
  ),
  'scan of a kind': queries.scanBatch(model, { kind: 'Company' }, 'a', 500, now),
  'scan of a type, as of an earlier load': queries.scanBatch(model, { type: 'OWNS' }, 'x', 500, then),
  'what shows, fact by fact, as of an earlier load and day': counts.countVisible(model, then),
  changes: changes.pickChanges(
    { names: ['OWNS', 'Company'], since: 2, until: 7, page: { limit: 10, after: [5, 'OWNS', 'x'] } },
    now,
  ),
  'versions of edges': changes.edgeVersions(
    ['OWNS'],
    [
      ['x', 2],
      ['y', 3],
    ],
  ),
  'count of changes': changes.countChanges({ names: ['OWNS'], since: 2, until: 7 }, then),
  'statements of nodes': statements.statementsOfNodes(model, ['Company:a'], now),
  'statements of edges': statements.statementsOfEdges(model, ['x'], now),
  'new versions': writes.addEdges('OWNS', [
    { id: 'x', from: 'Company:a', to: 'Company:b', datasets: ['d'], _addedLoad: 2, _retiredLoad: 9 },
  ]).query,
  'versions moved to the past': writes.movePast('OWNS', [{ id: 'x', addedLoad: 1 }]),
};

for (const [name, [kind, where]] of Object.entries(relatedFilters)) {
  shapes[`nodes where ${name}`] = nodes({ kinds: [kind], where });
}
for (const [name, [kind, order]] of Object.entries(relatedOrders)) {
  shapes[`nodes by ${name}`] = nodeLists.findNodes(model, { kinds: [kind], order, page }, now, true);
}
Object.assign(shapes, {
  'nodes by the number of edges while a load is in progress, going on': nodes({
    order: byNumberOf(investors),
    page: { ...page, after: [3, 'Company:acme'] },
  }),
  'nodes where some edge of an earlier load, by the name of the far node': nodes(
    { where: relatedFilters['some edge, by the name of the far node']![1] },
    then,
  ),
  'edges by the number of the far node’s edges': edgesOf(
    model,
    origins,
    {
      hops: investorHops,
      order: byNumberOf(investments, 'DESC', 'far'),
      page: { ...page, after: [3, 'x'] },
      far: false,
    },
    now,
    true,
  ),
  'count of nodes where some edge, by the name of the far node': nodeLists.countNodes(
    model,
    { kinds: ['Company'], where: relatedFilters['some edge, by the name of the far node']![1] },
    now,
  ),
});

const filters: Record<string, Where> = {
  'exact text': { op: 'compare', field: 'name', cmp: 'eq', value: 'É' },
  'text by order': { op: 'compare', field: 'name', cmp: 'gte', value: 'É' },
  integer: { op: 'in', field: 'acceleratorCount', values: [1, 2] },
  match: { op: 'match', field: 'name', how: 'contains', value: 'e' },
  list: { op: 'has', field: 'sectors', values: ['BANK'] },
  money: {
    op: 'money',
    field: 'capitalCost',
    currency: 'USD',
    qualifier: 'EXACT',
    bounds: [{ cmp: 'lt', minor: 2 ** 53 - 1 }],
  },
  'not, where nulls would turn round': { op: 'not', of: { op: 'compare', field: 'ticker', cmp: 'lt', value: 'x' } },
  'time of the load': { op: 'compare', field: 'recordedAt', cmp: 'lte', value: '2026-01-01T00:00:00.000Z' },
  'every related edge': {
    op: 'related',
    relation: { by: 'edge', type: 'OWNS', direction: 'IN' },
    quantifier: 'every',
    of: { op: 'far', of: { op: 'compare', field: 'kind', cmp: 'eq', value: 'Person' } },
  },
};

describe('statements of Neo4j', () => {
  test.each(Object.entries(shapes))('%s', (_, { text, parameters }) => {
    expect(`${text}\n${JSON.stringify(parameters, null, 1)}`).toMatchSnapshot();
  });

  test.each(Object.entries(filters))('a filter by %s', (_, where) => {
    const { text, parameters } = nodes({ where });
    const condition = text.split('\n').find((line) => line.includes('WHERE'));
    expect(`${condition}\n${JSON.stringify(parameters)}`).toMatchSnapshot();
  });

  test('have one text for all values of a shape', () => {
    const at = (value: string) =>
      edges({
        where: { op: 'compare', field: 'note', cmp: 'eq', value },
        page: { limit: value.length, from: 'start', after: [value] },
      });
    expect(at('a').text).toBe(at("'; MATCH (n) DETACH DELETE n //").text);
  });

  test('name only labels, types and properties of the model', () => {
    expect(() => edges({ hops: [along('NO_SUCH')] })).toThrow('NO_SUCH');
    expect(() => nodes({ where: { op: 'isNull', field: 'noSuch' } })).toThrow('noSuch');
    expect(() =>
      nodes({ order: { terms: [{ on: 'self', field: 'noSuch', direction: 'ASC' }], fallback: 'ASC' } }),
    ).toThrow('noSuch');
    const groups = [{ ...byCount, key: { by: 'field' as const, field: 'noSuch' }, distinct: false, fields: [] }];
    expect(() => figures({ ...ofInvestors, groups })).toThrow('noSuch');
  });
});
