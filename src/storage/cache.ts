import type { EdgeRow, NodeId, NodeRow } from '../graph/records.ts';
import type { Aggregate, AggregateQuery, GraphStore, Load, NodeQuery, Read, Slice } from '../graph/store.ts';
import type { View } from '../graph/view.ts';

/** Bytes of answers that a cache may hold, about. */
const defaultLimit = 64 * 2 ** 20;

/**
 * The store with a memory of what it answered: nodes by id, lists of nodes, slices of edges and figures per origin.
 * Exact, because an answer is kept under the load it shows, and a published load never changes; a later load, also
 * another process's, has another number and finds nothing of it. Only for the latest load, and not while this process
 * loads: until then stores keep nodes' own fields in place. Bounded in bytes; what was asked least recently goes first.
 * Rows are shared: never change one.
 */
export function withCache(store: GraphStore, limit = defaultLimit): GraphStore {
  const kept = new Map<string, { value: unknown; bytes: number }>();
  let bytes = 0;
  let load = -1;
  let loading = 0;

  function clear(): void {
    kept.clear();
    bytes = 0;
  }

  /** What answers of this view are kept under; null when they are not kept. */
  function place({ load: wanted, latest, validAt }: View, query: string): string | null {
    if (!latest || loading > 0) return null;
    if (wanted !== load) {
      clear();
      load = wanted;
    }
    return `${validAt ?? ''} ${query} `;
  }

  function find<Value>(key: string): Value | undefined {
    const entry = kept.get(key);
    if (!entry) return undefined;
    kept.delete(key);
    kept.set(key, entry);
    return entry.value as Value;
  }

  function keep(of: number, key: string, value: unknown): void {
    // A load may have come meanwhile.
    if (of !== load || loading > 0) return;
    const size = 2 * (key.length + JSON.stringify(value).length) + 200;
    if (size > limit / 8) return;
    // Requests that ask for the same at once each bring it.
    bytes += size - (kept.get(key)?.bytes ?? 0);
    kept.set(key, { value, bytes: size });
    for (const [oldest, entry] of kept) {
      if (bytes <= limit) break;
      kept.delete(oldest);
      bytes -= entry.bytes;
    }
  }

  /** Asks the store for those that are not kept, all at once. */
  async function through<Value>(
    ids: readonly string[],
    read: Read,
    query: string,
    ask: (missing: string[]) => Promise<Value[]>,
  ): Promise<Value[]> {
    const under = place(read.view, query);
    if (under === null) return ask([...ids]);
    const found = ids.map((id) => find<Value>(under + id));
    const missing = [...new Set(ids.filter((_, index) => found[index] === undefined))];
    if (missing.length === 0) {
      read.meter.portCalls += 1;
      return found as Value[];
    }
    const fresh = new Map<string, Value>();
    for (const [index, value] of (await ask(missing)).entries()) {
      fresh.set(missing[index]!, value);
      keep(read.view.load, under + missing[index], value);
    }
    return found.map((value, index) => (value === undefined ? fresh.get(ids[index]!)! : value));
  }

  return {
    ...store,
    nodesByKey: (ids: readonly NodeId[], read) =>
      through<NodeRow | null>(ids, read, 'node', (missing) => store.nodesByKey(missing, read)),
    edgesOf: (origins, query, read) =>
      through<Slice<EdgeRow>>(origins, read, named('edges', query), (missing) => store.edgesOf(missing, query, read)),
    findNodes: (query, read) =>
      through<Slice<NodeRow>>(listsOf(query), read, named('nodes', query), (missing) =>
        store.findNodes(withLists(query, missing), read),
      ),
    aggregate: (query, read) =>
      through<Aggregate>(listsOf(query), read, named('figures', query), (missing) =>
        store.aggregate(withLists(query, missing), read),
      ),
    async load(datasets): Promise<Load> {
      loading += 1;
      clear();
      let open = true;
      const ended = () => {
        if (open) loading -= 1;
        open = false;
        clear();
      };
      const begun = await store.load(datasets).catch((error) => {
        ended();
        throw error;
      });
      return {
        applyBatch: (statements) => begun.applyBatch(statements),
        publish: (editions) => begun.publish(editions).finally(ended),
        discard: () => begun.discard().finally(ended),
      };
    },
  };
}

type Lists = NodeQuery | AggregateQuery;

/** What tells the lists of a query apart: origins, keys, or '' for a single list of all. */
function listsOf(query: Lists): readonly string[] {
  return 'origins' in query ? query.origins : (query.naming?.keys ?? ['']);
}

/** The query for some of its lists. */
function withLists<Query extends Lists>(query: Query, lists: string[]): Query {
  if ('origins' in query) return { ...query, origins: lists };
  return query.naming ? { ...query, naming: { ...query.naming, keys: lists } } : query;
}

/** A query apart from which lists it asks for. */
function named(what: string, query: object): string {
  const of = query as { origins?: unknown; naming?: { field: string } };
  return what + JSON.stringify({ ...of, origins: undefined, naming: of.naming?.field });
}
