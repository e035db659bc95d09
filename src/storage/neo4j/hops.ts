import type { Hop } from '../../graph/store.ts';
import type { Where } from '../../graph/where.ts';
import type { Model } from '../../ontology/model.ts';
import { lucenePhrase } from './nodes.ts';
import { liveType } from './properties.ts';
import { allOf, type Scope, storedTypes, visibleEdge } from './scope.ts';
import { compileWhere } from './where.ts';

/** One way from an origin `o` to edges `x`, along relationships of some types. */
export interface Way {
  /** `OUT`, `IN`, or the ref field that names the origin. */
  through: 'OUT' | 'IN' | { field: string };
  /** Relationship types, past ones included where the view may show them. */
  types: string[];
}

/** What a statement is given per origin; a ref holds the key alone, full-text indexes want a phrase. */
export function originsOf(ids: readonly string[]): { id: string; kind: string; key: string; phrase: string }[] {
  return ids.map((id) => {
    const at = id.indexOf(':');
    const key = id.slice(at + 1);
    return { id, kind: id.slice(0, Math.max(at, 0)), key, phrase: lucenePhrase(key) };
  });
}

/** Hops as ways, of all types that go the same way together; both directions of a symmetric type apart. */
export function waysOf(scope: Scope, hops: readonly Hop[]): Way[] {
  const ways = new Map<string, { through: Way['through']; types: Set<string> }>();
  for (const hop of hops) {
    if (!scope.model.edges.has(hop.type)) throw new Error(`the model has no edge type ${hop.type}`);
    const sides: Way['through'][] =
      hop.by === 'ref' ? [{ field: hop.field }] : hop.direction === 'BOTH' ? ['OUT', 'IN'] : [hop.direction];
    for (const through of sides) {
      const name = JSON.stringify(through);
      const way = ways.get(name) ?? { through, types: new Set() };
      for (const type of storedTypes(scope.view, hop.type)) way.types.add(type);
      ways.set(name, way);
    }
  }
  return [...ways.values()].map(({ through, types }) => ({ through, types: [...types] }));
}

/** A pattern of the edges `x` of a way at the origin `a` and of the nodes that they lead to; both may stay without name. */
export function edgesAt({ through, types }: Way, x = '', far = ''): string {
  const [left, right] = through === 'OUT' ? ['-', '->'] : ['<-', '-'];
  return `(a)${left}[${x}:${types.join('|')}]${right}(${far})`;
}

/** How many edges these ways have at the origin `a`, from the degrees that Neo4j keeps: a few reads on any hub. */
export function degreeOf(ways: readonly Way[]): string {
  return ways.map((way) => `COUNT { ${edgesAt(way)} }`).join(' + ') || '0';
}

/** How a way is read: from the origin node itself, or for one type alone from its index over (key, `_pos`). */
export interface Access {
  pattern: string;
  /** Which index to read it from; '' leaves that to the planner. */
  hint: string;
  /** What the pattern does not say already. */
  conditions: string[];
  /** The property before `_pos` in the index that gives edges in order; null where there is none. */
  key: string | null;
  /** The far node's id. */
  node: string;
  forward: boolean;
}

/** Reads all edges of the way at the origin. */
export function expand(scope: Scope, { through, types }: Way): Access {
  const names = types.join('|');
  if (through === 'OUT') {
    return { pattern: `MATCH (:Entity {id: o.id})-[x:${names}]->(far)`, ...toward('to'), conditions: [] };
  }
  if (through === 'IN') {
    return { pattern: `MATCH (far)-[x:${names}]->(:Entity {id: o.id})`, ...toward('from'), conditions: [] };
  }
  const { field } = through;
  const { target, list } = refOf(scope.model, types, field);
  const ofKind = `o.kind = '${target}'`;
  if (!list) {
    const named = [`x.${field} = o.key`, 'x._pos IS NOT NULL', ofKind];
    return { pattern: `MATCH (far)-[x:${names}]->()`, ...toward('from'), conditions: named };
  }
  const index = `CALL db.index.fulltext.queryRelationships('edges_naming_${field}', o.phrase) YIELD relationship AS x`;
  const ofType = `type(x) IN [${types.map((type) => `'${type}'`).join(', ')}]`;
  return {
    pattern: `${index} WITH o, x, startNode(x) AS far`,
    ...toward('from'),
    conditions: [ofType, ofKind],
  };
}

/** Reads the edges of one type at the origin in the order of an index; null for a list ref, which has none. */
export function seek(scope: Scope, { through, types }: Way): Access | null {
  const [type] = types;
  // Named outright: until Neo4j has sampled a new index it may well prefer to scan it whole.
  const by = (key: string) => ({ hint: ` USING INDEX SEEK x:${type}(${key}, _pos)`, key });
  if (through === 'OUT') {
    return { pattern: `MATCH ()-[x:${type}]->(far)`, ...toward('to'), conditions: ['x.from = o.id'], ...by('from') };
  }
  const pattern = `MATCH (far)-[x:${type}]->()`;
  if (through === 'IN') return { pattern, ...toward('from'), conditions: ['x.to = o.id'], ...by('to') };
  const { target, list } = refOf(scope.model, types, through.field);
  if (list) return null;
  const conditions = [`x.${through.field} = o.key`, `o.kind = '${target}'`];
  return { pattern, ...toward('from'), conditions, ...by(through.field) };
}

function toward(far: 'from' | 'to') {
  return { node: `x.${far}`, forward: far === 'to', key: null, hint: '' };
}

function refOf(model: Model, types: readonly string[], field: string): { target: string; list: boolean } {
  const declared = model.edges.get(liveType(types[0]!))?.fields.get(field);
  const pointer = declared?.type === 'list' ? declared.item : declared;
  if (!pointer?.target) throw new Error(`${types[0]} has no ref ${field}`);
  return { target: pointer.target, list: declared?.type === 'list' };
}

/** One part of a union: the edges of an access that the view shows and the filter lets through. */
export function readWhole(scope: Scope, access: Access, where: Where | undefined, columns: string): string {
  return `${access.pattern} WHERE ${restriction(scope, access, where)} RETURN ${columns}`;
}

/** What an edge at an origin must fulfil: the access's own conditions, the view, the filter. */
export function restriction(scope: Scope, access: Access, where: Where | undefined): string {
  const filter = where && compileWhere(scope, { on: 'edge', variable: 'x', far: 'far' }, where);
  return allOf(...access.conditions, visibleEdge(scope.view, 'x'), filter);
}

/** Parts of a union inside the subquery of an origin. */
export function unionOf(parts: readonly string[]): string {
  return `  CALL (o) {\n${parts.map((one) => `    ${one}`).join('\n    UNION ALL\n')}\n  }`;
}
