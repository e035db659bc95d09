import DataLoader from 'dataloader';
import type { EdgeId, EdgeRow, NodeId, NodeRow } from '../graph/records.ts';
import type {
  AggregateQuery,
  AggregateWanted,
  EdgeQuery,
  GraphStore,
  NodeQuery,
  Read,
  Slice,
  Statements,
} from '../graph/store.ts';
import type { View } from '../graph/view.ts';
import { type AggregateLoader, aggregateLoader, loadAggregates } from './aggregates/loader.ts';

/** What figures are over, without those they are wanted for (origins of edges, keys of a ref) and what is wanted. */
export type AggregatedList =
  | Omit<Extract<AggregateQuery, { over: 'edges' }>, 'origins' | keyof AggregateWanted>
  | (Omit<Extract<AggregateQuery, { over: 'nodes' }>, 'naming' | keyof AggregateWanted> & {
      naming?: { field: string };
    });

/** A list of nodes without the keys whose lists are wanted; without `naming` it is a single list, asked for as ''. */
export type NodeListQuery = Omit<NodeQuery, 'naming'> & { naming?: { field: string } };

/** Per view and argument set one batch: all parents of a level in a single port call. */
export interface Loaders {
  nodes(view: View): DataLoader<NodeId, NodeRow | null>;
  edges(view: View): DataLoader<EdgeId, EdgeRow | null>;
  edgesOf(view: View, query: EdgeQuery): DataLoader<NodeId, Slice<EdgeRow>>;
  nodesOf(view: View, query: NodeListQuery): DataLoader<string, Slice<NodeRow>>;
  aggregateOf(view: View, query: AggregatedList): AggregateLoader;
  statements(view: View, on: 'node' | 'edge'): DataLoader<string, Statements | null>;
}

export function createLoaders(store: GraphStore, read: (view: View) => Read): Loaders {
  const known = new Map<string, DataLoader<string, unknown>>();
  function shared<Value>(name: string, view: View, query: unknown, load: (keys: string[]) => Promise<Value[]>) {
    const key = JSON.stringify([name, view, query]);
    let loader = known.get(key) as DataLoader<string, Value> | undefined;
    if (!loader) {
      loader = new DataLoader<string, Value>((keys) => load([...keys]));
      known.set(key, loader as DataLoader<string, unknown>);
    }
    return loader;
  }
  return {
    nodes: (view) => shared('nodes', view, null, (ids) => store.nodesByKey(ids, read(view))),
    edges: (view) => shared('edges', view, null, (ids) => store.edgesById(ids, read(view))),
    edgesOf: (view, query) => shared('edgesOf', view, query, (ids) => store.edgesOf(ids, query, read(view))),
    nodesOf: (view, query) =>
      shared('nodesOf', view, query, (keys) => store.findNodes({ ...query, ...naming(query, keys) }, read(view))),
    statements: (view, on) => shared('statements', view, on, (ids) => store.statementsOf({ on, ids }, read(view))),
    aggregateOf: (view, query) =>
      aggregateLoader(
        shared('aggregateOf', view, query, (names) =>
          loadAggregates(names, (keys, wanted) => {
            const of = query.over === 'edges' ? { ...query, origins: keys } : { ...query, ...naming(query, keys) };
            return store.aggregate({ ...of, ...wanted } as AggregateQuery, read(view));
          }),
        ),
      ),
  };
}

function naming(query: { naming?: { field: string } }, keys: string[]) {
  return { naming: query.naming && { field: query.naming.field, keys } };
}
