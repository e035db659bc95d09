import type { MoneyQualifier } from '../../../schema/values/money.ts';
import type { Links, NodeToken, Reached, ReachQuery, Read } from '../../graph/store.ts';
import { showsWhatStands, type View } from '../../graph/view.ts';
import type { Where } from '../../graph/where.ts';
import type { Model } from '../../ontology/model.ts';
import type { Asker } from './ask.ts';
import { newestFirst, readPages, returned } from './edges.ts';
import { degreeOf, edgesAt, unionOf, waysOf } from './hops.ts';
import { integer, pastSuffix } from './properties.ts';
import { allOf, openScope, type Query, type Scope, storedTypes, visibleEdge, visibleNode } from './scope.ts';
import { compileWhere } from './where.ts';

/**
 * Tokens are the server's own numbers of nodes: to read one takes no property, and a relationship tells those of its
 * ends. They stand for the same nodes as long as these are not removed, which published ones never are.
 */
type RawReached = (number | [node: number, date: string | null, ...amount: RawAmount])[];
type RawAmount = [] | [minor: number | null, currency: string, qualifier: MoneyQualifier];
export type RawLinks = [from: number, to: number][];

const noNode = -1;

/** Tokens of nodes by id; `noNode` where there is none. */
export function tokensOf(model: Model, ids: readonly string[], view: View): Query {
  const scope = openScope(model, view);
  const text = `UNWIND ${scope.bind(ids)} AS id
OPTIONAL MATCH (n:Entity) WHERE n.id = id AND ${visibleNode('n')}
WITH collect(coalesce(id(n), ${noNode})) AS result`;
  return { text, parameters: scope.parameters };
}

export const decodeToken = (raw: number): NodeToken | null => (raw === noNode ? null : raw);

/** Ids of nodes by token. */
export function idsOf(model: Model, tokens: readonly NodeToken[], view: View): Query {
  const scope = openScope(model, view);
  const text = `UNWIND ${scope.bind(integers(tokens))} AS token\nMATCH (n) WHERE id(n) = token\nWITH collect(n.id) AS result`;
  return { text, parameters: scope.parameters };
}

const integers = (tokens: readonly NodeToken[]) => tokens.map((token) => integer(token as number));

/** Per origin the tokens at the far ends of its newest edges over all hops. */
export function reach(model: Model, origins: readonly NodeToken[], query: ReachQuery, view: View): Query {
  const scope = openScope(model, view);
  return perOrigin(scope, origins, newest(scope, query));
}

/** The edges of `a`, the newest where there are more than the limit. */
function newest(scope: Scope, query: ReachQuery): string {
  const limit = scope.bind(integer(query.limit + 1));
  const read = readPages(scope, waysOf(scope, query.hops), query, newestFirst, limit, () => 'x, id(far) AS node');
  return `COLLECT {
WITH {id: a.id} AS o
CALL (o) {
${unionOf(read.map(returned))}
  RETURN x, node ORDER BY x._pos DESC LIMIT ${limit}
}
RETURN ${partsOf(scope.model, query, 'node')}
}`;
}

function perOrigin(scope: Scope, origins: readonly NodeToken[], rows: string): Query {
  const text = `UNWIND ${scope.bind(integers(origins))} AS token
MATCH (a) WHERE id(a) = token
WITH collect(${rows}) AS result`;
  return { text, parameters: scope.parameters };
}

/**
 * As `reach` where all edges count, while no load is in progress: where the limit spares none of them, no property is
 * read but those that are wanted, and nothing is sorted.
 */
export function reachAll(model: Model, origins: readonly NodeToken[], query: ReachQuery, view: View): Query {
  const scope = openScope(model, view);
  const ways = waysOf(scope, query.hops);
  const all = ways.map((way) => `[${edgesAt(way, 'x', 'far')} | ${partsOf(model, query, 'id(far)')}]`).join(' + ');
  const limit = scope.bind(integer(query.limit));
  return perOrigin(
    scope,
    origins,
    `CASE WHEN ${degreeOf(ways)} > ${limit} THEN ${newest(scope, query)} ELSE ${all} END`,
  );
}

/** What is reached, counted as read. */
export async function readReached(
  model: Model,
  asker: Asker,
  origins: readonly NodeToken[],
  query: ReachQuery,
  read: Read,
): Promise<Reached[]> {
  const exact = (view: View) => reach(model, origins, query, view);
  const raw = await (query.where === undefined && showsWhatStands(read.view)
    ? asker.quickly<RawReached[]>((view) => reachAll(model, origins, query, view), exact, read)
    : asker.view<RawReached[]>(exact, read));
  const reached = raw.map((rows) => decodeReached(rows, query));
  for (const { nodes, more } of reached) read.meter.rows += nodes.length + Number(more);
  return reached;
}

/** What is read of an edge `x` besides the node that it leads to; that alone where nothing is. */
function partsOf(model: Model, { hops, dates, amounts }: ReachQuery, node: string): string {
  if (!dates && !amounts) return node;
  const types = [...new Set(hops.map(({ type }) => type))];
  return `[${[node, dates ? dateOf(model, types) : 'null', ...(amounts ? amount : [])].join(', ')}]`;
}

const amount = ['minor', 'currency', 'qualifier'].map((part) => `x.amount_${part}`);

/** The date of `x`, whose property is that of its type. */
function dateOf(model: Model, types: readonly string[]): string {
  const dates = types.map((type) => [type, `x.${model.edges.get(type)!.date}`] as const);
  if (new Set(dates.map(([, date]) => date)).size === 1) return dates[0]![1];
  const cases = dates.map(([type, date]) => `WHEN '${type}' THEN ${date}`);
  return `CASE replace(type(x), '${pastSuffix}', '') ${cases.join(' ')} END`;
}

function decodeReached(raw: RawReached, query: ReachQuery): Reached {
  const more = raw.length > query.limit;
  const rows = more ? raw.slice(0, query.limit) : raw;
  if (!query.dates && !query.amounts) return { nodes: rows as number[], dates: null, amounts: null, more };
  const parts = rows as Exclude<(typeof rows)[number], number>[];
  return {
    nodes: parts.map(([node]) => node),
    dates: query.dates ? parts.map(([, date]) => date) : null,
    amounts: query.amounts
      ? parts.map(([, , minor = null, currency, qualifier]) =>
          minor === null ? null : { minor, currency: currency!, qualifier: qualifier! },
        )
      : null,
    more,
  };
}

/** Edges of a type by the tokens of their ends. */
export function links(
  model: Model,
  { type, where, limit }: { type: string; where?: Where; limit: number },
  view: View,
): Query {
  const scope = openScope(model, view);
  const filter = where && compileWhere(scope, { on: 'edge', variable: 'x' }, where);
  const text = `CALL () {
  MATCH (from)-[x:${storedTypes(view, type).join('|')}]->(to) WHERE ${allOf(visibleEdge(view, 'x'), filter)}
  RETURN id(from) AS start, id(to) AS end LIMIT ${scope.bind(integer(limit + 1))}
}
WITH collect([start, end]) AS result`;
  return { text, parameters: scope.parameters };
}

export function decodeLinks(raw: RawLinks, { limit }: { limit: number }): Links {
  const rows = raw.slice(0, limit);
  return { from: rows.map(([from]) => from), to: rows.map(([, to]) => to), more: raw.length > limit };
}
