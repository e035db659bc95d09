import { restate, type StatedFact } from '../../src/graph/merge.ts';
import { edgePosition } from '../../src/graph/order.ts';
import type { EdgeRow, NodeRow, Statement } from '../../src/graph/records.ts';
import { type Version, type View, visible } from '../../src/graph/view.ts';
import { model } from './statements.ts';

/** One version of a fact as a store should hold it; nodes have one for all their life. */
interface Kept extends Version {
  stated: StatedFact;
  statement: Extract<Statement, { on: 'node' | 'edge' }>;
}

/** Everything that a view should show, by id. */
export interface VisibleFacts {
  nodes: Map<string, Omit<NodeRow, 'recordedAt' | 'retractedAt'>>;
  edges: Map<string, Omit<EdgeRow, 'recordedAt' | 'retractedAt'>>;
}

/** What stores should answer, worked out statement by statement from the laws of `merge` and `visible` alone. */
export function createOracle(loads: readonly (readonly Statement[])[], order: readonly string[]) {
  const versions = new Map<string, Kept[]>();
  for (const [index, statements] of loads.entries()) {
    const retractionsLast = [...statements].sort((a, b) => rankOf(a) - rankOf(b));
    for (const statement of retractionsLast) replay(statement, index + 1);
  }
  return { visibleFacts, versions };

  function replay(statement: Statement, load: number): void {
    const kept = versions.get(statement.id) ?? [];
    versions.set(statement.id, kept);
    const last = kept.at(-1);
    const standing = last && last.retiredLoad === null ? last : null;
    const origin = statement.on === 'retraction' ? last?.statement : statement;
    if (!origin) return;
    const owner = origin.on === 'node' ? model.kinds.get(origin.kind)! : model.edges.get(origin.type)!;
    const record = statement.on === 'retraction' ? null : statement.record;
    const before = standing?.stated ?? null;
    const after = restate(owner, before, statement.dataset, record, order);
    if (after === before) return;
    const inPlace = origin.on === 'node' || standing?.addedLoad === load;
    if (after === null) {
      if (origin.on === 'edge' && inPlace) kept.pop();
      else standing!.retiredLoad = load;
    } else if (last && inPlace) {
      Object.assign(last, { stated: after, record: after.record, retiredLoad: null });
    } else {
      if (standing) standing.retiredLoad = load;
      kept.push({ addedLoad: load, retiredLoad: null, record: after.record, stated: after, statement: origin });
    }
  }

  function visibleFacts(view: View): VisibleFacts {
    const facts: VisibleFacts = { nodes: new Map(), edges: new Map() };
    for (const { statement, stated, ...version } of [...versions.values()].flat()) {
      const edge = statement.on === 'edge' ? model.edges.get(statement.type)! : undefined;
      if (!visible(version, view, edge)) continue;
      const { record, datasets } = stated;
      if (statement.on === 'node') {
        const { id, kind, key } = statement;
        facts.nodes.set(id, { id, kind, key, record, datasets });
      } else {
        const { id, type, from, to } = statement;
        facts.edges.set(id, { id, type, from, to, pos: edgePosition(edge!, record, id), record, datasets });
      }
    }
    return facts;
  }
}

function rankOf({ on }: Statement): number {
  return on === 'node' ? 0 : on === 'edge' ? 1 : 2;
}
