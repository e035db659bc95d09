import { answerOf, type BreakdownCells, breakdownsOf, wantsFigures } from '../../graph/groups.ts';
import { type Order, relatedTerms } from '../../graph/order.ts';
import { farAlone } from '../../graph/records.ts';
import type { AggregateQuery, GraphStore, OpenStore, Read, Statements } from '../../graph/store.ts';
import { showsWhatStands, type View } from '../../graph/view.ts';
import { fieldsByName, type Model } from '../../ontology/model.ts';
import { aggregate } from './aggregate.ts';
import { createAsker } from './ask.ts';
import { countChanges, readChanges } from './changes.ts';
import { type Call, type Connection, connect } from './connection.ts';
import { countEdges, countStored, countsByDegree, countVisible, type DataSets, degrees, type Tally } from './counts.ts';
import { createDecoder, decodeEnd, decodeSlice, type RawEnd, type RawFact, type RawHit } from './decode.ts';
import { edgesOf, endsOf } from './edges.ts';
import { batchesAhead, startLoad } from './load.ts';
import { createLoads } from './loads.ts';
import { countAllNodes, countNodes, findNodes } from './nodes.ts';
import { prepareStore } from './prepare.ts';
import { liveType } from './properties.ts';
import { edgesById, latestLoad, nodesByKey, scanBatch, search } from './queries.ts';
import { decodeLinks, decodeToken, idsOf, links, type RawLinks, readReached, tokensOf } from './reach.ts';
import type { Query } from './scope.ts';
import { statementsOfEdges, statementsOfNodes } from './statements.ts';
import { takeTurns } from './turns.ts';

export interface Neo4jOptions {
  /** `bolt://` for one server, `neo4j://` for a cluster. */
  uri: string;
  user: string;
  password: string;
  /** Always named: asking the server for the default one costs a round trip per read. */
  database: string;
  /** Statements up to which a load is one transaction (20,000). */
  transactionLimit?: number;
  /** Reads of a request that may go into one statement (6). */
  readsTogether?: number;
  /** Characters of texts read lately that are not parsed again, or up to twice as many (4,000,000). */
  rememberedText?: number;
}

/** Facts per statement of a scan. */
const scanSize = 1_000;

/** Connects to a Neo4j; STORE_UNAVAILABLE with what to do when it is absent, refuses the login or is none. */
export const openNeo4j: OpenStore<Neo4jOptions> = async (model, options) => {
  const connection = await connect(options);
  return createStore(model, connection, options);
};

