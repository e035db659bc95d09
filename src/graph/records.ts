import { hash } from 'node:crypto';
import type { EdgeModel } from '../ontology/model.ts';

/** `Kind:key`, such as `Company:nvidia`. ASCII. */
export type NodeId = string;
/** Id of an edge without its type: ASCII `[0-9A-Za-z_-]`, unique over all edge types. */
export type EdgeId = string;

/**
 * The fields of a fact in stored form, in the model's order; an absent field is unknown.
 * Money is `{minor, currency, qualifier}`, a date its partial text, a ref the target's key, a list a JSON array.
 */
export type FactRecord = Record<string, unknown>;

interface Stamp {
  record: FactRecord;
  /** Data sets that state the fact, in the order in which they win. */
  datasets: string[];
  /** Publication times of the loads that brought and that retired it, ISO 8601; null while it stands. */
  recordedAt: string;
  retractedAt: string | null;
  /** Values of the ordering's related terms, in their order; only in a list that is ordered by such. */
  related?: (number | null)[];
}

/** A node as read; `record` leaves out key and kind. */
export interface NodeRow extends Stamp {
  id: NodeId;
  kind: string;
  key: string;
}

/** An edge as read; symmetric edges hold their ends in id order. */
export interface EdgeRow extends Stamp {
  id: EdgeId;
  type: string;
  from: NodeId;
  to: NodeId;
  /** From `edgePosition`: first day of its date, `!`, id. */
  pos: string;
  /** The node at the other end than the origin; only where the read asked for it. */
  far?: NodeRow;
}

/** The row of an edge of which the far node alone was read: all else is blank. */
export function farAlone(far: NodeRow): EdgeRow {
  const blank = { id: '', type: '', from: '', to: '', pos: '', record: {}, datasets: [], recordedAt: '' };
  return { ...blank, retractedAt: null, far };
}

/** What one data set says about one node or one edge, or that it no longer says it. */
export type Statement =
  | { on: 'node'; dataset: string; id: NodeId; kind: string; key: string; record: FactRecord }
  | { on: 'edge'; dataset: string; id: EdgeId; type: string; from: NodeId; to: NodeId; record: FactRecord }
  | { on: 'retraction'; dataset: string; id: NodeId | EdgeId };

export function nodeId(kind: string, key: string): NodeId {
  return `${kind}:${key}`;
}

/** `Company:nvidia` to its parts; null when the text is not of that form. */
export function splitId(id: string): { name: string; rest: string } | null {
  const at = id.indexOf(':');
  return at > 0 && at < id.length - 1 ? { name: id.slice(0, at), rest: id.slice(at + 1) } : null;
}

/** Whether an id is that of a node or of an edge. */
export function aboutOf(id: NodeId | EdgeId): 'node' | 'edge' {
  return id.includes(':') ? 'node' : 'edge';
}

/** The ends as stored: a symmetric edge is one fact, so its ends stand in id order. */
export function storedEnds(edge: EdgeModel, from: NodeId, to: NodeId): { from: NodeId; to: NodeId } {
  return edge.symmetric && to < from ? { from: to, to: from } : { from, to };
}

/** 120 bits of a hash over type, ends and identity fields: parallel edges that differ in them stay apart. */
export function deriveEdgeId(edge: EdgeModel, from: NodeId, to: NodeId, record: FactRecord): EdgeId {
  const identity = edge.identity.map((field) => record[field] ?? null);
  const text = JSON.stringify([edge.type, from, to, ...identity]);
  return hash('sha256', text, 'base64url').slice(0, 20);
}
