import { type EdgeChange, mergeBatch, type NodeChange, type Standing } from '../../graph/batch.ts';
import type { StatedFact } from '../../graph/merge.ts';
import { deriveEdgeId, type EdgeId, type FactRecord, type NodeId, type Statement } from '../../graph/records.ts';
import type { LoadCounts } from '../../graph/store.ts';
import type { Written } from '../../graph/written.ts';
import type { KindModel, Model } from '../../ontology/model.ts';
import type { Reading, Writing } from './connection.ts';
import { edgeProperties, integer, live, nodeProperties, type Properties, type StoredRow } from './properties.ts';
import type { Query } from './scope.ts';
import { writeChanges } from './write-changes.ts';
import {
  addEdges,
  addNodes,
  heldTypes,
  missingEnds,
  patchNodes,
  putNodes,
  removeEdges,
  retireEdges,
  standingEdges,
  storedNodes,
  type VersionKey,
} from './writes.ts';

/** What a load keeps between its batches. */
export interface Progress {
  model: Model;
  /** Data sets in the order in which they win. */
  order: readonly string[];
  /** Number of the load. */
  load: number;
  /** Data sets that changed something. */
  datasets: Set<string>;
  /** What the load wrote so far. */
  written: Written;
  /** Whether the store held nothing when the load began. */
  wasEmpty: boolean;
  /** Types of edges that the load brings, be they written or on their way. */
  types: Set<string>;
  /** Types of which there were edges when that was first asked for; null before. */
  held: readonly string[] | null;
  /** Versions that the load retires, by type: to be moved once it is published. */
  retired: Map<string, VersionKey[]>;
}

/** A node as a load found it, to go back to if the load is never published. */
export interface Before {
  fact: StatedFact;
  retiredLoad: number;
  changedLoad: number;
}

interface StoredNode {
  addedLoad: number;
  changedLoad: number;
  before: string | null;
  now: Before;
}

interface Found {
  standing: Standing;
  nodes: Map<NodeId, StoredNode>;
  versions: Map<EdgeId, number>;
}

/** A statement that writes a part of a batch. */
export interface Write {
  query: Query;
  /** The edges that it adds: it returns how many it could. */
  edges?: Properties[];
}

/** What a batch is to write, and what comes of it. */
export interface Merged {
  /** How many statements it has. */
  size: number;
  writes: Write[];
  counts: LoadCounts;
}

/**
 * Merges a batch with what stands: one statement per kind or type and sort of change. `again`: its statements about what
 * the load may have changed before; in a store that was empty nothing else is looked for.
 */
export async function mergeStored(
  read: Reading,
  progress: Progress,
  statements: readonly Statement[],
  again: readonly Statement[],
): Promise<Merged> {
  const found = await findStored(read, progress, progress.wasEmpty ? again : statements);
  const changes = mergeBatch(progress.model, statements, found.standing, progress.order);
  progress.written.note(changes);
  const earlier = new Set(again.map(({ id }) => id));
  for (const name of changes.datasets) progress.datasets.add(name);
  const entries = await writeChanges(read, progress, [...changes.nodes, ...changes.edges], found.versions, earlier);
  const nodes = writeNodes(progress, changes.nodes, found).map((query) => ({ query }));
  const writes = [...entries.map((query) => ({ query })), ...nodes, ...writeEdges(progress, changes.edges, found)];
  return { size: statements.length, writes, counts: changes.counts };
}

/** Writes batches in their order; their statements are on the way before the first is done. */
export async function send(writing: Writing, batches: readonly Merged[]): Promise<void> {
  const writes = batches.flatMap((batch) => batch.writes);
  const answers = await Promise.all(writes.map(({ query }) => writing.run(query)));
  for (const [place, { edges }] of writes.entries()) {
    if (!edges || answers[place]![0]?.[0] === edges.length) continue;
    const [missing] = await writing.run(missingEnds(edges));
    throw new Error(`the edge ${missing?.[0]} ends at ${missing?.[1]}, which does not exist`);
  }
}

async function findStored(read: Reading, progress: Progress, statements: readonly Statement[]): Promise<Found> {
  const found = { nodes: new Map<NodeId, StoredNode>(), versions: new Map<EdgeId, number>() };
  const standing = { nodes: new Map<NodeId, StatedFact>(), edges: new Map() };
  const nodeIds = new Set(statements.filter(({ on }) => on !== 'edge').map(({ id }) => id));
  for (const row of nodeIds.size > 0 ? await read.run(storedNodes([...nodeIds])) : []) {
    const [id, addedLoad, retiredLoad, changedLoad, before] = row as [string, number, number, number, string | null];
    const fact = statedFact(row.slice(5));
    found.nodes.set(id, { addedLoad, changedLoad, before, now: { fact, retiredLoad, changedLoad } });
    if (retiredLoad === live) standing.nodes.set(id, fact);
  }
  for (const [types, ids] of await edgesByTypes(read, progress, statements)) {
    for (const row of await read.run(standingEdges(types, ids))) {
      const [id, type, from, to, addedLoad] = row as [string, string, string, string, number];
      found.versions.set(id, addedLoad);
      standing.edges.set(id, { ...statedFact(row.slice(5)), type, from, to });
    }
  }
  return { ...found, standing };
}

