import type { NodeId } from '../../graph/records.ts';
import type { AggregateQuery } from '../../graph/store.ts';
import type { View } from '../../graph/view.ts';
import type { Scope } from './fields.ts';
import { mayRepeat, namedBy, partsOf, type Way, waysOf } from './hops.ts';
import { allOf } from './keyset.ts';
import { kindIs, namesKey } from './node-pages.ts';
import type { Parameters, Statement } from './parameters.ts';
import { start } from './queries.ts';
import { arrayOf } from './rows.ts';
import { withSets } from './sets.ts';
import { compileWhere } from './where.ts';

/** A JSON array of counts: one per key of `naming`, else a single one. */
export function countNodes(scope: Scope, query: Extract<AggregateQuery, { over: 'nodes' }>, view: View): Statement {
  const { parameters, visibility, compilation } = start(scope, view);
  const { naming, where, kinds } = query;
  if (!naming && !where && view.latest) {
    const names = kinds.map((kind) => kindIs(kind, scope) && `'${kind}'`).join(', ');
    const text = `select concat('[', coalesce(sum(count), 0), ']') from tally where of = 'node' and name in (${names})`;
    return { text, parameters: parameters.values };
  }
  const filter = where ? compileWhere(where, { row: { table: 'node', alias: 'n' } }, compilation) : null;
  const source = naming ? 'node_ref m join node n on n.row_id = m.node' : 'node n';
  const named = naming ? namesKey(naming.field, scope) : null;
  const each = kinds.map((kind) => {
    const holds = allOf(named, kindIs(kind, scope), visibility.node('n'), filter);
    return `(select count(*) from ${source} where ${holds})`;
  });
  const count = each.join(' + ');
  const text = naming
    ? `select ${arrayOf(count, 'j.key')} from json_each(${parameters.list(naming.keys)}) j`
    : `select concat('[', ${count}, ']')`;
  return withSets(text, compilation);
}

/** A JSON array of counts, one per origin. Without any filter no edge is read for them. */
export function countEdges(scope: Scope, query: Extract<AggregateQuery, { over: 'edges' }>, view: View): Statement {
  const { parameters, visibility, compilation } = start(scope, view);
  const ways = waysOf(query.hops, compilation);
  const filtered = !view.latest || view.validAt !== null || query.where !== undefined;
  if (!filtered && !query.distinct && !mayRepeat(ways)) {
    return { text: perOrigin(`select ${tallyOf(ways)}`, query.origins, parameters), parameters: parameters.values };
  }
  const parts = partsOf(ways, query.where, false, visibility, compilation);
  const column = query.distinct ? 'far' : 'r';
  const selects = parts.map(
    ({ source, condition, far }) =>
      `select ${query.distinct ? far : 'e.row_id'} as ${column} from ${source} where ${condition}`,
  );
  const what = query.distinct || mayRepeat(ways) ? `distinct ${column}` : '*';
  const count = `select count(${what}) from (${selects.join(' union all ')})`;
  return withSets(perOrigin(count, query.origins, parameters), compilation);
}

/** The degrees kept while loading and, for refs, as much of the index as names the origin. */
function tallyOf(ways: readonly Way[]): string {
  const directions = ways.filter(({ through }) => typeof through === 'string');
  const pairs = directions.map(({ type, through }) => `('${type}', '${through}')`).join(', ');
  const held = `d.node = o.row_id and (d.type, d.direction) in (values ${pairs})`;
  const degrees = pairs === '' ? '0' : `(select coalesce(sum(d.count), 0) from degree d where ${held})`;
  const named = ways.flatMap(({ type, through }) =>
    typeof through === 'object'
      ? [`(select count(*) from edge_ref m where ${namedBy(type, through.field, true)})`]
      : [],
  );
  return [degrees, ...named].join(' + ');
}

function perOrigin(count: string, origins: readonly NodeId[], parameters: Parameters): string {
  const origin = `json_each(${parameters.list(origins)}) j left join node o on o.id = j.value`;
  return `select ${arrayOf(`(${count})`, 'j.key')} from ${origin}`;
}
