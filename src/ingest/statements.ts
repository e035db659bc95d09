import { currentId, type FormerKeys, noFormerKeys } from '../graph/former-keys.ts';
import { deriveEdgeId, type NodeId, nodeId, type Statement, storedEnds } from '../graph/records.ts';
import { needsOf, type Ref } from '../graph/refs.ts';
import type { Model } from '../ontology/model.ts';
import { type ParsedRecord, type ParseResult, parseRecord, type RecordIssue } from '../ontology/parse.ts';
import { jsonl, type Mapped } from './mapping.ts';
import { withCurrentKeys } from './merged.ts';
import type { IngestOptions } from './pipeline.ts';
import type { Tally } from './progress.ts';
import type { Row } from './read.ts';
import type { Reject } from './report.ts';

/** Where a record stands. */
export interface Place {
  /** Place of the record in the whole input: one line of a table may hold several. */
  number: number;
  file: string;
  line: number;
  /** Template of a recipe that made it; null where there is none. */
  template: string | null;
}

/** One record on its way into the store. */
export interface Item extends Place {
  statement: Statement;
  /** The nodes that it cannot do without. */
  needs: Ref[];
  /** Whether the record gives an edge's id itself: such an id may clash, a derived one cannot. */
  givenId: boolean;
  /** Whether its ends are stored the other way round than it gives them. */
  turned: boolean;
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

/** A record of a table that says just what an earlier one says: of that one, the number. */
export interface Echo extends Place {
  echoes: number;
}

export type Said = Item | Unread | Remark | Echo;

const aRow = { row: true } as const;

/**
 * read -> map -> validate: the records of the input in order. Each list is to be gone through before the next is asked
 * for: its records are made meanwhile.
 */
export async function* readStatements(
  model: Model,
  { inputs, mapping = jsonl, formerKeys = noFormerKeys }: Pick<IngestOptions, 'inputs' | 'mapping' | 'formerKeys'>,
  tally?: Tally,
): AsyncGenerator<Iterable<Said>> {
  let number = 0;
  for (const { dataset, files } of inputs) {
    const [file = ''] = files;
    const records = mapping.mapper();
    const say = (mapped: Mapped, line: number, of: string) => {
      const place = { number: number++, file: of, line, template: mapped.template };
      return recordOf(model, formerKeys, dataset, mapped, place);
    };
    if (mapping.first.length > 0) yield mapping.first.map((one) => say(one, 1, file));
    const sayAll = function* (rows: readonly Row[]): Generator<Said> {
      for (const row of rows) {
        const { file: of, line } = row;
        yield { number: number++, file: of, line, template: null, remark: aRow };
        if ('problem' in row) {
          const rejects = [{ file: of, line, field: mapping.unit, message: row.problem }];
          yield { number: number++, file: of, line, template: null, rejects, node: null };
        } else {
          for (const mapped of records(row.value)) yield say(mapped, line, of);
        }
      }
    };
    for (const one of files) for await (const rows of mapping.rows(one, tally)) yield sayAll(rows);
  }
}

function recordOf(model: Model, formerKeys: FormerKeys, dataset: string, mapped: Mapped, place: Place): Said {
  if ('echoes' in mapped) {
    const { number, file, line, template } = place;
    return { number, file, line, template, echoes: mapped.echoes };
  }
  if ('skipped' in mapped) return { ...place, remark: { skipped: mapped.skipped } };
  if ('warning' in mapped) return { ...place, remark: { warning: mapped.warning } };
  if ('issues' in mapped) return unread(place, mapped.issues, meantNode(mapped.raw, formerKeys));
  const parsed = parse(model, mapped.raw, formerKeys);
  if ('issues' in parsed) return unread(place, parsed.issues, meantNode(mapped.raw, formerKeys));
  if (mapped.handle) mapped.handle.number = place.number;
  return stated(model, dataset, parsed.record, place);
}

function unread(place: Place, issues: readonly RecordIssue[], node: NodeId | null): Unread {
  const { file, line } = place;
  return { ...place, rejects: issues.map((issue) => ({ file, line, ...issue })), node };
}

function parse(model: Model, raw: unknown, formerKeys: FormerKeys): ParseResult {
  try {
    const parsed = parseRecord(model, raw);
    return 'record' in parsed ? withCurrentKeys(parsed.record, formerKeys) : parsed;
  } catch (error) {
    // JSON may be nested more deeply than the stack, which no record is.
    if (error instanceof RangeError) return { issues: [{ field: 'record', message: 'is nested too deeply' }] };
    throw error;
  }
}

function stated(model: Model, dataset: string, parsed: ParsedRecord, place: Place): Item {
  switch (parsed.on) {
    case 'node': {
      const { kind, key, fields: record } = parsed;
      const statement: Statement = { on: 'node', dataset, id: nodeId(kind.name, key), kind: kind.name, key, record };
      return itemOf(place, statement, needsOf(model, statement));
    }
    case 'edge': {
      const { edge, fields: record } = parsed;
      const { from, to } = storedEnds(edge, parsed.from, parsed.to);
      const id = parsed.id ?? deriveEdgeId(edge, from, to, record);
      const statement: Statement = { on: 'edge', dataset, id, type: edge.type, from, to, record };
      const turned = from !== parsed.from;
      return itemOf(place, statement, needsOf(model, statement, turned), parsed.id !== null, turned);
    }
    case 'retraction': {
      // Facts are written `InvestedIn:<id>`, nodes `Company:nvidia`; an edge's id alone is unique too.
      const [name, rest] = parsed.id.split(':') as [string, string | undefined];
      const id = rest !== undefined && model.edgesByName.has(name) ? rest : parsed.id;
      const statement: Statement = { on: 'retraction', dataset, id };
      return itemOf(place, statement, []);
    }
  }
}

function itemOf(
  { number, file, line, template }: Place,
  statement: Statement,
  needs: Ref[],
  givenId = false,
  turned = false,
): Item {
  return { number, file, line, template, statement, needs, givenId, turned };
}

function meantNode(raw: unknown, formerKeys: FormerKeys): NodeId | null {
  const { kind, key } = (raw ?? {}) as Record<string, unknown>;
  return typeof kind === 'string' && typeof key === 'string' ? currentId(formerKeys, nodeId(kind, key)) : null;
}
