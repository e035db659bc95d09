import type { Related, Where } from '../../graph/where.ts';
import type { Row } from './fields.ts';
import type { Statement } from './parameters.ts';
import { type Strand, strandsOf } from './relations.ts';
import { type Compilation, compileWhere } from './where.ts';

/** Through sets of the nodes that have such facts: SQLite then starts from the facts where they are few. */
export function compileRelated(where: Related, row: Row, compilation: Compilation): string {
  const strands = strandsOf(where.relation, compilation, nests(where.of));
  const each = strands.map(({ source, condition, row: fact, origin, far }) => {
    const holds = compileWhere(where.of, { row: fact, ...(far && { far }) }, compilation);
    const wanted = where.quantifier === 'every' ? `(${holds}) is not true` : holds;
    return `select ${origin} from ${source} where ${condition} and ${wanted}`;
  });
  const isIn = where.quantifier === 'some' ? 'in' : 'not in';
  return `${row.alias}.${strands[0]!.column} ${isIn} ${named(each, compilation)}`;
}

/**
 * Kind by kind, because the indexes of fields are. Where there are relations within, those lead to the nodes: SQLite
 * copies what a name stands for each time it is used, and level upon level that must not be more than once.
 */
export function compileFar(
  where: Where,
  { column, kinds }: NonNullable<Strand['far']>,
  compilation: Compilation,
): string {
  const alias = `f${++compilation.aliases.count}`;
  const holds = compileWhere(where, { row: { table: 'node', alias } }, compilation);
  const names = kinds.map(({ name }) => `'${name}'`);
  const groups = nests(where) ? [`in (${names.join(', ')})`] : names.map((name) => `= ${name}`);
  const each = groups.map(
    (group) => `select ${alias}.row_id from node ${alias} where ${alias}.kind ${group} and ${holds}`,
  );
  return `${column} in ${named(each, compilation)}`;
}

/** Whether a filter holds a relation, at any depth. */
function nests(where: Where): boolean {
  if (where.op === 'related') return true;
  if (where.op === 'not' || where.op === 'far') return nests(where.of);
  return (where.op === 'and' || where.op === 'or') && where.of.some(nests);
}

/** Stands before the statement: in place, a few levels of relations are more than SQLite's parser takes. */
function named(selects: readonly string[], { sets, aliases }: Compilation): string {
  const name = `s${++aliases.count}`;
  sets.push(`${name} (id) as materialized (${selects.join(' union all ')})`);
  return name;
}

/** A statement with the sets that its conditions name before it; none depends on a row of the statement. */
export function withSets(text: string, { sets, parameters }: Compilation): Statement {
  const before = sets.length > 0 ? `with ${sets.join(', ')} ` : '';
  return { text: before + text, parameters: parameters.values };
}
