import type { Money } from '../../schema/values/money.ts';
import type { Model } from '../ontology/model.ts';
import type { Figures, GroupQuery, GroupSlice, RowFigures } from './aggregate.ts';
import type { ChangePage, ChangeQuery, ChangeRow } from './changes.ts';
import type { Meter } from './meter.ts';
import type { Order, SortValue } from './order.ts';
import type { EdgeId, EdgeRow, FactRecord, NodeId, NodeRow, Statement } from './records.ts';
import type { Hop } from './relation.ts';
import type { View } from './view.ts';
import type { Where } from './where.ts';

/** What every read is given: the view it sees, when it must stop, and where it counts its work. */
export interface Read {
  view: View;
  /** Milliseconds since the epoch; past it the read throws TIMEOUT. */
  deadline: number;
  meter: Meter;
}

/** Latest published state of the store. */
export interface StoreVersion {
  /** Number of the latest published load; 0 when nothing was ever loaded. */
  load: number;
  /** Its publication time, ISO 8601; null when nothing was ever loaded. */
  loadedAt: string | null;
}

export type { Hop } from './relation.ts';

/** A way along edges: unlike a hop by ref, it can be walked from either end. */
export type EdgeHop = Extract<Hop, { by: 'edge' }>;

/** A slice of an ordered list: at most `limit` rows after / before a position (exclusive), from its start or its end. */
export interface Page {
  limit: number;
  /** `end` takes the last rows; rows are returned in list order all the same. */
  from: 'start' | 'end';
  after?: SortValue[];
  before?: SortValue[];
}

export interface Slice<Row> {
  rows: Row[];
  /** Whether rows lie beyond the slice in the direction it was taken: after it from the start, before it from the end. */
  more: boolean;
}

export interface NodeQuery {
  /** Node kinds to list; at least one. */
  kinds: string[];
  where?: Where;
  order: Order;
  page: Page;
  /** One list per key: the nodes whose ref field (or `sources`) names it. Absent: one list of all. */
  naming?: { field: string; keys: string[] };
}

export interface EdgeQuery {
  /** At least one; an edge that two hops reach is listed once. */
  hops: Hop[];
  where?: Where;
  order: Order;
  page: Page;
  /** One row per far node: its first edge in the ordering (default ordering only). */
  distinct?: boolean;
  /** Whether rows carry `far`; ALONE: that and nothing of the edge, see `farAlone` (default ordering only). */
  far: boolean | 'ALONE';
}

/** An edge without its record: what traversal walks on. */
export interface EndRow {
  id: EdgeId;
  type: string;
  /** The far end. */
  node: NodeId;
  /** Whether the origin is the stored `from`. */
  forward: boolean;
  pos: string;
}

/**
 * Stands for a node where many are walked over: far cheaper to read than its id. Only to be compared, and to be handed
 * back to the store that gave it, in the same view.
 */
export type NodeToken = number | string;

/** The far ends of an origin's edges and nothing else of them, one entry per edge. */
export interface Reached {
  /** In no order; the newest edges' where there are more. */
  nodes: NodeToken[];
  /** The edges' declared dates, partial, null where unknown; null when not asked for. */
  dates: (string | null)[] | null;
  /** The edges' fields `amount`, null where unknown; null when not asked for. */
  amounts: (Money | null)[] | null;
  more: boolean;
}

export interface ReachQuery {
  hops: EdgeHop[];
  where?: Where;
  dates?: boolean;
  amounts?: boolean;
  limit: number;
}

/** Many edges of one type, each by its stored ends alone: `from[i]` to `to[i]`. */
export interface Links {
  from: NodeToken[];
  to: NodeToken[];
  more: boolean;
}

export interface SearchQuery {
  /** Tokens of the query, from `tokenize`; the last is a prefix when it has two characters or more. */
  tokens: string[];
  /** Node kinds to look in; at least one. */
  kinds: string[];
  page: { limit: number; after?: [tier: number, nameLength: number, id: NodeId] };
}

/** What the figures are of: a list of nodes, or the edges at each of many origins. */
export type AggregateQuery = AggregateWanted &
  (
    | { over: 'nodes'; kinds: string[]; where?: Where; naming?: { field: string; keys: string[] } }
    /** `distinct`: one row per far node, its newest edge. */
    | { over: 'edges'; origins: NodeId[]; hops: Hop[]; where?: Where; distinct: boolean }
  );

/** What is wanted besides the number of rows; without any of it no row need be read where a degree tells the count. */
export interface AggregateWanted {
  figures?: Figures;
  groups?: GroupQuery[];
}

/** `figures` and `groups` as they were asked for, in the same order. */
export interface Aggregate {
  count: number;
  figures?: RowFigures;
  groups?: GroupSlice[];
}

export interface SearchRow {
  node: NodeRow;
  /** `searchTiers`: the higher, the better. */
  tier: number;
  /** Length of the tokenized name in code points: the second sort key. */
  nameLength: number;
}

/** Each data set's own record of a fact. */
export type Statements = Record<string, FactRecord>;

