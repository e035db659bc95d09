import type { EdgeModel, KindModel, Model } from '../ontology/model.ts';
import { restate, type StatedFact } from './merge.ts';
import type { EdgeId, NodeId, Statement } from './records.ts';
import type { LoadCounts } from './store.ts';

/** A fact as a batch finds it standing and as it leaves it; null where it does not stand. */
interface Change {
  before: StatedFact | null;
  after: StatedFact | null;
  /** Data sets whose statements changed it. */
  by: Set<string>;
}

export interface NodeChange extends Change {
  id: NodeId;
  kind: KindModel;
  key: string;
}

export interface EdgeChange extends Change {
  id: EdgeId;
  edge: EdgeModel;
  from: NodeId;
  to: NodeId;
}

/** The facts standing in the store that a batch speaks of. */
export interface Standing {
  nodes: ReadonlyMap<NodeId, StatedFact>;
  edges: ReadonlyMap<EdgeId, StatedFact & { type: string; from: NodeId; to: NodeId }>;
}

/** What a batch does: the facts that it changes, one entry each. */
export interface BatchChanges {
  nodes: NodeChange[];
  edges: EdgeChange[];
  /** Per fact, not per statement. */
  counts: LoadCounts;
  /** Data sets whose statements changed something. */
  datasets: Set<string>;
}

/**
 * Merges a batch into what stands: nodes, then edges, then retractions, each in their order, so that several statements
 * about one fact build on one another. `order`: the data sets that win, first to last. Throws when an id is that of
 * another edge; nothing is read or written.
 */
export function mergeBatch(
  model: Model,
  statements: readonly Statement[],
  standing: Standing,
  order: readonly string[],
): BatchChanges {
  const nodes = new Map<NodeId, NodeChange>();
  const edges = new Map<EdgeId, EdgeChange>();
  const untouched = new Set<string>();
  const datasets = new Set<string>();
  const stages: Statement['on'][] = ['node', 'edge', 'retraction'];
  for (const stage of stages) {
    for (const statement of statements) {
      if (statement.on !== stage) continue;
      const change = find(statement);
      if (!change) {
        untouched.add(statement.id);
        continue;
      }
      const owner = 'kind' in change ? change.kind : change.edge;
      const record = statement.on === 'retraction' ? null : statement.record;
      const after = restate(owner, change.after, statement.dataset, record, order);
      if (after !== change.after) {
        datasets.add(statement.dataset);
        change.by.add(statement.dataset);
      }
      change.after = after;
    }
  }
  const all = [...nodes.values(), ...edges.values()];
  return {
    nodes: [...nodes.values()].filter(differs),
    edges: [...edges.values()].filter(differs),
    counts: countChanges(all, untouched.size),
    datasets,
  };

  function find(statement: Statement): NodeChange | EdgeChange | null {
    const { id, on } = statement;
    const known = nodes.get(id) ?? edges.get(id);
    if (known) return on === 'edge' && 'edge' in known ? sameEdge(known, statement) : known;
    if (on === 'edge' || standing.edges.has(id)) {
      const stored = standing.edges.get(id);
      const { type, from, to } = stored ?? (statement as Extract<Statement, { on: 'edge' }>);
      const [edge, stands] = [declared(model.edges, type), stored ?? null];
      const change = { id, edge, from, to, before: stands, after: stands, by: new Set<string>() };
      edges.set(id, change);
      return on === 'edge' ? sameEdge(change, statement) : change;
    }
    const stored = standing.nodes.get(id) ?? null;
    if (on === 'retraction' && !stored) return null;
    const at = id.indexOf(':');
    const kind = declared(model.kinds, id.slice(0, at));
    const change = { id, kind, key: id.slice(at + 1), before: stored, after: stored, by: new Set<string>() };
    nodes.set(id, change);
    return change;
  }
}

/** Retired facts that stood, facts that stand anew, facts that differ, and all the rest. */
function countChanges(changes: readonly Change[], untouched: number): LoadCounts {
  const counts: LoadCounts = { added: 0, changed: 0, unchanged: untouched, retired: 0 };
  for (const change of changes) counts[outcome(change)] += 1;
  return counts;
}

function outcome(change: Change): keyof LoadCounts {
  if (!differs(change)) return 'unchanged';
  if (!change.before) return 'added';
  return change.after ? 'changed' : 'retired';
}

/** Several statements may lead back to where they began. */
function differs({ before, after }: Change): boolean {
  if (before === after) return false;
  if (!before || !after) return true;
  const shape = ({ record, datasets, statements }: StatedFact) => JSON.stringify([record, datasets, statements]);
  return shape(before) !== shape(after);
}

function sameEdge(change: EdgeChange, said: Extract<Statement, { on: 'edge' }>): EdgeChange {
  if (change.edge.type === said.type && change.from === said.from && change.to === said.to) return change;
  const { edge, from, to } = change;
  throw new Error(
    `${said.id} is the id of ${edge.type} from ${from} to ${to}, not of ${said.type} from ${said.from} to ${said.to}`,
  );
}

function declared<T>(all: ReadonlyMap<string, T>, name: string): T {
  const found = all.get(name);
  if (!found) throw new Error(`${name} is not declared`);
  return found;
}
