import { fold } from '../../graph/text.ts';
import type { Compare, Has, Match, Related, Where } from '../../graph/where.ts';
import { exact, fieldIn, folded, isColumn, isText, type Row, type Scope } from './fields.ts';
import type { Parameters } from './parameters.ts';

/** Everything that compiling one statement shares. */
export interface Compilation {
  scope: Scope;
  parameters: Parameters;
  /** Condition for an edge row of a related filter to be in the view. */
  edgeShows(alias: string): string;
  /** Numbers the aliases of subqueries. */
  aliases: { count: number };
}

/** A row, and for edges the far node's alias; using it is noted, so that the statement joins it. */
export interface Subject {
  row: Row;
  far?: { alias: string; used: boolean };
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
      if (!subject.far) throw new Error('a far filter stands only in a filter of edges');
      subject.far.used = true;
      return compileWhere(where.of, { row: { table: 'node', alias: subject.far.alias } }, compilation);
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
    const equal = `${exact(row, name)} = ${parameters.value(value)}`;
    return twinned(row, name, scope)
      ? `(${twin(row, name, scope)} = ${parameters.text(fold(String(value)))} and ${equal})`
      : equal;
  }
  // A key is its own folded twin.
  const bound = name === 'key' || (field && isText(field)) ? fold(String(value)) : value;
  return `${folded(row, name, field)} ${operators[cmp]} ${parameters.value(bound)}`;
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

function compileRelated(where: Related, row: Row, compilation: Compilation): string {
  if (!compilation.scope.model.edges.has(where.type)) throw new Error(`there is no edge type ${where.type}`);
  const ways = where.direction === 'BOTH' ? (['OUT', 'IN'] as const) : [where.direction];
  const sets = ways.map((way) => relatedSet(where, way, compilation)).join(' union all ');
  return `${row.alias}.row_id ${where.quantifier === 'some' ? 'in' : 'not in'} (${sets})`;
}

/** Row ids of the nodes with a related edge that fulfils the filter (`every`: that fails it). */
function relatedSet(where: Related, way: 'OUT' | 'IN', compilation: Compilation): string {
  const number = ++compilation.aliases.count;
  const [edge, far] = [`e${number}`, { alias: `f${number}`, used: false }];
  const [near, other] = way === 'OUT' ? ['source', 'target'] : ['target', 'source'];
  const holds = compileWhere(where.of, { row: { table: 'edge', alias: edge }, far }, compilation);
  const condition = where.quantifier === 'every' ? `(${holds}) is not true` : holds;
  const farJoin = far.used ? ` join node ${far.alias} on ${far.alias}.row_id = ${edge}.${other}` : '';
  return (
    `select ${edge}.${near} from edge ${edge}${farJoin} ` +
    `where ${edge}.type = '${where.type}' and ${compilation.edgeShows(edge)} and ${condition}`
  );
}

function inList(expression: string, values: readonly unknown[], parameters: Parameters): string {
  return `${expression} in (select value from json_each(${parameters.list(values)}))`;
}
