import { largestSum, type RelatedSum, type RelatedTerm } from '../../graph/order.ts';
import type { Relation } from '../../graph/relation.ts';
import type { Related } from '../../graph/where.ts';
import type { KindModel } from '../../ontology/model.ts';
import { allOf, type Scope, storedTypes, visibleEdge, visibleNode } from './scope.ts';
import { compileWhere, negate, type Subject } from './where.ts';

/** The facts along a relation of a node: a pattern for MATCH, and what must hold for them to be those of the view. */
export interface Reach {
  pattern: string;
  condition: string;
  /** What a filter of the facts speaks of. */
  subject: Subject;
  /** The node that the facts lead to (where they are nodes, the fact itself), and the kinds that it may have. */
  far: string;
  kinds: readonly KindModel[];
  /** A label of the node that the relation is of, where the pattern does not lead to it. */
  apart: string | null;
}

export function reach(scope: Scope, node: string, relation: Relation): Reach {
  const [edge, far] = [scope.fresh('r'), scope.fresh('m')];
  if (relation.by === 'node') {
    const kind = scope.model.kinds.get(relation.kind);
    if (!kind) throw new Error(`the model has no kind ${relation.kind}`);
    const { condition, target } = naming(scope, far, relation.field, node);
    return {
      pattern: `(${far}:${kind.name})`,
      condition: allOf(condition, visibleNode(far)),
      subject: { on: 'node', variable: far },
      far,
      kinds: [kind],
      apart: target,
    };
  }
  const model = scope.model.edges.get(relation.type);
  if (!model) throw new Error(`the model has no edge type ${relation.type}`);
  const types = storedTypes(scope.view, relation.type).join('|');
  const subject: Subject = { on: 'edge', variable: edge, far };
  const visible = visibleEdge(scope.view, edge);
  if (relation.by === 'ref') {
    const { condition, target } = naming(scope, edge, relation.field, node);
    return {
      pattern: `(${far})-[${edge}:${types}]->()`,
      // Every property of the index needs a condition, or it is not used.
      condition: allOf(condition, `${edge}._pos IS NOT NULL`, visible),
      subject,
      far,
      kinds: model.from,
      apart: target,
    };
  }
  const kinds = relation.direction === 'IN' ? model.from : model.to;
  const pattern = path(node, `${edge}:${types}`, relation.direction, far);
  return { pattern, condition: visible, subject, far, kinds, apart: null };
}

function path(node: string, edge: string, direction: 'OUT' | 'IN' | 'BOTH', far: string): string {
  const [left, right] = { OUT: ['-', '->'], IN: ['<-', '-'], BOTH: ['-', '-'] }[direction] as [string, string];
  return `(${node})${left}[${edge}]${right}(${far})`;
}

/** A ref holds the key alone, so the kind is asked for besides. */
function naming(scope: Scope, fact: string, name: string, node: string): { condition: string; target: string } {
  const field = scope.fields.get(name);
  const pointer = field?.type === 'list' ? field.item : field;
  if (!field || !pointer?.target) throw new Error(`${name} is not a ref field`);
  const named = field.type === 'list' ? `${node}.key IN ${fact}.${name}` : `${fact}.${name} = ${node}.key`;
  return { condition: `${named} AND ${node}.kind = '${pointer.target}'`, target: pointer.target };
}

/** A filter over the facts along a relation. */
export function related(scope: Scope, { variable }: Subject, where: Related): string {
  const { pattern, condition, subject } = reach(scope, variable, where.relation);
  const inner = compileWhere(scope, subject, where.of);
  const holds = where.quantifier === 'every' ? negate(inner) : inner;
  const exists = `EXISTS { MATCH ${pattern} WHERE ${allOf(condition, holds)} }`;
  return where.quantifier === 'some' ? exists : `NOT ${exists}`;
}

/** The value of a related term for a node. `byDegree`: counts are degrees, right only while no load is in progress. */
export function relatedValue(scope: Scope, node: string, { relation, sum }: RelatedTerm, byDegree: boolean): string {
  if (!sum && byDegree && relation.by === 'edge') {
    return `COUNT { ${path(node, `:${relation.type}`, relation.direction, '')} }`;
  }
  const { pattern, condition, subject } = reach(scope, node, relation);
  if (!sum) return `COUNT { MATCH ${pattern} WHERE ${condition} }`;
  return `head(COLLECT { MATCH ${pattern} WHERE ${condition} ${summing(scope, subject.variable, sum)} })`;
}

/** In two halves, because a sum beyond 64 bits is an error. */
function summing(scope: Scope, fact: string, { field, currency, qualifier }: RelatedSum): string {
  if (scope.fields.get(field)?.type !== 'money') throw new Error(`${field} is not a money field`);
  const amount = `${fact}.${field}`;
  const [high, low] = [scope.fresh('h'), scope.fresh('l')];
  const whole = `${high} * 4294967296 + ${low}`;
  return (
    `AND ${amount}_currency = ${scope.bind(currency)} AND ${amount}_qualifier = ${scope.bind(qualifier)} ` +
    `WITH sum(${amount}_minor / 4294967296) AS ${high}, sum(${amount}_minor % 4294967296) AS ${low}, count(*) AS ${high}n ` +
    `RETURN CASE WHEN ${high}n = 0 THEN null ` +
    `WHEN ${high} > 1073741824 THEN ${largestSum} WHEN ${high} < -1073741824 THEN -${largestSum} ` +
    `WHEN ${whole} > ${largestSum} THEN ${largestSum} WHEN ${whole} < -${largestSum} THEN -${largestSum} ` +
    `ELSE ${whole} END`
  );
}
