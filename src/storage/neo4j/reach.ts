import type { MoneyQualifier } from '../../../schema/values/money.ts';
import type { Links, NodeToken, Reached, ReachQuery } from '../../graph/store.ts';
import type { View } from '../../graph/view.ts';
import type { Where } from '../../graph/where.ts';
import type { Model } from '../../ontology/model.ts';
import { newestFirst, readPages, returned } from './edges.ts';
import { originsOf, unionOf, waysOf } from './hops.ts';
import { integer, pastSuffix } from './properties.ts';
import { allOf, openScope, type Query, storedTypes, visibleEdge } from './scope.ts';
import { compileWhere } from './where.ts';

/** Tokens are ids: relationships hold those of their ends. */
export type RawReached = [
  node: string,
  date: string | null,
  minor: number | null,
  currency: string,
  qualifier: MoneyQualifier,
][];
export type RawLinks = [from: string, to: string][];

/** Per origin the ids at the far ends of its newest edges over all hops. */
export function reach(model: Model, origins: readonly NodeToken[], query: ReachQuery, view: View): Query {
  const scope = openScope(model, view);
  const list = scope.bind(originsOf(origins as string[]));
  const limit = scope.bind(integer(query.limit + 1));
  const ways = waysOf(scope, query.hops);
  const read = readPages(scope, ways, query, newestFirst, limit, ({ node }) => `x, ${node} AS node`).map(returned);
  const types = [...new Set(query.hops.map(({ type }) => type))];
  const text = `UNWIND ${list} AS o
CALL (o) {
${unionOf(read)}
  WITH x, node ORDER BY x._pos DESC LIMIT ${limit}
  RETURN collect([${['node', query.dates ? dateOf(model, types) : 'null', ...(query.amounts ? amount : [])].join(', ')}]) AS rows
}
WITH collect(rows) AS result`;
  return { text, parameters: scope.parameters };
}

const amount = ['minor', 'currency', 'qualifier'].map((part) => `x.amount_${part}`);

/** The date of `x` by its type. */
function dateOf(model: Model, types: readonly string[]): string {
  const cases = types.map((type) => `WHEN '${type}' THEN x.${model.edges.get(type)!.date}`);
  return `CASE replace(type(x), '${pastSuffix}', '') ${cases.join(' ')} END`;
}

export function decodeReached(raw: RawReached, query: ReachQuery): Reached {
  const rows = raw.slice(0, query.limit);
  return {
    nodes: rows.map(([node]) => node),
    dates: query.dates ? rows.map(([, date]) => date) : null,
    amounts: query.amounts
      ? rows.map(([, , minor, currency, qualifier]) => (minor === null ? null : { minor, currency, qualifier }))
      : null,
    more: raw.length > query.limit,
  };
}

/** Edges of a type by the ids of their ends. */
export function links(
  model: Model,
  { type, where, limit }: { type: string; where?: Where; limit: number },
  view: View,
): Query {
  const scope = openScope(model, view);
  const filter = where && compileWhere(scope, { on: 'edge', variable: 'x' }, where);
  const text = `CALL () {
  MATCH ()-[x:${storedTypes(view, type).join('|')}]->() WHERE ${allOf(visibleEdge(view, 'x'), filter)}
  RETURN x LIMIT ${scope.bind(integer(limit + 1))}
}
WITH collect([x.from, x.to]) AS result`;
  return { text, parameters: scope.parameters };
}

export function decodeLinks(raw: RawLinks, { limit }: { limit: number }): Links {
  const rows = raw.slice(0, limit);
  return { from: rows.map(([from]) => from), to: rows.map(([, to]) => to), more: raw.length > limit };
}
