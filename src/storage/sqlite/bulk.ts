import type { BatchChanges } from '../../graph/batch.ts';
import { refFields } from '../../graph/refs.ts';
import type { KindModel, Model } from '../../ontology/model.ts';
import { edgeIndexes, fieldIndexes, type Index } from './ddl.ts';
import type { Statement } from './parameters.ts';

/** Facts that a load changes until making everything at once is less work: so many, and this share of what stood. */
const least = 20_000;
const share = 0.1;

export const bulkAfter = (stood: number): number => Math.max(least, share * stood);

/** Of these, nodes of one kind until its indexes are made at once: each takes a scan of all nodes. */
const shareOfKind = 0.25;

/** Kilobytes of pages that stay in memory meanwhile, and as many again are sorted there at a time. */
const cached = 16_384;

/**
 * Whether a load keeps what follows from the rows of edges and nodes (indexes, degrees, who names whom) with each batch,
 * or makes all of it at its end: of many rows that takes a fraction of the time, for they are sorted first. Others see
 * neither before the load is published.
 */
export interface Bulk {
  /** Whether that is left to the end, of all that is about edges. */
  readonly begun: boolean;
  /** To be told what a batch changes: what to do before that is written. */
  before(changes: Pick<BatchChanges, 'nodes' | 'edges'>): Statement[];
  /** What is to be done when all is written. */
  end(): Statement[];
}

/** `after`: how many facts the load may change before. */
export function createBulk(model: Model, after: number): Bulk {
  let changed = 0;
  /** Nodes that were changed of each kind. */
  const kinds = new Map<KindModel, number>();
  /** Kinds whose indexes are left to the end. */
  const left = new Set<KindModel>();
  let begun = false;
  function* drops(): Generator<string> {
    if (changed <= after) return;
    if (!begun) yield* [...edgeIndexes.map(drop), 'delete from degree', 'delete from edge_ref'];
    begun = true;
    for (const [kind, count] of kinds) {
      if (left.has(kind) || count <= shareOfKind * after) continue;
      left.add(kind);
      yield* fieldIndexes(kind).map(drop);
    }
  }
  return {
    get begun() {
      return begun;
    },
    before({ nodes, edges }) {
      const first = [...drops()];
      changed += nodes.length + edges.length;
      for (const { kind } of nodes) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      return first.map(plain);
    },
    end() {
      if (!begun) return [];
      const named = [...model.edges.values()].flatMap((edge) =>
        refFields(edge).map(([field, kind]) => refs(edge.type, field, kind)),
      );
      const indexes = [...edgeIndexes, ...[...left].flatMap(fieldIndexes)];
      const all = [...indexes.map(({ text }) => text), degrees('OUT'), degrees('IN'), ...named];
      return [`pragma cache_size = -${cached}`, 'pragma shrink_memory', ...all].map(plain);
    },
  };
}

function drop({ name }: Index): string {
  return `drop index ${name}`;
}

function plain(text: string): Statement {
  return { text, parameters: [] };
}

function degrees(direction: 'OUT' | 'IN'): string {
  const node = direction === 'OUT' ? 'source' : 'target';
  return (
    `insert into degree (node, type, direction, count) select ${node}, type, '${direction}', count(*) ` +
    `from edge where retired_load is null group by type, ${node}`
  );
}

function refs(type: string, field: string, kind: string): string {
  return (
    `insert into edge_ref (type, field, target, live, pos, edge) select '${type}', '${field}', '${kind}:' || j.value as named, ` +
    `e.retired_load is null as live, e.pos, e.row_id from edge e indexed by edge_scan join json_each(e.record, '$.${field}') j ` +
    `where e.type = '${type}' order by named, live, e.pos, e.row_id`
  );
}
