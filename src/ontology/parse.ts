import { lastDay } from '../../schema/values/partial-date.ts';
import { keySchema } from '../../schema/values/text.ts';
import type { EdgeModel, FieldModel, KindModel, Model } from './model.ts';
import { suggestion } from './nearest.ts';

/** One thing wrong with a record: which field (dotted into values), and what. */
export interface RecordIssue {
  field: string;
  message: string;
}

/** Fields in stored form, in the model's order; unknown ones absent, `status` absent when REPORTED. */
type Fields = Record<string, unknown>;

export type ParsedRecord =
  | { on: 'node'; kind: KindModel; key: string; fields: Fields }
  | { on: 'edge'; edge: EdgeModel; id: string | null; from: string; to: string; fields: Fields }
  | { on: 'retraction'; id: string };

export type ParseResult = { record: ParsedRecord } | { issues: RecordIssue[] };

const idShape = /^[0-9A-Za-z_-]{1,120}$/;
const maximumSuggestedNames = 400;

/**
 * Raw JSON to a checked record, or every issue with it. Null is absent. What needs other records (does an end exist?)
 * is not checked here.
 */
export function parseRecord(model: Model, raw: unknown): ParseResult {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { issues: [{ field: 'record', message: 'is not a JSON object' }] };
  }
  const input = withoutNulls(raw);
  if ('retract' in input) return parseRetraction(model, input);
  if ('kind' in input) return parseNode(model, input);
  if ('type' in input) return parseEdge(model, input);
  return { issues: [{ field: 'record', message: 'has neither "kind" (a node), "type" (an edge) nor "retract"' }] };
}

/** The same but for fields that are null, which a record may give for those that it does not know. */
export function withoutNulls(raw: object): Fields {
  if (!Object.values(raw).includes(null)) return raw as Fields;
  return Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== null));
}

function parseNode(model: Model, input: Fields): ParseResult {
  const kind = typeof input.kind === 'string' && model.kinds.get(input.kind);
  if (!kind) return { issues: [unknownName('kind', 'node kind', input.kind, model.kinds.keys())] };
  const issues: RecordIssue[] = [];
  const fields = parseFields(kind, input, nodeWords, [], issues);
  for (const required of kind.name === 'Source' ? ['key', 'name'] : ['key', 'name', 'sources']) {
    if (!(required in input)) issues.push({ field: required, message: 'is missing' });
  }
  if (kind.name === 'Source' && fields.sources) issues.push({ field: 'sources', message: 'a Source has no sources' });
  if (issues.length > 0) return { issues };
  const { key, ...own } = fields;
  return { record: { on: 'node', kind, key: key as string, fields: own } };
}

function parseEdge(model: Model, input: Fields): ParseResult {
  const edge = typeof input.type === 'string' && model.edges.get(input.type);
  if (!edge) return { issues: [unknownName('type', 'edge type', input.type, model.edges.keys())] };
  const issues: RecordIssue[] = [];
  const { id, from, to } = input;
  const fields = parseFields(edge, input, edgeWords, edgeWords, issues);
  if (!('sources' in input)) issues.push({ field: 'sources', message: 'is missing' });
  if (id !== undefined && !(typeof id === 'string' && idShape.test(id))) {
    issues.push({ field: 'id', message: 'is not 1 to 120 of the characters 0-9 A-Z a-z _ -' });
  }
  const ends = { from: parseEnd(edge, 'from', from, issues), to: parseEnd(edge, 'to', to, issues) };
  if (ends.from !== '' && ends.from === ends.to) {
    issues.push({ field: 'to', message: `an edge may not lead from a node to itself (${ends.to})` });
  }
  if (issues.length > 0) return { issues };
  return { record: { on: 'edge', edge, id: (id as string | undefined) ?? null, ...ends, fields } };
}

