import { decimalText, type Money } from '../../schema/values/money.ts';
import type { EdgeId, NodeId, Statement } from '../graph/records.ts';
import { contradictions, recordOf, union } from './repeats.ts';
import type { Reject } from './report.ts';
import type { Item } from './statements.ts';

/** What becomes of records that cannot all stand for themselves. */
export interface Verdict {
  reject(item: Item, rejects: Reject[]): void;
  /** An earlier item holds what this one says. */
  merge(item: Item, into: Item): void;
  /** The first item, with all that others say about its thing. */
  unite(item: Item): void;
}

/**
 * Judges all records of an input about one node or one edge, in the order of the input. A data set says a thing once:
 * more is rejected or, where rows of a table `merge`, made one, but for what contradicts the first. An edge's id is that
 * of one edge in all data sets.
 */
export function settle(items: Iterable<Item>, merges: boolean, verdict: Verdict): void {
  const first = new Map<string, { item: Item; united: boolean }>();
  const taken = new Map<string, Item>();
  let shape: string | null = null;
  for (const item of items) {
    const { dataset } = item.statement;
    const earlier = first.get(dataset);
    if (merges && earlier) {
      const differing = contradictions(recordOf(earlier.item.statement), recordOf(item.statement));
      if (differing.length > 0) {
        verdict.reject(
          item,
          differing.map((field) => contradiction(earlier.item, item, field)),
        );
        continue;
      }
      first.set(dataset, { item: together(earlier.item, item), united: true });
      verdict.merge(item, earlier.item);
      continue;
    }
    if (merges) first.set(dataset, { item, united: false });
    const before = taken.get(dataset);
    const own = item.givenId && item.statement.on === 'edge' ? shapeOf(item.statement) : null;
    if (before) verdict.reject(item, [repeated(item, before)]);
    else if (own !== null && shape !== null && shape !== own) verdict.reject(item, [clash(item, shape)]);
    else {
      taken.set(dataset, item);
      shape = own ?? shape;
    }
  }
  for (const { item, united } of first.values()) if (united) verdict.unite(item);
}

type EdgeStatement = Extract<Statement, { on: 'edge' }>;

export function shapeOf({ type, from, to }: { type: string; from: NodeId; to: NodeId }): string {
  return `${type} from ${from} to ${to}`;
}

/** The problem of an edge whose id is that of another one. */
export function clash({ file, line, statement }: Item, other: string): Reject {
  return { file, line, field: 'id', message: `${statement.id as EdgeId} is already the id of ${other}` };
}

export function isClash(item: Item, other: { type: string; from: NodeId; to: NodeId } | null): boolean {
  return other !== null && shapeOf(other) !== shapeOf(item.statement as EdgeStatement);
}

function repeated({ file, line, statement: { on, id } }: Item, earlier: Item): Reject {
  const field = on === 'node' ? 'key' : on === 'edge' ? 'id' : 'retract';
  return { file, line, field, message: `${id} already stands at ${earlier.file}:${earlier.line} in this data set` };
}

/** The earlier item with what the later one says besides; what it needs follows from that. */
function together(before: Item, item: Item): Item {
  const record = union(recordOf(before.statement), recordOf(item.statement));
  return { ...before, statement: { ...before.statement, record } as Statement };
}

function contradiction(before: Item, { file, line, statement }: Item, field: string): Reject {
  const said = (of: Statement) => JSON.stringify(recordOf(of)[field], asGiven);
  const message = `${statement.id} stands at ${before.file}:${before.line} with ${said(before.statement)}, here with ${said(statement)}`;
  return { file, line, field, message };
}

/** Money as it is given, not as it is kept. */
function asGiven(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('minor' in value)) return value;
  const { minor, currency, qualifier } = value as Money;
  return { value: decimalText({ minor, currency }), currency, qualifier };
}
