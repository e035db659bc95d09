import type { FieldType } from '../../../schema/fields.ts';
import { fold } from '../../graph/text.ts';
import type { Compare, Has, In, IsNull, Match, MoneyCompare, Where } from '../../graph/where.ts';
import { comparable, exactProperty, sortProperty, storedValue } from './properties.ts';
import { related } from './related.ts';
import type { Scope } from './scope.ts';

/** The fact that a filter speaks of. */
export interface Subject {
  on: 'node' | 'edge';
  variable: string;
  /** Variable of an edge's far node, where there is one. */
  far?: string;
}

/**
 * A filter as a Cypher condition for WHERE. Comparisons stay plain, so that indexes can serve them; where a null could
 * turn round, under NOT, it is made false first.
 */
export function compileWhere(scope: Scope, subject: Subject, where: Where): string {
  const compile = compilers[where.op] as (scope: Scope, subject: Subject, where: Where) => string;
  return compile(scope, subject, where);
}

type Compilers = { [Op in Where['op']]: (scope: Scope, subject: Subject, where: Extract<Where, { op: Op }>) => string };

const compilers: Compilers = {
  and: (scope, subject, { of }) => join(scope, subject, of, ' AND ', 'IS NOT NULL'),
  or: (scope, subject, { of }) => join(scope, subject, of, ' OR ', 'IS NULL'),
  not: (scope, subject, { of }) => negate(compileWhere(scope, subject, of)),
  compare,
  in: compileIn,
  isNull: (scope, subject, where) => `${exact(scope, subject, where)} IS NULL`,
  match,
  has: compileHas,
  money,
  far: (scope, subject, { of }) => {
    if (!subject.far) throw new Error('a filter on the far node outside a list of edges');
    return compileWhere(scope, { on: 'node', variable: subject.far }, of);
  },
  related,
};

function join(scope: Scope, subject: Subject, of: Where[], word: string, empty: string): string {
  // Every fact has an id. A plain true or false would be folded away with the predicates that an index hint needs.
  if (of.length === 0) return `${subject.variable}.id ${empty}`;
  return `(${of.map((one) => compileWhere(scope, subject, one)).join(word)})`;
}

/** True where the condition is false or unknown. */
export function negate(condition: string): string {
  return `NOT coalesce(${condition}, false)`;
}

const symbols: Record<Compare['cmp'], string> = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' };
const foldedTypes: ReadonlySet<FieldType | undefined> = new Set(['text', 'url']);

function compare(scope: Scope, subject: Subject, where: Compare): string {
  const field = scope.fields.get(where.field);
  const folded = where.cmp !== 'eq' && foldedTypes.has(field?.type);
  const left = folded ? loose(scope, subject, where) : exact(scope, subject, where);
  const right = folded ? comparable(fold(String(where.value))) : storedValue(field, where.value);
  return `${left} ${symbols[where.cmp]} ${scope.bind(right)}`;
}

function compileIn(scope: Scope, subject: Subject, where: In): string {
  return `${exact(scope, subject, where)} IN ${scope.bind(storedValue(scope.fields.get(where.field), where.values))}`;
}

const matchers = { contains: 'CONTAINS', startsWith: 'STARTS WITH', endsWith: 'ENDS WITH' };

function match(scope: Scope, subject: Subject, where: Match): string {
  return `${loose(scope, subject, where)} ${matchers[where.how]} ${scope.bind(comparable(where.value))}`;
}

function compileHas(scope: Scope, subject: Subject, where: Has): string {
  const item = scope.fresh('v');
  const values = scope.bind(storedValue(scope.fields.get(where.field), where.values));
  return `any(${item} IN ${exact(scope, subject, where)} WHERE ${item} IN ${values})`;
}

function money(scope: Scope, subject: Subject, where: MoneyCompare): string {
  const name = `${subject.variable}.${where.field}`;
  const field = scope.fields.get(where.field);
  const bounds = where.bounds.map(
    ({ cmp, minor }) => `${name}_minor ${symbols[cmp]} ${scope.bind(storedValue(field, minor))}`,
  );
  const qualifier = where.qualifier === undefined ? [] : [`${name}_qualifier = ${scope.bind(where.qualifier)}`];
  return `(${[`${name}_currency = ${scope.bind(where.currency)}`, ...qualifier, ...bounds].join(' AND ')})`;
}

type Named = { field: string } & (Compare | In | IsNull | Match | Has);

/** Names that a fact has besides its declared fields. */
const builtIns: Record<Subject['on'], Record<string, (variable: string) => string>> = {
  node: {
    id: (node) => `${node}.id`,
    key: (node) => `${node}.key`,
    kind: (node) => `${node}.kind`,
    datasets: (node) => `${node}.datasets`,
    recordedAt,
  },
  edge: {
    id: (edge) => `${edge}.id`,
    type: (edge) => `replace(type(${edge}), '__PAST', '')`,
    datasets: (edge) => `${edge}.datasets`,
    recordedAt,
  },
};

function recordedAt(fact: string): string {
  return `head(COLLECT { MATCH (l:Load) WHERE l.number = ${fact}._addedLoad RETURN l.publishedAt })`;
}

function isBuiltIn(subject: Subject, field: string): boolean {
  return field in builtIns[subject.on];
}

/** The stored value of a declared field or of one that every fact has. */
export function exactValue(scope: Scope, on: Subject['on'], variable: string, field: string): string {
  return exact(scope, { on, variable }, { field });
}

function exact(scope: Scope, subject: Subject, { field }: Pick<Named, 'field'>): string {
  const builtIn = builtIns[subject.on][field];
  if (builtIn) return builtIn(subject.variable);
  return `${subject.variable}.${exactProperty(declared(scope, field))}`;
}

function loose(scope: Scope, subject: Subject, named: Named): string {
  if (isBuiltIn(subject, named.field)) return exact(scope, subject, named);
  const field = declared(scope, named.field);
  return `${subject.variable}.${foldedTypes.has(field.type) ? sortProperty(field) : exactProperty(field)}`;
}

function declared(scope: Scope, name: string) {
  const field = scope.fields.get(name);
  if (!field) throw new Error(`the model has no field ${name}`);
  return field;
}
