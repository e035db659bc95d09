import type { AggregateQuery } from '../../graph/store.ts';
import { showsWhatStands, type View } from '../../graph/view.ts';
import type { Model } from '../../ontology/model.ts';
import { degreeOf, expand, originsOf, readWhole, unionOf, waysOf } from './hops.ts';
import { integer, live } from './properties.ts';
import { openScope, type Query, storedTypes, visibleEdge, visibleNode } from './scope.ts';

type EdgeCount = Extract<AggregateQuery, { over: 'edges' }>;

/** How many edges each origin has, or to how many far nodes they lead. */
export function countEdges(model: Model, query: EdgeCount, view: View): Query {
  const scope = openScope(model, view);
  const list = scope.bind(originsOf(query.origins));
  const read = waysOf(scope, query.hops)
    .map((way) => expand(scope, way))
    .map((access) => readWhole(scope, access, query.where, `x, ${access.node} AS node`));
  const text = `UNWIND ${list} AS o
CALL (o) {
${unionOf(read)}
  RETURN count(DISTINCT ${query.distinct ? 'node' : 'x'}) AS rows
}
WITH collect(rows) AS result`;
  return { text, parameters: scope.parameters };
}

/** Whether degrees answer a count: everything that counts is then a live edge of the origin itself. */
export function countsByDegree(query: EdgeCount, view: View): boolean {
  const whole = query.where === undefined || (query.where.op === 'and' && query.where.of.length === 0);
  return showsWhatStands(view) && whole && !query.distinct && query.hops.every((hop) => hop.by === 'edge');
}

/** As `countEdges`, from degrees. */
export function degrees(model: Model, query: EdgeCount, view: View): Query {
  const scope = openScope(model, view);
  const text = `UNWIND ${scope.bind(query.origins)} AS id
OPTIONAL MATCH (a:Entity) WHERE a.id = id
WITH collect(${degreeOf(waysOf(scope, query.hops))}) AS result`;
  return { text, parameters: scope.parameters };
}

/** Numbers of facts by kind or type; one may occur twice, its numbers then add up. */
export type Tally = [name: string, count: number][];

/** Data sets with the load that last changed each, and their editions. */
export type DataSets = [name: string, load: number, edition: string | null][];

/** Live facts per kind and type from the store's own counters, and the data sets; right only while no load is busy. */
export function countStored(model: Model): Query {
  const nodes = [...model.kinds.keys()].map((kind) => `['${kind}', COUNT { (:${kind}) }]`);
  const edges = [...model.edges.keys()].map((type) => `['${type}', COUNT { ()-[:${type}]->() }]`);
  const text = `CALL () { MATCH (n:Entity) WHERE n._retiredLoad < $live RETURN n.kind AS kind, -count(n) AS number }
WITH collect([kind, number]) AS retired
${dataSets}
WITH [[${nodes.join(', ')}] + retired, [${edges.join(', ')}], datasets] AS result`;
  return { text, parameters: { live: integer(live) } };
}

const dataSets =
  'CALL () { MATCH (d:DataSet) WHERE d.load IS NOT NULL RETURN collect([d.name, d.load, d.edition]) AS datasets }';

/** As `countStored`, fact by fact: for earlier views, and while a load has begun to change facts. */
export function countVisible(model: Model, view: View): Query {
  const types = [...model.edges.keys()].flatMap((type) => storedTypes(view, type)).join('|');
  const text = `CALL () {
  MATCH (n:Entity) WHERE ${visibleNode('n')} WITH n.kind AS kind, count(n) AS number RETURN collect([kind, number]) AS nodes
}
CALL () {
  MATCH ()-[x:${types}]->() WHERE ${visibleEdge(view, 'x')}
  WITH type(x) AS type, count(x) AS number RETURN collect([type, number]) AS edges
}
CALL () {
  MATCH (d:DataSet)
  WITH d.name AS name, [load IN d.loads WHERE load <= $load] AS loads, CASE WHEN d.load <= $load THEN d.edition END AS edition
  WHERE size(loads) > 0
  RETURN collect([name, loads[-1], edition]) AS datasets
}
WITH [nodes, edges, datasets] AS result`;
  return { text, parameters: openScope(model, view).parameters };
}