/** Ids of edges with the types to look in: a derived id has its type in it, any other may be of any. */
async function edgesByTypes(
  read: Reading,
  progress: Progress,
  statements: readonly Statement[],
): Promise<[types: string[], ids: string[]][]> {
  const { model } = progress;
  const byType = new Map<string, Set<string>>();
  for (const statement of statements) {
    if (statement.on === 'node') continue;
    if (statement.on === 'retraction' && statement.id.includes(':')) continue;
    const edge = statement.on === 'edge' ? model.edges.get(statement.type) : undefined;
    const derived =
      edge &&
      statement.on === 'edge' &&
      statement.id === deriveEdgeId(edge, statement.from, statement.to, statement.record);
    const type = derived ? edge.type : '';
    byType.set(type, (byType.get(type) ?? new Set()).add(statement.id));
  }
  if (byType.has('')) progress.held ??= (await read.run(heldTypes(model))).map(([type]) => type as string);
  const all = [...new Set([...(progress.held ?? []), ...progress.types])];
  const sought = [...byType].map(([type, ids]): [string[], string[]] => {
    return [type === '' ? all : [type], [...ids]];
  });
  return sought.filter(([types]) => types.length > 0);
}

function statedFact(row: unknown[]): StatedFact {
  const [text, statements] = row as [string, string | null];
  const [record, datasets] = JSON.parse(text) as StoredRow<string[]>;
  return {
    record,
    datasets,
    statements: statements === null ? null : (JSON.parse(statements) as Record<string, FactRecord>),
  };
}

function writeNodes({ load }: Progress, changes: readonly NodeChange[], found: Found): Query[] {
  const added = new Map<KindModel, Properties[]>();
  const stated = new Map<KindModel, Properties[]>();
  const retired: Properties[] = [];
  for (const { id, kind, key, after } of changes) {
    const stored = found.nodes.get(id);
    const before = !stored ? null : stored.changedLoad === load ? stored.before : JSON.stringify(stored.now);
    if (after) {
      const row = nodeRow(kind, id, key, after, { addedLoad: stored?.addedLoad ?? load, changedLoad: load, before });
      push(stored ? stated : added, kind, row);
    } else if (stored) {
      retired.push({ id, _retiredLoad: integer(load), _changedLoad: integer(load), _before: before });
    }
  }
  return [
    ...[...added].map(([kind, rows]) => addNodes(kind, rows)),
    ...[...stated].map(([kind, rows]) => putNodes(kind, rows)),
    ...(retired.length > 0 ? [patchNodes(retired)] : []),
  ];
}

/** All properties of a node. */
export function nodeRow(
  kind: KindModel,
  id: NodeId,
  key: string,
  fact: StatedFact,
  time: { addedLoad: number; retiredLoad?: number; changedLoad: number; before: string | null },
): Properties {
  return {
    ...nodeProperties(kind, id, key, fact, time.addedLoad),
    _retiredLoad: integer(time.retiredLoad ?? live),
    _changedLoad: integer(time.changedLoad),
    _before: time.before,
  };
}

function writeEdges({ load, types, retired: past }: Progress, changes: readonly EdgeChange[], found: Found): Write[] {
  const added = new Map<string, Properties[]>();
  const retired = new Map<string, VersionKey[]>();
  const removed = new Map<string, VersionKey[]>();
  for (const { id, edge, from, to, after } of changes) {
    const addedLoad = found.versions.get(id);
    // A version that this very load brought was never seen by anyone and makes way without a trace.
    if (addedLoad !== undefined) push(addedLoad === load ? removed : retired, edge.type, { id, addedLoad });
    if (!after) continue;
    const row = edgeProperties(edge, id, from, to, after, load);
    push(added, edge.type, { ...row, _retiredLoad: integer(live) });
  }
  for (const [type, versions] of retired) past.set(type, [...(past.get(type) ?? []), ...versions]);
  for (const type of added.keys()) types.add(type);
  return [
    ...[...removed].map(([type, versions]) => ({ query: removeEdges(type, versions) })),
    ...[...retired].map(([type, versions]) => ({ query: retireEdges(type, versions, load) })),
    ...[...added].map(([type, edges]) => ({ query: addEdges(type, edges), edges })),
  ];
}

function push<Name, Item>(into: Map<Name, Item[]>, name: Name, item: Item): void {
  const list = into.get(name);
  if (list) list.push(item);
  else into.set(name, [item]);
}
