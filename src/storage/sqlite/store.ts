import { answerOf, breakdownsOf, listsOf, wantsFigures } from '../../graph/groups.ts';
import { createMeter } from '../../graph/meter.ts';
import type { EdgeRow, NodeRow } from '../../graph/records.ts';
import type {
  Load,
  NodeToken,
  OpenStore,
  Reached,
  Read,
  Statements,
  StoreSummary,
  StoreVersion,
} from '../../graph/store.ts';
import { type Call, createAsking } from './asking.ts';
import { isBounded } from './bounded.ts';
import { type Connection, connect } from './connection.ts';
import * as decode from './decode.ts';
import { createScope } from './fields.ts';
import { beginLoad } from './load.ts';
import { busyTimeout, prepareTables } from './prepare.ts';
import * as queries from './queries.ts';
import { ascendingTokens, decodeLinks, decodeReached, type RawLinks, type RawReached } from './reach.ts';
import { openWriter, sharedWriter, type Writer } from './writer.ts';

/** Rows that a scan reads at a time, and tokens that are told while other requests wait. */
const scanned = 500;

interface Options {
  path: string;
  /** How many facts a load may change before it is written in bulk, by how many stood before. */
  bulkAfter?: (stood: number) => number;
}

/**
 * Opens a database file (its folder is made) or `:memory:`. Reads have a connection of their own, so that they go on
 * and see nothing while a load is written; `:memory:` has one connection, and reads during a load are taken for reads
 * of an earlier state: they see nothing of it either, but new fields of nodes that it changed.
 */
