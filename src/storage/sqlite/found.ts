import type { Standing } from '../../graph/batch.ts';
import type { ChangeAction, ChangeEntry } from '../../graph/changes.ts';
import type { StatedFact } from '../../graph/merge.ts';
import { aboutOf, type EdgeId, type FactRecord, type NodeId, type Statement } from '../../graph/records.ts';
import type { Writer } from './writer.ts';

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
  /** What earlier batches of the load did to these facts. */
  changes: Map<NodeId | EdgeId, ChangeEntry>;
  standing: Standing;
}

type Fact = [record: FactRecord, datasets: string[], statements: Record<string, FactRecord> | null];
type Node = [id: NodeId, rowId: number, stands: 0 | 1, ...Fact];
type Edge = [id: EdgeId, type: string, from: NodeId, to: NodeId, pos: string, ...Places, ...Fact];
type Entry = [name: string, id: string, action: ChangeAction, datasets: string[], replaced: number | null];
type Places = [rowId: number, source: number, target: number, addedLoad: number];

/**
 * Reads nodes and standing edges of a batch, the ends of its edges, and what its load wrote of `again`. Where the store
 * `wasEmpty`, it holds nothing else.
 */
export async function createFound(
  writer: Writer,
  statements: readonly Statement[],
  load: number,
  again: readonly Statement[],
  wasEmpty: boolean,
): Promise<Found> {
  const nodeIds = new Set<NodeId>();
  const edgeIds = new Set<EdgeId>();
  const endIds = new Set<NodeId>();
  for (const statement of wasEmpty ? again : statements) {
    if (statement.on !== 'edge') nodeIds.add(statement.id);
    if (statement.on !== 'node') edgeIds.add(statement.id);
  }
  for (const statement of statements) if (statement.on === 'edge') endIds.add(statement.from).add(statement.to);
  const found = { nodes: new Map<NodeId, NodeRowFound>(), edges: new Map<EdgeId, EdgeRowFound>() };
  const standing = { nodes: new Map<NodeId, StatedFact>(), edges: new Map() };
  for (const [id, rowId, stands, ...fact] of await read<Node>(writer, nodesText, nodeIds)) {
    found.nodes.set(id, { rowId, record: fact[0] });
    if (stands === 1) standing.nodes.set(id, statedFact(fact));
  }
  for (const row of await read<Edge>(writer, edgesText, edgeIds)) {
    const [id, type, from, to, pos, rowId, source, target, addedLoad, ...fact] = row;
    found.edges.set(id, { rowId, addedLoad, source, target, pos, record: fact[0] });
    standing.edges.set(id, { ...statedFact(fact), type, from, to });
  }
  const ends = new Map(await read<[NodeId, number]>(writer, endsText, endIds));
  const changes = new Map<string, ChangeEntry>();
  for (const [name, id, action, datasets, replaced] of await read<Entry>(writer, changesText, namesOf(), BigInt(load)))
    changes.set(id, { name, id, action, datasets, replaced });
  return { ...found, ends, changes, standing };

  /** What changes are written down under; an edge that stands no more cannot be retracted. */
  function namesOf(): Set<[name: string, id: string]> {
    const names = again.map(({ id, ...one }): [string | undefined, string] => {
      if (aboutOf(id) === 'node') return [id.slice(0, id.indexOf(':')), id];
      return [one.on === 'edge' ? one.type : standing.edges.get(id)?.type, id];
    });
    return new Set(names.filter((one): one is [string, string] => one[0] !== undefined));
  }
}

async function read<Row>(writer: Writer, text: string, ids: Set<unknown>, ...more: bigint[]): Promise<Row[]> {
  if (ids.size === 0) return [];
  const [row] = await writer.rows({ text, parameters: [JSON.stringify([...ids]), ...more] });
  return JSON.parse(row![0] as string) as Row[];
}

function statedFact([record, datasets, statements]: Fact): StatedFact {
  return { record, datasets, statements };
}

/** Texts of JSON joined to the text of a list of lists, which is decoded at once. */
const listOf = (...parts: string[]) =>
  `select '[' || coalesce(group_concat('[' || ${parts.join(" || ',' || ")} || ']'), '') || ']'`;

const factOf = (row: string) => [`${row}.record`, `${row}.datasets`, `coalesce(${row}.statements, 'null')`];

const endsText = `${listOf('json_quote(n.id)', 'n.row_id')} from json_each(?1) j join node n on n.id = j.value`;

const nodesText =
  `${listOf('json_quote(n.id)', 'n.row_id', '(n.retired_load is null)', ...factOf('n'))} ` +
  'from json_each(?1) j join node n on n.id = j.value';

const edgesText =
  `${listOf(
    ...['e.id', 'e.type', 's.id', 't.id', 'e.pos'].map((text) => `json_quote(${text})`),
    ...['e.row_id', 'e.source', 'e.target', 'e.added_load'],
    ...factOf('e'),
  )} from json_each(?1) j join edge e on e.id = j.value and e.retired_load is null ` +
  'join node s on s.row_id = e.source join node t on t.row_id = e.target';

const changesText =
  `${listOf('json_quote(c.name)', 'json_quote(c.id)', 'json_quote(c.action)', 'c.datasets', "coalesce(c.replaced, 'null')")} ` +
  'from json_each(?1) j join change c on c.name = j.value ->> 0 and c.load = ?2 and c.id = j.value ->> 1';
