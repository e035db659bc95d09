import type { Standing } from '../../graph/batch.ts';
import type { StatedFact } from '../../graph/merge.ts';
import {
  aboutOf,
  deriveEdgeId,
  type EdgeId,
  type FactRecord,
  type NodeId,
  type Statement,
} from '../../graph/records.ts';
import type { Progress } from './apply.ts';
import type { Reading } from './connection.ts';
import { live, type StoredRow } from './properties.ts';
import { heldTypes, standingEdges, storedNodes } from './writes.ts';

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

/** What stands of the facts of a batch, and how it is stored: nodes, retired ones too, and versions of edges by load. */
export interface Found {
  standing: Standing;
  nodes: Map<NodeId, StoredNode>;
  versions: Map<EdgeId, number>;
}

/** What the store holds of the facts that statements are about. */
export async function findStored(read: Reading, progress: Progress, statements: readonly Statement[]): Promise<Found> {
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
    if (statement.on === 'retraction' && aboutOf(statement.id) === 'node') continue;
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
