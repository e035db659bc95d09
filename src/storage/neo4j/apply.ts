import { type EdgeChange, mergeBatch, type NodeChange } from '../../graph/batch.ts';
import type { StatedFact } from '../../graph/merge.ts';
import type { NodeId, Statement } from '../../graph/records.ts';
import type { LoadCounts } from '../../graph/store.ts';
import type { Written } from '../../graph/written.ts';
import type { KindModel, Model } from '../../ontology/model.ts';
import type { Reading, Writing } from './connection.ts';
import { type Found, findStored } from './found.ts';
import { edgeProperties, integer, live, nodeProperties, type Properties } from './properties.ts';
import type { Query } from './scope.ts';
import { writeChanges } from './write-changes.ts';
import {
  addEdges,
  addNodes,
  patchNodes,
  putNodes,
  removeEdges,
  retireEdges,
  type VersionKey,
  type Write,
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

/** What a batch is to write, and what comes of it. */
export interface Merged {
  /** How many statements it has. */
  size: number;
  /** What all of it is about, if nothing that the load wrote before: it needs nothing of others of its like. */
  about: 'node' | 'edge' | null;
  facts: Write[];
  /** What is written down of them: no fact leans on it, nor it on any. */
  log: Query[];
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
  const log = await writeChanges(read, progress, [...changes.nodes, ...changes.edges], found.versions, earlier);
  const facts = [
    ...writeNodes(progress, changes.nodes, found, earlier).map((query) => ({ query })),
    ...writeEdges(progress, changes.edges, found),
  ];
  return { size: statements.length, about: aboutOf(statements, again), facts, log, counts: changes.counts };
}

function aboutOf(statements: readonly Statement[], again: readonly Statement[]): Merged['about'] {
  const [first] = statements;
  if (!first || first.on === 'retraction' || again.length > 0) return null;
  return statements.every(({ on }) => on === first.on) ? first.on : null;
}

/** Writes the facts of batches in their order; all statements are on the way before the first is done. */
export async function sendFacts(writing: Writing, batches: readonly Merged[]): Promise<void> {
  const writes = batches.flatMap(({ facts }) => facts);
  const answers = await Promise.all(writes.map(({ query }) => writing.run(query)));
  for (const [place, { adds }] of writes.entries()) {
    if (!adds || answers[place]![0]?.[0] === adds.count) continue;
    const [missing] = await writing.run(adds.missing);
    throw new Error(`the edge ${missing?.[0]} ends at ${missing?.[1]}, which does not exist`);
  }
}

/** Writes what is written down of them. */
export async function sendLog(writing: Writing, batches: readonly Merged[]): Promise<void> {
  await Promise.all(batches.flatMap(({ log }) => log).map((query) => writing.run(query)));
}

/** `again`: what the load may have changed before, so that it may be there. */
function writeNodes(
  { load }: Progress,
  changes: readonly NodeChange[],
  found: Found,
  again: ReadonlySet<string>,
): Query[] {
  const added = new Map<KindModel, Properties[]>();
  const stated = new Map<KindModel, Properties[]>();
  const retired: Properties[] = [];
  for (const { id, kind, key, after } of changes) {
    const stored = found.nodes.get(id);
    const before = !stored ? null : stored.changedLoad === load ? stored.before : JSON.stringify(stored.now);
    if (after) {
      const row = nodeRow(kind, id, key, after, { addedLoad: stored?.addedLoad ?? load, changedLoad: load, before });
      push(stored || again.has(id) ? stated : added, kind, row);
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
    types.add(edge.type);
  }
  for (const [type, versions] of retired) for (const version of versions) push(past, type, version);
  return [
    ...[...removed].map(([type, versions]) => ({ query: removeEdges(type, versions) })),
    ...[...retired].map(([type, versions]) => ({ query: retireEdges(type, versions, load) })),
    ...[...added].map(([type, edges]) => addEdges(type, edges)),
  ];
}

function push<Name, Item>(into: Map<Name, Item[]>, name: Name, item: Item): void {
  const list = into.get(name);
  if (list) list.push(item);
  else into.set(name, [item]);
}
