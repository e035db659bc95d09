import { fold } from '../../graph/text.ts';
import type { Compare, Has, Match, Where } from '../../graph/where.ts';
import { exact, fieldIn, folded, isColumn, isText, type Row, type Scope } from './fields.ts';
import type { Parameters } from './parameters.ts';
import type { Strand } from './relations.ts';
import { compileFar, compileRelated } from './sets.ts';

/** Everything that compiling one statement shares. */
export interface Compilation {
  scope: Scope;
  parameters: Parameters;
  /** Conditions for a row of a related filter or ordering to be in the view. */
  nodeShows(alias: string): string;
  edgeShows(alias: string): string;
  /** Whether the view shows what stands, no more and no less: stored degrees are its counts. */
  standing: boolean;
  /** Numbers the aliases of subqueries. */
  aliases: { count: number };
  /** Sets of row ids or ids that conditions name; they stand before the statement, see `withSets`. */
  sets: string[];
}

/**
 * A row, and for edges the far node. In a list of edges it has an alias, and its use is noted, so that the statement
 * joins it; in a related filter it is looked for among all nodes of its kinds, where their indexes help.
 */
export interface Subject {
  row: Row;
  far?: { alias: string; used: boolean } | Strand['far'];
}

const operators: Record<Compare['cmp'], string> = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' };

/**
 * A condition that is 1 where the filter holds and 0 or null where it does not; only `not` tells the latter apart, and
 * it takes null for false.
 */
export function compileWhere(where: Where, subject: Subject, compilation: Compilation): string {
  const { row } = subject;
  const { parameters, scope } = compilation;
  // Names stand in the text: only those of the model may.
  if ('field' in where) fieldIn(scope, row, where.field);
  switch (where.op) {
    case 'and':
      return join(where.of, ' and ', '1');
    case 'or':
      return join(where.of, ' or ', '0');
    case 'not':
      return `(${compileWhere(where.of, subject, compilation)}) is not true`;
    case 'compare':
      return compileCompare(where, row, compilation);
    case 'in': {
      if (isNodeKey(row, where.field)) {
        const list = `json_each(${parameters.list(where.values)})`;
        const ids = `select ${row.alias}.kind || ':' || value from ${list}`;
        return `(${row.alias}.key in (select value from ${list}) and ${row.alias}.id in (${ids}))`;
      }
      const values = inList(exact(row, where.field), where.values, parameters);
      return twinned(row, where.field, scope)
        ? `(${inList(twin(row, where.field, scope), where.values.map(String).map(fold), parameters)} and ${values})`
        : values;
    }
    case 'isNull':
      return `${exact(row, where.field)} is null`;
    case 'match':
      return compileMatch(where, folded(row, where.field, fieldIn(scope, row, where.field)), parameters);
    case 'has':
      return compileHas(where, row, compilation);
    case 'money': {
      const part = (name: string) => exact(row, `${where.field}.${name}`);
      const conditions = [`${part('currency')} = ${parameters.text(where.currency)}`];
      if (where.qualifier) conditions.push(`${part('qualifier')} = ${parameters.text(where.qualifier)}`);
      for (const { cmp, minor } of where.bounds) {
        conditions.push(`${part('minor')} ${operators[cmp]} ${parameters.value(minor)}`);
      }
      return `(${conditions.join(' and ')})`;
    }
    case 'far': {
      const { far } = subject;
      if (!far) throw new Error('a far filter stands only in a filter of edges');
      if ('kinds' in far) return compileFar(where.of, far, compilation);
      far.used = true;
      return compileWhere(where.of, { row: { table: 'node', alias: far.alias } }, compilation);
    }
    case 'related':
      return compileRelated(where, row, compilation);
  }

  function join(parts: Where[], operator: string, empty: string): string {
    if (parts.length === 0) return empty;
    return `(${parts.map((part) => compileWhere(part, subject, compilation)).join(operator)})`;
  }
}

function compileCompare({ field: name, cmp, value }: Compare, row: Row, { scope, parameters }: Compilation): string {
  const field = fieldIn(scope, row, name);
  if (cmp === 'eq') {
    const wanted = parameters.value(value);
    const equal = `${exact(row, name)} = ${wanted}`;
    if (isNodeKey(row, name)) return `(${equal} and ${row.alias}.id = ${row.alias}.kind || ':' || ${wanted})`;
    return twinned(row, name, scope)
      ? `(${twin(row, name, scope)} = ${parameters.text(fold(String(value)))} and ${equal})`
      : equal;
  }
  // A key is its own folded twin.
  const bound = name === 'key' || (field && isText(field)) ? fold(String(value)) : value;
  return `${folded(row, name, field)} ${operators[cmp]} ${parameters.value(bound)}`;
}

/** Keys are looked up by the id that they are part of: SQLite puts in the kind that the list is of. */
function isNodeKey(row: Row, name: string): boolean {
  return row.table === 'node' && name === 'key';
}

/** Nodes' text is indexed by its folded twin alone: exact text is looked up there first. */
function twinned(row: Row, name: string, scope: Scope): boolean {
  const field = fieldIn(scope, row, name);
  return row.table === 'node' && field !== null && isText(field);
}

function twin(row: Row, name: string, scope: Scope): string {
  return folded(row, name, fieldIn(scope, row, name));
}

function compileMatch({ how, value }: Match, text: string, parameters: Parameters): string {
  if (value === '') return `${text} is not null`;
  const wanted = parameters.text(value);
  if (how === 'contains') return `instr(${text}, ${wanted}) > 0`;
  const start = how === 'startsWith' ? '1' : `-length(${wanted})`;
  // endsWith: a text shorter than what is wanted yields itself whole, which then differs.
  return `substr(${text}, ${start}, length(${wanted})) = ${wanted}`;
}

function compileHas({ field, values }: Has, row: Row, { parameters }: Compilation): string {
  const wanted = parameters.list(values);
  if (row.table === 'node' && field === 'sources') {
    const target = `select 'Source:' || value from json_each(${wanted})`;
    return `${row.alias}.row_id in (select node from node_ref where field = 'sources' and target in (${target}))`;
  }
  const list = isColumn(row, field) ? `${row.alias}.${field}` : `${row.alias}.record, '$.${field}'`;
  return `exists (select 1 from json_each(${list}) where value in (select value from json_each(${wanted})))`;
}

function inList(expression: string, values: readonly unknown[], parameters: Parameters): string {
  return `${expression} in (select value from json_each(${parameters.list(values)}))`;
}
