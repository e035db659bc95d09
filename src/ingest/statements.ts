import { deriveEdgeId, type NodeId, nodeId, type Statement, storedEnds } from '../graph/records.ts';
import type { EdgeModel, KindModel, Model } from '../ontology/model.ts';
import { type ParsedRecord, type ParseResult, parseRecord, type RecordIssue } from '../ontology/parse.ts';
import type { Input } from './input.ts';
import { type Row, readJsonl } from './read.ts';
import type { Reject } from './report.ts';
import { targetOf } from './users.ts';

/** A node that a record cannot do without: an edge's end, or a ref's target, by the field that names it. */
export interface Need {
  field: string;
  id: NodeId;
}

/** Where a record stands. */
interface Place {
  /** Place of the record in the whole input, the same at every reading: one line of a table may hold several. */
  number: number;
  file: string;
  line: number;
}

/** One record on its way into the store. */
export interface Item extends Place {
  statement: Statement;
  needs: Need[];
  /** Whether the record gives an edge's id itself: such an id may clash, a derived one cannot. */
  givenId: boolean;
}

/** A record that cannot be used. `node`: the id of the node that it meant to state, where it says so. */
export interface Unread extends Place {
  rejects: Reject[];
  node: NodeId | null;
}

/** Turns one row of an outside table into raw records; JSONL rows are records already. */
export type Mapper = (value: unknown) => unknown[];

export const identity: Mapper = (value) => [value];

/** read -> map -> validate: every record of the input in order, as an item or as its rejects. */
export async function* readStatements(
  model: Model,
  inputs: readonly Input[],
  map: Mapper = identity,
): AsyncGenerator<Item | Unread> {
  let number = 0;
  for (const { dataset, files } of inputs) {
    for (const file of files) {
      for await (const row of readJsonl(file)) {
        for (const one of recordsOf(model, dataset, row, map)) yield { number: number++, file, line: row.line, ...one };
      }
    }
  }
}

type Unplaced<T> = Omit<T, keyof Place>;

function* recordsOf(
  model: Model,
  dataset: string,
  row: Row,
  map: Mapper,
): Generator<Unplaced<Item> | Unplaced<Unread>> {
  const { file, line } = row;
  const reject = (issues: RecordIssue[]) => issues.map((issue) => ({ file, line, ...issue }));
  if ('problem' in row) {
    yield { rejects: reject([{ field: 'record', message: row.problem }]), node: null };
    return;
  }
  for (const raw of map(row.value)) {
    const parsed = parse(model, raw);
    if ('record' in parsed) yield stated(model, dataset, parsed.record);
    else yield { rejects: reject(parsed.issues), node: meantNode(raw) };
  }
}

function parse(model: Model, raw: unknown): ParseResult {
  try {
    return parseRecord(model, raw);
  } catch (error) {
    // JSON may be nested more deeply than the stack, which no record is.
    if (error instanceof RangeError) return { issues: [{ field: 'record', message: 'is nested too deeply' }] };
    throw error;
  }
}

function stated(model: Model, dataset: string, parsed: ParsedRecord): Unplaced<Item> {
  switch (parsed.on) {
    case 'node': {
      const { kind, key, fields: record } = parsed;
      const statement: Statement = { on: 'node', dataset, id: nodeId(kind.name, key), kind: kind.name, key, record };
      return { statement, needs: refsOf(kind, record), givenId: false };
    }
    case 'edge': {
      const { edge, fields: record } = parsed;
      const ends = storedEnds(edge, parsed.from, parsed.to);
      const id = parsed.id ?? deriveEdgeId(edge, ends.from, ends.to, record);
      const statement: Statement = { on: 'edge', dataset, id, type: edge.type, ...ends, record };
      const needs = [{ field: 'from', id: parsed.from }, { field: 'to', id: parsed.to }, ...refsOf(edge, record)];
      return { statement, needs, givenId: parsed.id !== null };
    }
    case 'retraction': {
      // Facts are written `InvestedIn:<id>`, nodes `Company:nvidia`; an edge's id alone is unique too.
      const [name, rest] = parsed.id.split(':') as [string, string | undefined];
      const id = rest !== undefined && model.edgesByName.has(name) ? rest : parsed.id;
      return { statement: { on: 'retraction', dataset, id }, needs: [], givenId: false };
    }
  }
}

function meantNode(raw: unknown): NodeId | null {
  const { kind, key } = (raw ?? {}) as Record<string, unknown>;
  return typeof kind === 'string' && typeof key === 'string' ? nodeId(kind, key) : null;
}

function refsOf(owner: KindModel | EdgeModel, record: Record<string, unknown>): Need[] {
  const needs: Need[] = [];
  for (const field of owner.fields.values()) {
    const target = targetOf(field);
    if (!target) continue;
    for (const key of [record[field.name] ?? []].flat())
      needs.push({ field: field.name, id: nodeId(target, key as string) });
  }
  return needs;
}
