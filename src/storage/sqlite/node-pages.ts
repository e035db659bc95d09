import { type RelatedTerm, tieDirection } from '../../graph/order.ts';
import type { NodeQuery } from '../../graph/store.ts';
import type { View } from '../../graph/view.ts';
import { fieldIn, type Row, type Scope, sortKey } from './fields.ts';
import {
  allOf,
  anyOf,
  compileKeyset,
  keyIn,
  keysOf,
  mergeSelects,
  orderBy,
  relatedKeys,
  type SortColumn,
} from './keyset.ts';
import type { Statement } from './parameters.ts';
import { start } from './queries.ts';
import { relatedKey } from './relations.ts';
import { arrayOf, nodeJson } from './rows.ts';
import { withSets } from './sets.ts';
import { type Compilation, compileWhere } from './where.ts';

const node: Row = { table: 'node', alias: 'n' };

/**
 * A JSON array of lists, one per key of `naming`, else one; each holds one row more than the limit where there are
 * more. Each kind is read along its own index and no further than the limit, then the kinds are merged; nodes that name
 * one are read once for all kinds.
 */
export function listNodes(scope: Scope, query: NodeQuery, view: View): Statement {
  const { parameters, visibility, compilation } = start(scope, view);
  const columns = nodeColumns(query.order, compilation);
  const keyset = compileKeyset(columns, query.page, parameters);
  const limit = parameters.integer(query.page.limit + 1);
  const filter = query.where ? compileWhere(query.where, { row: node }, compilation) : null;
  const keys = keysOf(columns);
  const source = query.naming ? `node_ref m join node n on n.row_id = m.node` : 'node n';
  const named = query.naming ? namesKey(query.naming.field, scope) : null;
  const apart = !columns[0]!.computed;
  const within = orderBy(columns, keyset.walk, keyIn(columns), apart ? 'segment' : 'list');
  const segments = apart ? keyset.segments : [anyOf(keyset.segments)];
  const kinds = query.kinds.map((kind) => kindIs(kind, scope));
  const selects = (query.naming ? [anyOf(kinds)] : kinds).flatMap((kind) =>
    segments.map((segment) => {
      const holds = allOf(named, kind, visibility.node('n'), segment, keyset.bound, filter);
      return `select n.row_id as r, ${keys} from ${source} where ${holds} order by ${within} limit ${limit}`;
    }),
  );
  const key = (index: number) => `k${index}`;
  const picked = mergeSelects(selects, orderBy(columns, keyset.walk, key), limit);
  const page = `select ${arrayOf(nodeJson('n', relatedKeys(query.order)), orderBy(columns, 'forward', key))} from (${picked}) p join node n on n.row_id = p.r`;
  const text = query.naming
    ? `select ${arrayOf(`(${page})`, 'j.key')} from json_each(${parameters.list(query.naming.keys)}) j`
    : `select concat('[', (${page}), ']')`;
  return withSets(text, compilation);
}

function nodeColumns(order: NodeQuery['order'], compilation: Compilation): SortColumn[] {
  const { scope, parameters } = compilation;
  const columns = order.terms.map((term): SortColumn => {
    const { direction } = term;
    if ('relation' in term) return relatedColumn(term, node.alias, compilation);
    const field = fieldIn(scope, node, term.field);
    const holds = field === null || term.field === 'name' ? 'known' : 'values';
    return { expression: sortKey(node, term.field, field, term.currency, parameters), direction, holds };
  });
  return [...columns, { expression: 'n.id', direction: tieDirection(order), holds: 'known' }];
}

/** Counts are known of every node; sums only where an amount is. */
export function relatedColumn(term: RelatedTerm, node: string, compilation: Compilation): SortColumn {
  const expression = relatedKey(term, node, compilation);
  return { expression, direction: term.direction, holds: term.sum ? 'values' : 'known', computed: true };
}

/** As text, not as a parameter: the index of the kind is a partial one. */
export function kindIs(kind: string, scope: Scope): string {
  if (!scope.model.kinds.has(kind)) throw new Error(`there is no node kind ${kind}`);
  return `n.kind = '${kind}'`;
}

/** The node (alias `n` by `m`) names the key of `j` in a ref field. */
export function namesKey(name: string, scope: Scope): string {
  const field = scope.fields.get(name);
  const target = field?.type === 'list' ? field.item?.target : field?.target;
  if (!target) throw new Error(`${name} is not a ref field`);
  return `m.field = '${name}' and m.target = '${target}:' || j.value`;
}