/** What the store holds, as of a load. */
export interface StoreSummary extends StoreVersion {
  /** Live facts per node kind and edge type, of those that occur. */
  nodes: { kind: string; count: number }[];
  edges: { type: string; count: number }[];
  /**
   * Data sets with the time of the load that last changed them, by name. `edition`: the name that a loader gave to what
   * the data set states; null when it gave none or a later load changed the data set without giving one.
   */
  datasets: { name: string; loadedAt: string; edition: string | null }[];
}

/** How many facts a batch touched; `retired` counts facts that no data set states any more. */
export interface LoadCounts {
  added: number;
  changed: number;
  unchanged: number;
  retired: number;
}

/** Data set to the name of its edition. */
export type Editions = Readonly<Record<string, string>>;

/** One load in progress. Readers see nothing of it before `publish` (but nodes' own fields on Neo4j). */
export interface Load {
  /**
   * Applies statements in order: merges each with what other data sets say; ends and refs must exist or come with it.
   * More may be given before it is done: batches take effect in their order, none after one that failed.
   */
  applyBatch(statements: readonly Statement[]): Promise<LoadCounts>;
  /** Makes the load visible at once, if it changed anything; the store's version then. `editions` are kept in any case. */
  publish(editions?: Editions): Promise<StoreVersion>;
  /** Undoes everything applied. */
  discard(): Promise<void>;
}

/** What stores do differently; callers look here, never at which store it is. */
export interface Capabilities {
  /** Whether the server may load the bundled seeds by itself. */
  embedded: boolean;
  /** Batches that a load had best be given before the first of them is written. */
  batchesAhead: number;
}

/** The graph store. Lists answer in the order of what was asked; ids that do not exist give null or an empty slice. */
export interface GraphStore {
  readonly capabilities: Capabilities;
  /** Creates what is missing of tables, constraints and indexes; STORE_FORMAT when the store holds another format. */
  prepare(): Promise<void>;
  /**
   * Number of the latest published load without asking for it: exact where that costs nothing, else the newest that a
   * statement met. Reads then tell in `meter.found` what they found, so that a view that was presumed can be mended.
   */
  known(): number;
  /** The latest published load, or the last one published by `at` (ISO 8601 instant; load 0 when none was). */
  version(call: { deadline: number; meter: Meter }, at?: string): Promise<StoreVersion>;
  /** As of the latest published load, or of a view: facts that it shows, data sets as its load left them. */
  summary(call: { deadline: number; meter: Meter }, view?: View): Promise<StoreSummary>;
  /** One entry per id; null where the view shows no such node. */
  nodesByKey(ids: readonly NodeId[], read: Read): Promise<(NodeRow | null)[]>;
  /** One entry per id; null where the view shows no such edge. */
  edgesById(ids: readonly EdgeId[], read: Read): Promise<(EdgeRow | null)[]>;
  /** One slice per key of `naming`, else a single one. */
  findNodes(query: NodeQuery, read: Read): Promise<Slice<NodeRow>[]>;
  /** One slice per origin. */
  edgesOf(origins: readonly NodeId[], query: EdgeQuery, read: Read): Promise<Slice<EdgeRow>[]>;
  /** Per origin the newest `limit` ends by `pos` descending, over all hops together; `among`: of those that lead there. */
  endsOf(
    origins: readonly NodeId[],
    query: { hops: Hop[]; where?: Where; among?: readonly NodeId[]; limit: number },
    read: Read,
  ): Promise<Slice<EndRow>[]>;
  /** One entry per id; null where the view shows no such node. */
  tokensOf(ids: readonly NodeId[], read: Read): Promise<(NodeToken | null)[]>;
  /** One id per token. */
  idsOf(tokens: readonly NodeToken[], read: Read): Promise<NodeId[]>;
  /** As `endsOf` along edges, one entry per origin, each end a token and, on demand, a date and an amount. */
  reach(origins: readonly NodeToken[], query: ReachQuery, read: Read): Promise<Reached[]>;
  /** At most `limit` edges of a type, in no order. */
  links(query: { type: string; where?: Where; limit: number }, read: Read): Promise<Links>;
  /** One per origin or key, else a single one. */
  aggregate(query: AggregateQuery, read: Read): Promise<Aggregate[]>;
  /** Best first: tier descending, shorter name, id. */
  search(query: SearchQuery, read: Read): Promise<Slice<SearchRow>>;
  /** What loads did to facts: newest load first, then name and id descending. Any validity. */
  changes(query: ChangeQuery & { page: ChangePage }, read: Read): Promise<Slice<ChangeRow>>;
  countChanges(query: ChangeQuery, read: Read): Promise<number>;
  /** One entry per id of nodes or of edges; null where the view shows no such fact or one data set alone states it. */
  statementsOf(of: { on: 'node' | 'edge'; ids: readonly string[] }, read: Read): Promise<(Statements | null)[]>;
  /** All facts of a node kind or edge type that the view shows, in id order, in batches of bounded size. */
  scan(of: { kind: string } | { type: string }, read: Read): AsyncIterable<(NodeRow | EdgeRow)[]>;
  /** Starts a load; first undoes what a killed load left behind. `datasets`: the order in which data sets win. */
  load(datasets: readonly string[]): Promise<Load>;
  close(): Promise<void>;
}

/** Opens a store for a model; the model is fixed for its life. */
export type OpenStore<Options> = (model: Model, options: Options) => Promise<GraphStore>;
