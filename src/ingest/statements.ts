import { deriveEdgeId, type NodeId, nodeId, type Statement, storedEnds } from '../graph/records.ts';
import type { EdgeModel, KindModel, Model } from '../ontology/model.ts';
import { type ParsedRecord, type ParseResult, parseRecord, type RecordIssue } from '../ontology/parse.ts';
import type { Input } from './input.ts';
import { jsonl, type Mapped, type Mapping } from './mapping.ts';
import type { Row } from './read.ts';
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
  /** Template of a recipe that made it; null where there is none. */
  template: string | null;
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

/** Why a row brought no record of a template, or a remark on it. `row` alone: the next row begins. */
export interface Remark extends Place {
  remark: { row: true } | { skipped: string } | { warning: string };
}

/** read -> map -> validate: every record of the input in order, as an item or as its rejects. */
export async function* readStatements(
  model: Model,
  inputs: readonly Input[],
  mapping: Mapping = jsonl,
): AsyncGenerator<Item | Unread | Remark> {
  let number = 0;
  for (const { dataset, files } of inputs) {
    const [file = ''] = files;
    for (const one of mapping.first)
      yield { number: number++, file, line: 1, ...recordOf(model, dataset, one, file, 1) };
    for (const file of files) {
      for await (const row of mapping.rows(file)) {
        for (const one of recordsOf(model, dataset, row, mapping))
          yield { number: number++, file, line: row.line, ...one };
      }
    }
  }
}

/** A record before it has its place in the input. */
type Unplaced = Omit<Item, 'number' | 'file' | 'line'> | Omit<Unread, 'number' | 'file' | 'line'> | UnplacedRemark;
type UnplacedRemark = Pick<Remark, 'template' | 'remark'>;

function* recordsOf(model: Model, dataset: string, row: Row, mapping: Mapping): Generator<Unplaced> {
  const { file, line } = row;
  yield { template: null, remark: { row: true } };
  if ('problem' in row) {
    yield { template: null, rejects: [{ file, line, field: mapping.unit, message: row.problem }], node: null };
    return;
  }
  for (const one of mapping.records(row.value)) yield recordOf(model, dataset, one, file, line);
}

function recordOf(model: Model, dataset: string, mapped: Mapped, file: string, line: number): Unplaced {
  const { template } = mapped;
  const reject = (issues: RecordIssue[]) => issues.map((issue) => ({ file, line, ...issue }));
  if ('skipped' in mapped) return { template, remark: { skipped: mapped.skipped } };
  if ('warning' in mapped) return { template, remark: { warning: mapped.warning } };
  if ('issues' in mapped) return { template, rejects: reject(mapped.issues), node: meantNode(mapped.raw) };
  const parsed = parse(model, mapped.raw);
  if ('record' in parsed) return { template, ...stated(model, dataset, parsed.record) };
  return { template, rejects: reject(parsed.issues), node: meantNode(mapped.raw) };
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

function stated(model: Model, dataset: string, parsed: ParsedRecord): Omit<Item, keyof Place> {
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
