import type { EdgeId, NodeId } from '../../graph/records.ts';
import { showsWhatStands, type View } from '../../graph/view.ts';
import type { Scope } from './fields.ts';
import { createParameters, type Parameters, type Statement } from './parameters.ts';
import { arrayOf, edgeJson, nodeJson } from './rows.ts';
import { createVisibility, type Visibility } from './visibility.ts';
import type { Compilation } from './where.ts';

export { aggregate } from './aggregate.ts';
export { countChanges, listChanges } from './changes.ts';
export { countEdges, countNodes } from './counts.ts';
export { listEdges, listEnds } from './edge-pages.ts';
export { listNodes } from './node-pages.ts';
export { idsByToken, linksOf, reachFrom, tokensById } from './reach.ts';
export { searchNodes } from './search.ts';
export { statementsOf } from './statements.ts';
export { summarize } from './summary.ts';

/** What compiling one read starts with. */
export interface Start {
  parameters: Parameters;
  visibility: Visibility;
  compilation: Compilation;
}

export function start(scope: Scope, view: View): Start {
  const parameters = createParameters();
  const visibility = createVisibility(view, parameters);
  return {
    parameters,
    visibility,
    compilation: {
      scope,
      parameters,
      nodeShows: visibility.node,
      edgeShows: visibility.edge,
      standing: showsWhatStands(view),
      aliases: { count: 0 },
      sets: [],
    },
  };
}

/** One entry per id: the node, or null. */
export function nodesById(scope: Scope, ids: readonly NodeId[], view: View): Statement {
  const { parameters, visibility } = start(scope, view);
  const text =
    `select ${arrayOf(`iif(n.row_id is null, 'null', ${nodeJson('n')})`, 'j.key')} ` +
    `from json_each(${parameters.list(ids)}) j left join node n on n.id = j.value and ${visibility.node('n')}`;
  return { text, parameters: parameters.values };
}

/** One entry per id: the edge, or null. */
export function edgesByIds(scope: Scope, ids: readonly EdgeId[], view: View): Statement {
  const { parameters, visibility } = start(scope, view);
  const text =
    `select ${arrayOf(`iif(e.row_id is null, 'null', ${edgeJson('e', 's', 't', null)})`, 'j.key')} ` +
    `from json_each(${parameters.list(ids)}) j left join edge e on e.id = j.value and ${visibility.edge('e')} ` +
    'left join node s on s.row_id = e.source left join node t on t.row_id = e.target';
  return { text, parameters: parameters.values };
}

/** The next batch of a scan in id order, after the last id of the one before. */
export function scanBatch(
  scope: Scope,
  of: { kind: string } | { type: string },
  view: View,
  after: string | null,
  limit: number,
): Statement {
  // Batches are separate reads: naming the load, even the latest, keeps them on one state of the edges.
  const { parameters, visibility } = start(scope, { ...view, latest: false });
  const text = 'kind' in of ? nodeBatch(of.kind) : edgeBatch(of.type);
  return { text, parameters: parameters.values };

  function nodeBatch(kind: string): string {
    // Ids begin with the kind; ';' follows ':'.
    const [from, to] = [after ?? `${kind}:`, `${kind};`].map(parameters.text) as [string, string];
    const holds = `n.id > ${from} and n.id < ${to} and ${visibility.node('n')}`;
    const picked = `select n.row_id as r from node n where ${holds} order by n.id limit ${parameters.integer(limit)}`;
    return `select ${arrayOf(nodeJson('n'), 'n.id')} from (${picked}) p join node n on n.row_id = p.r`;
  }

  function edgeBatch(type: string): string {
    const holds = `e.type = '${type}' and e.id > ${parameters.text(after ?? '')} and ${visibility.edge('e')}`;
    const picked = `select e.row_id as r from edge e where ${holds} order by e.id limit ${parameters.integer(limit)}`;
    return (
      `select ${arrayOf(edgeJson('e', 's', 't', null), 'e.id')} from (${picked}) p join edge e on e.row_id = p.r ` +
      'join node s on s.row_id = e.source join node t on t.row_id = e.target'
    );
  }
}

/** Number and time of the latest load, or of the last published by `at`; no row when there is none. */
export function loadVersion(at: string | undefined): Statement {
  const by = at === undefined ? '' : ' where published_at <= ?1';
  const text = `select number, published_at from load${by} order by number desc limit 1`;
  return { text, parameters: at === undefined ? [] : [new Date(at).toISOString()] };
}
