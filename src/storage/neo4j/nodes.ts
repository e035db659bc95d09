import type { NodeQuery } from '../../graph/store.ts';
import type { View } from '../../graph/view.ts';
import type { Model } from '../../ontology/model.ts';
import { type Computed, computedColumns, keyset, nameOrder, nodeColumns } from './order.ts';
import { integer, labelExpression, live } from './properties.ts';
import { nodeText, withRelated } from './queries.ts';
import { allOf, openScope, type Query, type Scope, visibleNode } from './scope.ts';
import { startFromRelated } from './start.ts';
import { compileWhere } from './where.ts';

/** A slice of nodes per list: those of the kinds that name the list's key, or one list of all. `byDegree`: see `relatedValue`. */
export function findNodes(model: Model, query: NodeQuery, view: View, byDegree = false): Query {
  const scope = openScope(model, view);
  const columns = nodeColumns(scope, query.order, 'n');
  const { orderBy, conditions } = keyset(scope, columns, query.page.from, query.page);
  const byName = nameOrder(scope, query.order, query.page, 'n');
  const source = nodeSource(scope, query, 'list', byName?.conditions);
  const limit = scope.bind(integer(query.page.limit + 1));
  const computed = computedColumns(scope, query.order, 'n', byDegree);
  const names = computed.map(({ name }) => name);
  const between =
    computed.length === 0
      ? conditions.map((one) => ` AND ${one}`).join('')
      : `\n  WITH n, ${aliased(computed)}${conditions.length > 0 ? ` WHERE ${allOf(...conditions)}` : ''}`;
  const text = perList(
    scope,
    query.naming,
    `${source}${between}
  WITH ${['n', ...names].join(', ')} ORDER BY ${byName?.orderBy ?? ''}${orderBy} LIMIT ${limit}`,
    `collect(${withRelated(nodeText(view, 'n'), names)})`,
  );
  return { text, parameters: scope.parameters };
}

/** What is read for each list; of a single one without a subquery, which costs a third of a small read. */
function perList(scope: Scope, naming: NodeQuery['naming'], read: string, rows: string): string {
  if (!naming) return `${read}\nWITH [${rows}] AS result`;
  return `UNWIND ${scope.bind(keysOf(naming))} AS list
CALL (list) {
  ${read}
  RETURN ${rows} AS rows
}
WITH collect(rows) AS result`;
}

/** Computed columns as a WITH lists them. */
export function aliased(computed: readonly Computed[]): string {
  return computed.map(({ name, expression }) => `${expression} AS ${name}`).join(', ');
}

/** How many nodes each list has. */
export function countNodes(model: Model, query: Pick<NodeQuery, 'kinds' | 'where' | 'naming'>, view: View): Query {
  const scope = openScope(model, view);
  const text = perList(scope, query.naming, nodeSource(scope, query), 'count(n)');
  return { text, parameters: scope.parameters };
}

/** How many live nodes there are of some kinds, from the store's own counters; right only while no load is busy. */
export function countAllNodes(model: Model, kinds: readonly string[], view: View): Query {
  const scope = openScope(model, view);
  const labels = labelExpression(model, kinds);
  const all = labels.split('|').map((label) => `COUNT { (:${label}) }`);
  const retired = `COUNT { MATCH (n:Entity) WHERE n._retiredLoad < ${scope.bind(integer(live))} AND n:${labels} }`;
  return { text: `WITH [${all.join(' + ')} - ${retired}] AS result`, parameters: scope.parameters };
}

type Lists = Pick<NodeQuery, 'kinds' | 'where' | 'naming'>;

/** What a statement is given per list of nodes. */
export function keysOf(naming: NodeQuery['naming']): { key: string; phrase: string }[] {
  return (naming?.keys ?? ['']).map((key) => ({ key, phrase: lucenePhrase(key) }));
}

/** A whole value as Lucene reads it. */
export function lucenePhrase(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

function isListRef(model: Model, kinds: readonly string[], field: string): boolean {
  return kinds.some((kind) => model.kinds.get(kind)?.fields.get(field)?.type === 'list');
}

/** Reads the nodes `n` of a list, each once, that fulfil what it asks; `list` is the variable that holds what it is given. */
export function nodeSource(scope: Scope, query: Lists, list = 'list', first: readonly string[] = []): string {
  const { kinds, naming, where } = query;
  const labels = labelExpression(scope.model, kinds);
  const start = where && !naming ? startFromRelated(scope, 'n', where) : null;
  if (start) {
    const rest = start.rest.map((one) => compileWhere(scope, { on: 'node', variable: 'n' }, one));
    const holds = allOf(...first, `n:${labels}`, visibleNode('n'), ...rest);
    return `${start.clauses.join('\n  ')}\n  WITH DISTINCT n WHERE ${holds}`;
  }
  const holds = allOf(...first, visibleNode('n'), ...restrictions(scope, query, list));
  if (!naming || !isListRef(scope.model, kinds, naming.field)) return `MATCH (n:${labels}) WHERE ${holds}`;
  const index = `nodes_naming_${naming.field}`;
  return `CALL db.index.fulltext.queryNodes('${index}', ${list}.phrase) YIELD node AS n WITH n WHERE ${holds}`;
}

/** What a node `n` of a list must fulfil besides the view. */
function restrictions(scope: Scope, { kinds, naming, where }: Lists, list: string): string[] {
  const conditions: string[] = [];
  if (naming) {
    const found = isListRef(scope.model, kinds, naming.field);
    conditions.push(found ? `n:${labelExpression(scope.model, kinds)}` : `n.${naming.field} = ${list}.key`);
  }
  if (where) conditions.push(compileWhere(scope, { on: 'node', variable: 'n' }, where));
  return conditions;
}