function createStore(model: Model, connection: Connection, options: Neo4jOptions): GraphStore {
  const fields = fieldsByName(model);
  const loads = createLoads();
  const { timeOf } = loads;
  const decode = createDecoder(timeOf, options.rememberedText);
  const asker = createAsker(connection, loads, options.readsTogether);
  const ask = <Result>(query: (view: View) => Query, read: Read): Promise<Result> =>
    asker.view<Result>(query, called(read));

  return {
    capabilities: { embedded: false, batchesAhead },
    prepare: () => prepareStore(model, connection, options),

    known: asker.known,

    async version(call, at) {
      const { load } = await asker.once(latestLoad, called(call));
      return loads.version(load, at);
    },

    async summary(call, view) {
      type Raw = [nodes: Tally, edges: Tally, datasets: DataSets];
      const isPlain = view === undefined || showsWhatStands(view);
      const stored = isPlain ? await asker.once<Raw>(countStored(model), call) : null;
      const seen = view ?? { load: stored!.load, latest: true, validAt: null };
      const isExact = stored !== null && !stored.busy && stored.load === seen.load;
      const [nodes, edges, datasets] = isExact
        ? stored.result
        : await asker.view<Raw>((one) => countVisible(model, one), { ...call, view: seen });
      called(call);
      return {
        ...loads.version(seen.load),
        nodes: summed(nodes).map(([kind, count]) => ({ kind, count })),
        edges: summed(edges.map(([type, count]) => [liveType(type), count])).map(([type, count]) => ({ type, count })),
        datasets: datasets
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, load, edition]) => ({ name, loadedAt: timeOf(load)!, edition })),
      };
    },

    async nodesByKey(ids, read) {
      const raw = await ask<string[]>((view) => nodesByKey(model, ids, view), read);
      return raw.map((one) => (one === '' ? null : counted(read, decode.node(one))));
    },

    async edgesById(ids, read) {
      const raw = await ask<RawFact[]>((view) => edgesById(model, ids, view), read);
      const found = new Map(raw.map((one) => decode.edge(one)).map((row) => [row.id, counted(read, row)]));
      return ids.map((id) => found.get(id) ?? null);
    },

    async findNodes(query, read) {
      const raw = await ranked<RawFact[][]>(query.order, (view, quick) => findNodes(model, query, view, quick), read);
      return raw.map((rows) => decodeSlice(rows, query.page, (one) => counted(read, decode.node(one))));
    },

    async edgesOf(origins, query, read) {
      const raw = await ranked<RawFact[][]>(
        query.order,
        (view, quick) => edgesOf(model, origins, query, view, quick),
        read,
      );
      const row = query.far === 'ALONE' ? (one: RawFact) => farAlone(decode.node(one)) : decode.edge;
      return raw.map((rows) => decodeSlice(rows, query.page, (one) => counted(read, row(one))));
    },

    async endsOf(origins, query, read) {
      const raw = await ask<RawEnd[][]>((view) => endsOf(model, origins, query, view), read);
      return raw.map((rows) => decodeSlice(rows, query, (one) => counted(read, decodeEnd(one))));
    },

    async tokensOf(ids, read) {
      const raw = await ask<number[]>((view) => tokensOf(model, ids, view), read);
      return raw.map(decodeToken);
    },

    async idsOf(tokens, read) {
      return tokens.length === 0 ? [] : ask<string[]>((view) => idsOf(model, tokens, view), read);
    },

    reach: (origins, query, read) => readReached(model, asker, origins, query, called(read)),

    async links(query, read) {
      const raw = await ask<RawLinks>((view) => links(model, query, view), read);
      read.meter.rows += raw.length;
      return decodeLinks(raw, query);
    },

    async aggregate(query, read) {
      if (wantsFigures(query)) {
        const breakdowns = breakdownsOf(query, fields);
        const cells = await ask<BreakdownCells[][]>((view) => aggregate(model, query, breakdowns, view), read);
        return cells.map((one) => counted(read, answerOf(query, fields, breakdowns, one)));
      }
      const counts = await countsOf(query, called(read));
      return counts.map((count) => counted(read, { count }));
    },

    async search(query, read) {
      if (query.tokens.length === 0) {
        called(read);
        return { rows: [], more: false };
      }
      const raw = await ask<RawHit[]>((view) => search(model, query, view), read);
      return decodeSlice(raw, query.page, (one) => counted(read, decode.hit(one)));
    },

    async changes(query, read) {
      const rows = await readChanges(model, asker, { timeOf, decode }, query, called(read));
      return decodeSlice(rows, query.page, (one) => counted(read, one));
    },

    async countChanges(query, read) {
      return counted(read, (await asker.once<number>(countChanges(query, read.view), called(read))).result);
    },

    async statementsOf({ on, ids }, read) {
      const compile = on === 'node' ? statementsOfNodes : statementsOfEdges;
      const raw = await ask<[string, string][]>((view) => compile(model, ids, view), read);
      const found = new Map(raw.map(([id, text]) => [id, counted(read, JSON.parse(text) as Statements)]));
      return ids.map((id) => found.get(id) ?? null);
    },

    async *scan(of, read) {
      let after = '';
      called(read);
      for (;;) {
        const from = after;
        const raw = await asker.view<RawFact[]>((view) => scanBatch(model, of, from, scanSize, view), read);
        if (raw.length === 0) return;
        const rows = raw.map((one) => counted(read, 'kind' in of ? decode.node(one) : decode.edge(one)));
        yield rows;
        if (rows.length < scanSize) return;
        const last = rows.at(-1)!;
        after = 'key' in last ? last.key : last.id;
      }
    },

    load: takeTurns((datasets) => startLoad(model, connection, datasets, options.transactionLimit)),
    close: () => connection.close(),
  };

  /** A list, ordered by degrees where an ordering counts what stands. */
  function ranked<Result>(order: Order, query: (view: View, quick: boolean) => Query, read: Read): Promise<Result> {
    const counts = relatedTerms(order).some(({ sum }) => !sum);
    if (!counts || !showsWhatStands(read.view)) return ask<Result>((view) => query(view, false), read);
    return asker.quickly<Result>(
      (view) => query(view, true),
      (view) => query(view, false),
      called(read),
    );
  }

  function countsOf(query: AggregateQuery, read: Read): Promise<number[]> {
    if (query.over === 'edges') {
      const exact = (view: View) => countEdges(model, query, view);
      if (!countsByDegree(query, read.view)) return asker.view<number[]>(exact, read);
      return asker.quickly<number[]>((view) => degrees(model, query, view), exact, read);
    }
    const exact = (view: View) => countNodes(model, query, view);
    if (!read.view.latest || query.where || query.naming) return asker.view<number[]>(exact, read);
    return asker.quickly<number[]>((view) => countAllNodes(model, query.kinds, view), exact, read);
  }
}

function called<C extends Call>(call: C): C {
  call.meter.portCalls++;
  return call;
}

function counted<Row>(read: Call, row: Row): Row {
  read.meter.rows++;
  return row;
}

/** Sums by name, of the names that occur, in their order. */
function summed(tally: Tally): Tally {
  const sums = new Map<string, number>();
  for (const [name, count] of tally) sums.set(name, (sums.get(name) ?? 0) + count);
  return [...sums].filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : 1));
}