function parseRetraction(model: Model, input: Fields): ParseResult {
  const issues: RecordIssue[] = [];
  for (const name of Object.keys(input)) {
    if (!['retract', 'sources', 'note'].includes(name))
      issues.push({ field: name, message: 'does not belong to a retraction' });
  }
  const id = input.retract;
  if (typeof id !== 'string' || !/^(?:[A-Za-z]+:)?[0-9A-Za-z_.-]+$/.test(id)) {
    issues.push({ field: 'retract', message: 'is not the id of a fact, such as InvestedIn:… or Company:nvidia' });
  } else if (id.includes(':')) {
    const [name, known] = [id.slice(0, id.indexOf(':')), [...model.kinds.keys(), ...model.edgesByName.keys()]];
    if (!known.includes(name)) issues.push(unknownName('retract', 'kind of node or fact', name, known));
  }
  return issues.length > 0 ? { issues } : { record: { on: 'retraction', id: id as string } };
}

function parseEnd(edge: EdgeModel, end: 'from' | 'to', value: unknown, issues: RecordIssue[]): string {
  const found = endOf(edge, end, value);
  if ('id' in found) return found.id;
  issues.push({ field: end, message: found.problem });
  return '';
}

function endOf(edge: EdgeModel, end: 'from' | 'to', value: unknown): { id: string } | { problem: string } {
  if (value === undefined) return { problem: 'is missing' };
  const at = typeof value === 'string' ? value.indexOf(':') : -1;
  if (typeof value !== 'string' || at < 0) return { problem: `is not of the form Kind:key (${show(value)})` };
  const [kind, key] = [value.slice(0, at), value.slice(at + 1)];
  if (!edge[end].some((one) => one.name === kind)) {
    const kinds = edge[end].map((one) => one.name);
    return { problem: `is a ${kind}, but ${edge.type} wants ${kinds.join(', ')} here${suggestion(kind, kinds)}` };
  }
  const parsed = keySchema.safeParse(key);
  return parsed.success ? { id: value } : { problem: `"${key}" ${parsed.error.issues[0]!.message}` };
}

/** What a record has besides its fields. */
const nodeWords = ['kind'];
const edgeWords = ['type', 'id', 'from', 'to'];

/** Declared fields in the model's order, each by its schema; `words` are none of them, and some may be meant as `others`. */
function parseFields(
  owner: KindModel | EdgeModel,
  input: Fields,
  words: readonly string[],
  others: readonly string[],
  issues: RecordIssue[],
): Fields {
  for (const name of Object.keys(input)) {
    if (words.includes(name)) continue;
    const declared = owner.fields.get(name);
    if (declared && declared.origin !== 'derived') continue;
    const known = [...owner.fields.values()].filter((field) => field.origin !== 'derived');
    const names = [...known.map((field) => field.name), ...others].slice(0, maximumSuggestedNames);
    issues.push({
      field: name,
      message: declared
        ? 'is computed and cannot be given'
        : `is not a field of ${owner.name}${suggestion(name, names)}`,
    });
  }
  const fields: Fields = {};
  for (const [name, field] of owner.fields) {
    // Most fields of most records are absent.
    if (input[name] === undefined || field.origin === 'derived') continue;
    const value = parseField(field, input[name], issues);
    if (value !== undefined) fields[field.name] = value;
  }
  const { validFrom, validTo } = fields as { validFrom?: string; validTo?: string };
  if (validFrom && validTo && lastDay(validTo) < validFrom) {
    issues.push({ field: 'validTo', message: `${validTo} is before validFrom (${validFrom})` });
  }
  return fields;
}

function parseField(field: FieldModel, value: unknown, issues: RecordIssue[]): unknown {
  if (value === undefined || (field.name === 'status' && value === 'REPORTED')) return undefined;
  if (field.type === 'list' && Array.isArray(value) && value.length === 0) {
    if (field.name === 'sources') issues.push({ field: 'sources', message: 'needs at least one source' });
    return undefined;
  }
  const parsed = field.schema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const where = [field.name, ...issue.path].join('.');
    const unrecognized = issue.code === 'unrecognized_keys' ? `has no ${issue.keys.join(', ')}` : issue.message;
    const shown = issue.path.length === 0 && typeof value !== 'object' ? ` (${show(value)})` : '';
    issues.push({ field: where, message: unrecognized + (unrecognized.includes('"') ? '' : shown) });
  }
  return undefined;
}

function unknownName(field: string, what: string, value: unknown, names: Iterable<string>): RecordIssue {
  return { field, message: `there is no ${what} ${show(value)}${suggestion(String(value), names)}` };
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