export const openSqlite: OpenStore<Options> = async (model, { path, bulkAfter }) => {
  const scope = createScope(model);
  const inMemory = path === ':memory:';
  const reader = openConnection(path);
  let writer: Writer | null = null;
  /** Settles when the load in progress has ended: loads of one process take turns. */
  let turn: Promise<void> = Promise.resolve();
  const { rows: rowsOf, ask, askAside, askEnds, close } = createAsking(reader, path);

  const called = <C extends Call>(call: C): C => {
    call.meter.portCalls += 1;
    return call;
  };
  const viewOf = ({ view }: Pick<Read, 'view'>) => (inMemory && writer !== null ? { ...view, latest: false } : view);
  const counted = <Row>(call: Call, rows: Row[]): Row[] => {
    call.meter.rows += rows.length;
    return rows;
  };

  return {
    // One is written while the next is merged: more would only wait, in memory.
    capabilities: { embedded: true, batchesAhead: 3 },

    async prepare() {
      const connection = inMemory ? reader : openConnection(path);
      try {
        await prepareTables(connection, model, path);
      } finally {
        if (!inMemory) connection.close();
      }
    },

    known() {
      // Counted apart: a look at the version is not the query's work.
      const [row] = rowsOf(
        { deadline: Number.POSITIVE_INFINITY, meter: createMeter() },
        queries.loadVersion(undefined),
      );
      return Number(row?.[0] ?? 0);
    },

    async version(call, at): Promise<StoreVersion> {
      const [row] = rowsOf(called(call), queries.loadVersion(at));
      return row ? { load: Number(row[0]), loadedAt: String(row[1]) } : { load: 0, loadedAt: null };
    },

    async summary(call, view): Promise<StoreSummary> {
      type Pairs<First> = [First, string | number][];
      type Raw = [Pairs<number>, Pairs<string>, Pairs<string>, [string, string, string | null][]];
      const [[latest], nodes, edges, datasets] = await askAside<Raw>(
        called(call),
        queries.summarize(view && viewOf({ view })),
      );
      return {
        load: latest?.[0] ?? 0,
        loadedAt: latest ? String(latest[1]) : null,
        nodes: nodes.map(([kind, count]) => ({ kind, count: Number(count) })),
        edges: edges.map(([type, count]) => ({ type, count: Number(count) })),
        datasets: datasets.map(([name, loadedAt, edition]) => ({ name, loadedAt, edition })),
      };
    },

    async nodesByKey(ids, read) {
      const raw = ask<(decode.RawNode | null)[]>(called(read), queries.nodesById(scope, ids, viewOf(read)));
      return counted(read, raw).map((one) => one && decode.decodeNode(one));
    },

    async edgesById(ids, read) {
      const raw = ask<(decode.RawEdge | null)[]>(called(read), queries.edgesByIds(scope, ids, viewOf(read)));
      return counted(read, raw).map((one) => one && decode.decodeEdge(one));
    },

    async findNodes(query, read) {
      const statement = queries.listNodes(scope, query, viewOf(read));
      const asked = isBounded.nodes(query, scope) ? ask : askAside;
      const raw = await asked<decode.RawNode[][]>(called(read), statement);
      return raw.map((one) => decode.decodeSlice(counted(read, one), query.page, decode.decodeNode));
    },

    async edgesOf(origins, query, read) {
      const statement = queries.listEdges(scope, origins, query, viewOf(read));
      const asked = isBounded.edges(query) ? ask : askAside;
      const raw = await asked<(decode.RawEdge | decode.RawNode)[][]>(called(read), statement);
      const row = query.far === 'ALONE' ? decode.decodeFar : decode.decodeEdge;
      return raw.map((one) => decode.decodeSlice(counted(read, one), query.page, row as (raw: unknown) => EdgeRow));
    },

    async endsOf(origins, query, read) {
      const compile = (limit: number) => queries.listEnds(scope, origins, { ...query, limit }, viewOf(read));
      const sizeOf = (list: decode.RawEnd[]) => list.length;
      const raw = await askEnds(called(read), { origins, query, compile, sizeOf });
      return raw.map((one) => decode.decodeSlice(counted(read, one), query, decode.decodeEnd));
    },

    async tokensOf(ids, read) {
      return ask<(number | null)[]>(called(read), queries.tokensById(scope, ids, viewOf(read)));
    },

    async idsOf(tokens, read) {
      const ascending = ascendingTokens(tokens);
      const asked = ascending.length <= scanned ? ask : askAside;
      const ids = await asked<string[]>(called(read), queries.idsByToken(ascending));
      const idOf = new Map<NodeToken, string>(ascending.map((token, index) => [token, ids[index]!]));
      return tokens.map((token) => idOf.get(token)!);
    },

    async reach(origins, query, read) {
      // Edges of nodes that lie side by side do so too: in any order many nodes take twice as long.
      const ascending = ascendingTokens(origins);
      const compile = (limit: number) => queries.reachFrom(scope, ascending, { ...query, limit }, viewOf(read));
      const sizeOf = ([nodes]: RawReached) => nodes.length;
      const raw = await askEnds(called(read), { origins: ascending, query, compile, sizeOf });
      for (const [nodes] of raw) counted(read, nodes);
      const reached = new Map<NodeToken, Reached>(
        ascending.map((token, index) => [token, decodeReached(raw[index]!, query)]),
      );
      return origins.map((token) => reached.get(token)!);
    },

    async links(query, read) {
      const raw = await askAside<RawLinks>(called(read), queries.linksOf(scope, query, viewOf(read)));
      counted(read, raw[0]);
      return decodeLinks(raw, query);
    },

    async aggregate(query, read) {
      called(read);
      if (wantsFigures(query)) {
        const breakdowns = breakdownsOf(query, scope.fields);
        const raw = await askAside<decode.RawCells>(read, queries.aggregate(scope, query, breakdowns, viewOf(read)));
        const cells = counted(read, decode.decodeCells(raw, listsOf(query)));
        return cells.map((one) => answerOf(query, scope.fields, breakdowns, one));
      }
      const compile = () =>
        query.over === 'nodes'
          ? queries.countNodes(scope, query, viewOf(read))
          : queries.countEdges(scope, query, viewOf(read));
      const asked = isBounded.figures(query) ? ask : askAside;
      return counted(read, await asked<number[]>(read, compile())).map((count) => ({ count }));
    },

    async search(query, read) {
      called(read);
      if (query.tokens.length === 0) return { rows: [], more: false };
      const raw = await askAside<decode.RawHit[]>(read, queries.searchNodes(scope, query, viewOf(read)));
      return decode.decodeSlice(counted(read, raw), query.page, decode.decodeHit);
    },

    async changes(query, read) {
      const raw = await askAside<decode.RawChange[]>(called(read), queries.listChanges(query, read.view));
      return decode.decodeSlice(counted(read, raw), query.page, decode.decodeChange);
    },

    async countChanges(query, read) {
      const [count] = counted(read, await askAside<number[]>(called(read), queries.countChanges(query, read.view)));
      return count!;
    },

    async statementsOf(of, read) {
      const raw = ask<(Statements | null)[]>(called(read), queries.statementsOf(scope, of, viewOf(read)));
      return counted(read, raw);
    },

    async *scan(of, read): AsyncGenerator<(NodeRow | EdgeRow)[]> {
      called(read);
      let after: string | null = null;
      for (;;) {
        const batch = queries.scanBatch(scope, of, read.view, after, scanned);
        const raw: unknown[] = counted(read, ask<unknown[]>(read, batch));
        const rows = raw.map((one) =>
          'kind' in of ? decode.decodeNode(one as decode.RawNode) : decode.decodeEdge(one as decode.RawEdge),
        );
        if (rows.length > 0) yield rows;
        if (rows.length < scanned) return;
        after = rows.at(-1)!.id;
      }
    },

    async load(datasets): Promise<Load> {
      const before = turn;
      let ended = () => {};
      turn = new Promise((resolve) => {
        ended = resolve;
      });
      await before;
      try {
        writer = inMemory ? sharedWriter(reader) : openWriter(path);
        return await beginLoad(writer, model, datasets, release, bulkAfter);
      } catch (error) {
        release();
        throw error;
      }

      function release() {
        writer?.close();
        writer = null;
        ended();
      }
    },

    async close() {
      writer?.close();
      await close();
    },
  };
};

function openConnection(path: string): Connection {
  const connection = connect(path);
  connection.rows({ text: `pragma busy_timeout = ${busyTimeout}`, parameters: [] });
  return connection;
}
