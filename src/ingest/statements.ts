import { currentId, type FormerKeys, noFormerKeys } from '../graph/former-keys.ts';
import { deriveEdgeId, type NodeId, nodeId, type Statement, storedEnds } from '../graph/records.ts';
import { type EdgeModel, type KindModel, type Model, targetOf } from '../ontology/model.ts';
import { type ParsedRecord, type ParseResult, parseRecord, type RecordIssue } from '../ontology/parse.ts';
import { jsonl, type Mapped } from './mapping.ts';
import { withCurrentKeys } from './merged.ts';
import type { IngestOptions } from './pipeline.ts';
import type { Tally } from './progress.ts';
import type { Reject } from './report.ts';

/** A node that a record cannot do without: an edge's end, or a ref's target, by the field that names it. */
export interface Need {
  field: string;
  id: NodeId;
}

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

/** A record of a table that says just what an earlier one says: of that one, the number. */
export interface Echo extends Place {
  echoes: number;
}

export type Said = Item | Unread | Remark | Echo;

const aRow = { row: true } as const;

/** read -> map -> validate: the records of the input in order, those of a row at a time. */
export async function* readStatements(
  model: Model,
  { inputs, mapping = jsonl, formerKeys = noFormerKeys }: Pick<IngestOptions, 'inputs' | 'mapping' | 'formerKeys'>,
  tally?: Tally,
): AsyncGenerator<Said[]> {
  let number = 0;
  for (const { dataset, files } of inputs) {
    const [file = ''] = files;
    const records = mapping.mapper();
    const say = (mapped: Mapped, line: number, of: string) => {
      const place = { number: number++, file: of, line, template: mapped.template };
      return recordOf(model, formerKeys, dataset, mapped, place);
    };
    if (mapping.first.length > 0) yield mapping.first.map((one) => say(one, 1, file));
    for (const one of files) {
      for await (const row of mapping.rows(one, tally)) {
        const { file: of, line } = row;
        const said: Said[] = [{ number: number++, file: of, line, template: null, remark: aRow }];
        if ('problem' in row) {
          const rejects = [{ file: of, line, field: mapping.unit, message: row.problem }];
          said.push({ number: number++, file: of, line, template: null, rejects, node: null });
        } else {
          for (const mapped of records(row.value)) said.push(say(mapped, line, of));
        }
        yield said;
      }
    }
  }
}

function recordOf(model: Model, formerKeys: FormerKeys, dataset: string, mapped: Mapped, place: Place): Said {
  if ('echoes' in mapped) return { ...place, echoes: mapped.echoes };
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
      const id = nodeId(kind.name, key);
      return itemOf(place, { on: 'node', dataset, id, kind: kind.name, key, record }, refsOf(kind, record), false);
    }
    case 'edge': {
      const { edge, fields: record } = parsed;
      const { from, to } = storedEnds(edge, parsed.from, parsed.to);
      const id = parsed.id ?? deriveEdgeId(edge, from, to, record);
      const ends = [
        { field: 'from', id: parsed.from },
        { field: 'to', id: parsed.to },
      ];
      const statement: Statement = { on: 'edge', dataset, id, type: edge.type, from, to, record };
      return itemOf(place, statement, refsOf(edge, record, ends), parsed.id !== null);
    }
    case 'retraction': {
      // Facts are written `InvestedIn:<id>`, nodes `Company:nvidia`; an edge's id alone is unique too.
      const [name, rest] = parsed.id.split(':') as [string, string | undefined];
      const id = rest !== undefined && model.edgesByName.has(name) ? rest : parsed.id;
      return itemOf(place, { on: 'retraction', dataset, id }, [], false);
    }
  }
}

/** Whether an id is that of a node or of an edge. */
export function aboutOf(id: string): 'node' | 'edge' {
  return id.includes(':') ? 'node' : 'edge';
}

function itemOf({ number, file, line, template }: Place, statement: Statement, needs: Need[], givenId: boolean): Item {
  return { number, file, line, template, statement, needs, givenId };
}

function meantNode(raw: unknown, formerKeys: FormerKeys): NodeId | null {
  const { kind, key } = (raw ?? {}) as Record<string, unknown>;
  return typeof kind === 'string' && typeof key === 'string' ? currentId(formerKeys, nodeId(kind, key)) : null;
}

/** What a record names in its fields, after `needs`. */
export function refsOf(owner: KindModel | EdgeModel, record: Record<string, unknown>, needs: Need[] = []): Need[] {
  // A record has few of the fields that it may have.
  for (const field in record) {
    const target = targetOf(owner.fields.get(field)!);
    if (!target) continue;
    for (const key of [record[field]].flat()) needs.push({ field, id: nodeId(target, key as string) });
  }
  return needs;
}
