import { fold } from '../../graph/text.ts';
import type { Compare, In, Where } from '../../graph/where.ts';
import { nameHead } from './properties.ts';
import { reach } from './related.ts';
import { allOf, type Scope } from './scope.ts';
import { compileWhere } from './where.ts';

/** Where a list of nodes begins: clauses that find every node it may hold, each perhaps often, and what is left to ask. */
export interface Start {
  clauses: string[];
  rest: Where[];
}

/**
 * Neo4j does not begin at the far end of an EXISTS of its own accord. Where a filter asks for relations that lead to
 * nodes it tells by name or key, at any remove, the list is read from there. Null for every other filter: the list's
 * own indexes then serve its order.
 */
export function startFromRelated(scope: Scope, node: string, where: Where): Start | null {
  const parts = conjuncts(where);
  if (parts.some(isTelling)) return null;
  for (const part of parts) {
    if (part.op !== 'related' || part.quantifier !== 'some') continue;
    const { pattern, condition, subject, far, kinds, apart } = reach(scope, node, part.relation);
    const facts = conjuncts(part.of);
    const isFar = (one: Where) => subject.on === 'node' || one.op === 'far';
    const ofFar = facts.filter(isFar).flatMap((one) => conjuncts(one.op === 'far' ? one.of : one));
    const start = startFrom(
      scope,
      far,
      kinds.map(({ name }) => name),
      ofFar,
    );
    if (!start) continue;
    const ofFact = facts.filter((one) => !isFar(one)).map((one) => compileWhere(scope, subject, one));
    const left = start.rest.map((one) => compileWhere(scope, { on: 'node', variable: far }, one));
    const both = apart === null ? pattern : `${pattern}, (${node}:${apart})`;
    const step = `MATCH ${both} WHERE ${allOf(condition, ...ofFact, ...left)}`;
    // Ways multiply from step to step: each node goes on once.
    const once = start.clauses.length > 1 ? [`WITH DISTINCT ${far}`] : [];
    return { clauses: [...start.clauses, ...once, step], rest: parts.filter((one) => one !== part) };
  }
  return null;
}

function startFrom(scope: Scope, node: string, kinds: readonly string[], parts: Where[]): Start | null {
  const telling = parts.find(isTelling);
  if (!telling) return startFromRelated(scope, node, { op: 'and', of: parts });
  const values = telling.op === 'in' ? telling.values.map(String) : [String(telling.value)];
  const [property, wanted] = lookUps[telling.field]!(values, kinds);
  const found = `${node}.${property} IN ${scope.bind(wanted)}`;
  // Named outright: until Neo4j has sampled a new index it may well begin at the other end.
  return { clauses: [`MATCH (${node}:Entity) USING INDEX ${node}:Entity(${property}) WHERE ${found}`], rest: parts };
}

/** Fields that tell few nodes from all others: the indexed property that finds them, and its values. */
const lookUps: Record<string, (values: string[], kinds: readonly string[]) => [property: string, values: string[]]> = {
  id: (values) => ['id', values],
  key: (values, kinds) => ['id', kinds.flatMap((kind) => values.map((key) => `${kind}:${key}`))],
  name: (values) => ['name_head', [...new Set(values.map((name) => nameHead(fold(name))))]],
};

function isTelling(where: Where): where is Compare | In {
  const isEqual = where.op === 'in' || (where.op === 'compare' && where.cmp === 'eq');
  return isEqual && Object.hasOwn(lookUps, where.field);
}

function conjuncts(where: Where): Where[] {
  return where.op === 'and' ? where.of.flatMap(conjuncts) : [where];
}
