import type { Money } from '../../schema/values/money.ts';
import {
  firstDatedPosition,
  type Order,
  type RelatedTerm,
  type SortValue,
  sortValue,
  tieDirection,
} from '../../src/graph/order.ts';
import type { EdgeRow, NodeRow } from '../../src/graph/records.ts';
import type { Relation } from '../../src/graph/relation.ts';
import type { Page } from '../../src/graph/store.ts';
import { fold } from '../../src/graph/text.ts';
import type { Compare, Related, Where } from '../../src/graph/where.ts';
import type { VisibleFacts } from './oracle.ts';
import { model } from './statements.ts';

/** A fact of the oracle: rows without times. */
export type Fact = VisibleFacts extends { nodes: Map<string, infer N>; edges: Map<string, infer E> } ? N | E : never;
type NodeFact = Omit<NodeRow, 'recordedAt' | 'retractedAt'>;
type EdgeFact = Omit<EdgeRow, 'recordedAt' | 'retractedAt'>;

/** Code points in order, as UTF-8 has them: what both stores sort by. */
export function compareText(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** Whether a filter holds for a fact, read off its definition; `origin` is where an edge is looked at from. */
export function holds(where: Where, fact: Fact, facts: VisibleFacts, origin?: string): boolean {
  switch (where.op) {
    case 'and':
      return where.of.every((one) => holds(one, fact, facts, origin));
    case 'or':
      return where.of.some((one) => holds(one, fact, facts, origin));
    case 'not':
      return !holds(where.of, fact, facts, origin);
    case 'isNull':
      return storedValue(fact, where.field) === undefined;
    case 'compare':
      return compares(where, storedValue(fact, where.field));
    case 'in':
      return where.values.includes(storedValue(fact, where.field) as string);
    case 'has':
      return ((storedValue(fact, where.field) as unknown[] | undefined) ?? []).some((one) =>
        where.values.includes(one as string),
      );
    case 'match': {
      const value = storedValue(fact, where.field);
      const test = { contains: 'includes', startsWith: 'startsWith', endsWith: 'endsWith' } as const;
      return value !== undefined && fold(value as string)[test[where.how]](where.value);
    }
    case 'money': {
      const money = storedValue(fact, where.field) as
        | { minor: number; currency: string; qualifier: string }
        | undefined;
      if (money?.currency !== where.currency || (where.qualifier && money.qualifier !== where.qualifier)) return false;
      return where.bounds.every(({ cmp, minor }) => ordered(cmp, money.minor - minor));
    }
    case 'far':
      return holds(where.of, farOf(fact as EdgeFact, origin!, facts), facts);
    case 'related':
      return related(where, fact as NodeFact, facts);
  }
}

function related({ relation, quantifier, of }: Related, node: NodeFact, facts: VisibleFacts): boolean {
  const all = relatedFacts(relation, node, facts);
  const fulfils = (fact: Fact) => holds(of, fact, facts, 'kind' in fact ? undefined : originOf(relation, fact, node));
  if (quantifier === 'every') return all.every(fulfils);
  return all.some(fulfils) === (quantifier === 'some');
}

/** The facts along a relation of a node; an edge that reaches it by both ends cannot be. */
function relatedFacts(relation: Relation, node: NodeFact, facts: VisibleFacts): Fact[] {
  const names = (fact: Fact, field: string) => {
    const type = [...model.kinds.values(), ...model.edges.values()].find((owner) => owner.fields.has(field))!;
    const pointer = type.fields.get(field)!.item ?? type.fields.get(field)!;
    return pointer.target === node.kind && [fact.record[field]].flat().includes(node.key);
  };
  if (relation.by === 'node') {
    return [...facts.nodes.values()].filter((one) => one.kind === relation.kind && names(one, relation.field));
  }
  return [...facts.edges.values()].filter((edge) => {
    if (edge.type !== relation.type) return false;
    if (relation.by === 'ref') return names(edge, relation.field);
    const { direction } = relation;
    return (direction !== 'IN' && edge.from === node.id) || (direction !== 'OUT' && edge.to === node.id);
  });
}

/** From where an edge is looked at: its far node is then the other end; that of a ref is where it comes from. */
function originOf(relation: Relation, edge: EdgeFact, node: NodeFact): string {
  return relation.by === 'ref' ? edge.to : node.id;
}

/** The value of a related term, read off its definition with whole numbers of any size. */
function relatedValue({ relation, sum }: RelatedTerm, node: NodeFact, facts: VisibleFacts): SortValue {
  const all = relatedFacts(relation, node, facts);
  if (!sum) return all.length;
  const amounts = all
    .map((fact) => fact.record[sum.field] as Money | undefined)
    .filter((money) => money?.currency === sum.currency && money.qualifier === sum.qualifier);
  if (amounts.length === 0) return null;
  const total = amounts.reduce((whole, money) => whole + BigInt(money!.minor), 0n);
  const most = BigInt(Number.MAX_SAFE_INTEGER);
  return Number(total > most ? most : total < -most ? -most : total);
}

function farOf(edge: EdgeFact, origin: string, facts: VisibleFacts): NodeFact {
  return facts.nodes.get(edge.from === origin ? edge.to : edge.from)!;
}

function storedValue(fact: Fact, field: string): unknown {
  if (field in fact && field !== 'record') return (fact as unknown as Record<string, unknown>)[field];
  return fact.record[field];
}

function compares({ field, cmp, value }: Compare, stored: unknown): boolean {
  if (stored === undefined) return false;
  if (typeof stored === 'number') return ordered(cmp, stored - Number(value));
  if (typeof stored === 'boolean') return ordered(cmp, Number(stored) - Number(value));
  if (cmp === 'eq') return stored === value;
  const owners = [...model.kinds.values(), ...model.edges.values()];
  const type = owners.map((owner) => owner.fields.get(field)).find((found) => found !== undefined)!.type;
  const text = (one: unknown) => (type === 'text' || type === 'url' ? fold(String(one)) : String(one));
  return ordered(cmp, compareText(text(stored), text(value)));
}

function ordered(cmp: Compare['cmp'], difference: number): boolean {
  return { eq: difference === 0, lt: difference < 0, lte: difference <= 0, gt: difference > 0, gte: difference >= 0 }[
    cmp
  ];
}

/** Where a fact stands in an ordering; for edges as seen from `origin`. */
export function positionOf(order: Order, fact: Fact, facts: VisibleFacts, origin?: string): SortValue[] {
  const isNode = 'kind' in fact;
  const far = isNode ? null : farOf(fact, origin!, facts);
  const values = order.terms.map((term): SortValue => {
    if ('relation' in term) return relatedValue(term, far ?? (fact as NodeFact), facts);
    const subject = term.on === 'far' ? far! : fact;
    if (term.field === 'key') return (subject as NodeFact).key;
    const owner = 'kind' in subject ? model.kinds.get(subject.kind)! : model.edges.get(subject.type)!;
    const field = owner.fields.get(term.field);
    return field ? sortValue(field, subject.record, term.currency) : null;
  });
  return [...values, isNode ? fact.id : fact.pos];
}

/** Positions in list order: unknown values last both ways, undated edges last wherever positions ascend. */
export function comparePositions(
  order: Order,
  a: readonly SortValue[],
  b: readonly SortValue[],
  isEdge: boolean,
): number {
  for (const [index, one] of a.entries()) {
    const other = b[index]!;
    if (one === other) continue;
    const isTie = index === order.terms.length;
    const sign = (isTie ? tieDirection(order) : order.terms[index]!.direction) === 'ASC' ? 1 : -1;
    if (one === null || other === null) return one === null ? 1 : -1;
    if (typeof one === 'number') return (one - Number(other)) * sign;
    if (isTie && isEdge && sign === 1) {
      const undated = Number(one < firstDatedPosition) - Number(String(other) < firstDatedPosition);
      if (undated !== 0) return undated;
    }
    return compareText(one, String(other)) * sign;
  }
  return 0;
}

/** A sorted list's page, and whether more lies beyond it. */
export function pageOf<T>(sorted: readonly T[], { limit, from }: Page): { rows: T[]; more: boolean } {
  const rows = from === 'end' ? sorted.slice(-limit) : sorted.slice(0, limit);
  return { rows, more: sorted.length > limit };
}
