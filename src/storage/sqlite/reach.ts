import type { Money } from '../../../schema/values/money.ts';
import type { Links, NodeToken, Reached, ReachQuery } from '../../graph/store.ts';
import type { View } from '../../graph/view.ts';
import type { Where } from '../../graph/where.ts';
import { exact, type Scope } from './fields.ts';
import { edgeRow, type Part, partsOf, type Way, waysOf } from './hops.ts';
import { allOf, mergeSelects } from './keyset.ts';
import { createParameters, type Statement } from './parameters.ts';
import { start } from './queries.ts';
import { withSets } from './sets.ts';
import { compileWhere } from './where.ts';

/** Tokens are row ids, which a node keeps for life. */
export type RawReached = [nodes: number[], dates: (string | null)[], amounts: (Money | null)[]];
export type RawLinks = [from: number[], to: number[]];

/**
 * A JSON array of pairs of lists, one per origin. Row ids stand in the indexes of edges, so that a hub of 50,000 edges
 * costs about 5 ms where their ids cost 150.
 */
export function reachFrom(scope: Scope, origins: readonly NodeToken[], query: ReachQuery, view: View): Statement {
  const { parameters, visibility, compilation } = start(scope, view);
  const ways = waysOf(query.hops, compilation);
  const parts = partsOf(ways, query.where, false, visibility, compilation);
  const limit = parameters.integer(query.limit + 1);
  const select = (part: Part, pos: string[]) =>
    `select ${[`${part.far} as far`, ...pos, ...detailsOf(part.way, query, scope)].join(', ')} ` +
    `from ${part.source} where ${part.condition}`;
  const listed = (from: string, order: string) => {
    const list = (json: string) => `'[', group_concat(${json}, ','${order}), ']'`;
    const dates = query.dates ? list(`coalesce('"' || date || '"', 'null')`) : "'[]'";
    const amounts = query.amounts ? list(`coalesce(amount, 'null')`) : "'[]'";
    return `select concat('[', ${list('far')}, ',', ${dates}, ',', ${amounts}, ']') from (${from})`;
  };
  const whole = listed(parts.map((part) => select(part, [])).join(' union all '), '');
  const paged = parts.map((part) => `${select(part, [`${part.pos} as pos`])} order by pos desc limit ${limit}`);
  const newest = listed(mergeSelects(paged, 'pos desc', limit), ' order by pos desc');
  // Only where edges are left out does their order count, and sorting costs more than reading.
  const reached = view.latest ? `iif(${degree(ways)} < ${limit}, (${whole}), (${newest}))` : `(${newest})`;
  const text =
    `select concat('[', group_concat(${reached}, ',' order by o.key), ']') ` +
    `from (select key, value as row_id from json_each(${parameters.list(origins)})) o`;
  return withSets(text, compilation);
}

function detailsOf({ type }: Way, { dates, amounts }: ReachQuery, { model }: Scope): string[] {
  const { date, fields } = model.edges.get(type)!;
  const amount = fields.has('amount') ? exact(edgeRow, 'amount') : 'null';
  return [...(dates ? [`${exact(edgeRow, date)} as date`] : []), ...(amounts ? [`${amount} as amount`] : [])];
}

/** How many edges leave the origin along the ways, whatever the filter. */
function degree(ways: readonly Way[]): string {
  const counted = ways.map(({ type, through }) => `('${type}', '${through}')`).join(', ');
  return `(select total(d.count) from degree d where d.node = o.row_id and (d.type, d.direction) in (values ${counted}))`;
}

export function decodeReached([nodes, dates, amounts]: RawReached, query: ReachQuery): Reached {
  const more = nodes.length > query.limit;
  if (more) for (const list of [nodes, dates, amounts]) list.splice(query.limit);
  return { nodes, dates: query.dates ? dates : null, amounts: query.amounts ? amounts : null, more };
}

/** Edges of a type by the row ids of their ends. */
export function linksOf(
  scope: Scope,
  { type, where, limit }: { type: string; where?: Where; limit: number },
  view: View,
): Statement {
  const { parameters, visibility, compilation } = start(scope, view);
  const filter = where ? compileWhere(where, { row: edgeRow }, compilation) : null;
  const holds = allOf(`e.type = '${type}'`, visibility.edge('e'), filter);
  const picked = `select e.source, e.target from edge e where ${holds} limit ${parameters.integer(limit + 1)}`;
  const text = `select concat('[[', group_concat(source), '],[', group_concat(target), ']]') from (${picked})`;
  return withSets(text, compilation);
}

export function decodeLinks([from, to]: RawLinks, { limit }: { limit: number }): Links {
  return { from: from.slice(0, limit), to: to.slice(0, limit), more: from.length > limit };
}

/** One entry per id: the row id, or null. */
export function tokensById(scope: Scope, ids: readonly string[], view: View): Statement {
  const { parameters, visibility } = start(scope, view);
  const node = `node n on n.id = j.value and ${visibility.node('n')}`;
  return {
    text:
      `select concat('[', group_concat(coalesce(n.row_id, 'null'), ',' order by j.key), ']') ` +
      `from json_each(${parameters.list(ids)}) j left join ${node}`,
    parameters: parameters.values,
  };
}

/** Ids by ascending row id: rows are found faster in the order in which they lie. */
export function idsByToken(ascending: readonly NodeToken[]): Statement {
  const parameters = createParameters();
  const list = `select value from json_each(${parameters.list(ascending)})`;
  return {
    text: `select concat('[', group_concat('"' || id || '"', ',' order by row_id), ']') from node where row_id in (${list})`,
    parameters: parameters.values,
  };
}

/** Distinct row ids as `idsByToken` takes them. */
export function ascendingTokens(tokens: readonly NodeToken[]): number[] {
  return [...new Set(tokens as number[])].sort((a, b) => a - b);
}
