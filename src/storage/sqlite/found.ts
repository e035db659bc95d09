import type { Standing } from '../../graph/batch.ts';
import type { StatedFact } from '../../graph/merge.ts';
import type { EdgeId, FactRecord, NodeId, Statement } from '../../graph/records.ts';
import type { Connection } from './connection.ts';

/** A node's row, standing or retired. */
export interface NodeRowFound {
  rowId: number;
  record: FactRecord;
}

/** The row of an edge's standing version. */
export interface EdgeRowFound {
  rowId: number;
  addedLoad: number;
  source: number;
  target: number;
  pos: string;
  record: FactRecord;
}

/** What the store holds of the facts that a batch speaks of. */
export interface Found {
  nodes: Map<NodeId, NodeRowFound>;
  edges: Map<EdgeId, EdgeRowFound>;
  /** Row ids of the nodes that stated edges lead to. */
  ends: Map<NodeId, number>;
  standing: Standing;
}

/** Reads nodes and standing edges of a batch, and the ends of its edges, in one statement each. */
export function createFound(connection: Connection, statements: readonly Statement[]): Found {
  const nodeIds = new Set<NodeId>();
  const edgeIds = new Set<EdgeId>();
  const endIds = new Set<NodeId>();
  for (const statement of statements) {
    if (statement.on !== 'edge') nodeIds.add(statement.id);
    if (statement.on !== 'node') edgeIds.add(statement.id);
    if (statement.on === 'edge') endIds.add(statement.from).add(statement.to);
  }
  const found = { nodes: new Map<NodeId, NodeRowFound>(), edges: new Map<EdgeId, EdgeRowFound>() };
  const standing = { nodes: new Map<NodeId, StatedFact>(), edges: new Map() };
  for (const row of read(connection, nodesText, nodeIds)) {
    const [id, rowId, stands] = [String(row[0]), Number(row[1]), row[2] === 1];
    const fact = statedFact(row.slice(3));
    found.nodes.set(id, { rowId, record: fact.record });
    if (stands) standing.nodes.set(id, fact);
  }
  for (const row of read(connection, edgesText, edgeIds)) {
    const [id, type, from, to, pos] = row.slice(0, 5).map(String) as [string, string, string, string, string];
    const [rowId, source, target, addedLoad] = row.slice(5, 9).map(Number) as [number, number, number, number];
    const fact = statedFact(row.slice(9));
    found.edges.set(id, { rowId, addedLoad, source, target, pos, record: fact.record });
    standing.edges.set(id, { ...fact, type, from, to });
  }
  const ends = read(connection, endsText, endIds).map(([id, rowId]) => [String(id), Number(rowId)] as const);
  return { ...found, ends: new Map(ends), standing };
}

const endsText = 'select n.id, n.row_id from json_each(?1) j join node n on n.id = j.value';

const nodesText =
  'select n.id, n.row_id, n.retired_load is null, n.record, n.datasets, n.statements ' +
  'from json_each(?1) j join node n on n.id = j.value';

const edgesText =
  'select e.id, e.type, s.id, t.id, e.pos, e.row_id, e.source, e.target, e.added_load, e.record, e.datasets, e.statements ' +
  'from json_each(?1) j join edge e on e.id = j.value and e.retired_load is null ' +
  'join node s on s.row_id = e.source join node t on t.row_id = e.target';

function read(connection: Connection, text: string, ids: Set<string>): unknown[][] {
  return ids.size === 0 ? [] : connection.rows({ text, parameters: [JSON.stringify([...ids])] });
}

function statedFact(row: unknown[]): StatedFact {
  const [record, datasets, statements] = row as [string, string, string | null];
  return {
    record: JSON.parse(record) as FactRecord,
    datasets: JSON.parse(datasets) as string[],
    statements: statements === null ? null : (JSON.parse(statements) as Record<string, FactRecord>),
  };
}
