import { badInput, GraphError } from '../../graph/errors.ts';
import { both, everything, restricting, type Where } from '../../graph/where.ts';
import type { Owner } from '../types/owners.ts';
import type { Filterable } from './filterable.ts';
import { lowerMoney, type MoneyFilter } from './money.ts';
import { families, type Operator } from './operators.ts';
import { isRelation, type RelationField } from './relations.ts';

/** A where input as the client gave it. */
export type WhereInput = Record<string, unknown>;

/** Fields and connections of a filter by name. */
export type Filterables = ReadonlyMap<string, Filterable | RelationField>;

const deepest = 15;
const longestList = 1_000;
/** Conditions and relations in one filter: each becomes a part of one statement, and statements have an end. */
const most = { conditions: 500, relations: 30 };

/** Where in a filter we are, and what it has used up so far. */
interface Place {
  depth: number;
  spent: Record<keyof typeof most, number>;
}

const outermost = (): Place => ({ depth: 1, spent: { conditions: 0, relations: 0 } });
const within = ({ depth, spent }: Place): Place => ({ depth: depth + 1, spent });

/**
 * A where input in the stores' terms. Its parts must all hold; `{}` holds for everything. Null in place of a filter or
 * an operand: BAD_USER_INPUT, because it could mean "unknown" as well as "no filter". Deeper than 15, a list of more
 * than 1,000 values, more than 500 conditions or 30 relations in all: LIMIT_EXCEEDED.
 */
export function lowerWhere(fields: Filterables, input: WhereInput, place: Place = outermost()): Where {
  if (place.depth > deepest) throw tooMuch('Filters are nested too deeply.', deepest, place.depth);
  spend(place, 'conditions', 1);
  const parts = entriesOf(input).map(([name, value]): Where => {
    const field = fields.get(name);
    if (value === null) throw badInput(`${name}: null is not a filter; ${nullHint(field)}`, { field: name });
    if (name === 'and' || name === 'or') {
      const of = listOf(value).map((one) => lowerWhere(fields, one as WhereInput, within(place)));
      return name === 'and' ? allOf(of) : { op: 'or', of };
    }
    if (name === 'not') return { op: 'not', of: lowerWhere(fields, value as WhereInput, within(place)) };
    if (isRelation(field!)) return lowerRelation(field, value as Record<string, unknown>, place);
    const fieldsBehind = field!.behind?.length ?? 1;
    spend(place, 'conditions', Object.keys(value as object).length * fieldsBehind);
    return lowerNamed(field!, value as Record<string, unknown>);
  });
  return allOf(parts);
}

/** As `lowerWhere`; absent where none is given or it holds for everything: both are the whole list. */
export function filterBy(fields: Filterables, input: WhereInput | null | undefined): Where | undefined {
  return input ? restricting(lowerWhere(fields, input)) : undefined;
}

/** A filter over a connection: what must hold for the fact and for the node at its far end. Errors as `lowerWhere`. */
export function lowerEdgeWhere(fact: Owner, far: Owner, input: WhereInput, place: Place = outermost()): Where {
  for (const [part, value] of entriesOf(input)) {
    if (value === null) throw badInput(`where: ${part}: null is not a filter; leave it out.`, { argument: 'where' });
  }
  const given = input as { fact?: WhereInput; node?: WhereInput };
  const ofFact = given.fact && lowerWhere(fact.filterables, given.fact, place);
  const ofFar = given.node && restricting(lowerWhere(far.filterables, given.node, place));
  return both(ofFact && restricting(ofFact), ofFar && { op: 'far', of: ofFar }) ?? everything;
}

function lowerRelation(field: RelationField, given: Record<string, unknown>, place: Place): Where {
  const { name, relation, fact, node } = field;
  const parts = entriesOf(given).map(([quantifier, value]): Where => {
    if (value === null) throw badInput(`${name}: ${quantifier}: null is not a filter; use {}.`, { field: name });
    spend(place, 'relations', 1);
    const of = fact
      ? lowerEdgeWhere(fact, node, value as WhereInput, within(place))
      : lowerWhere(node.filterables, value as WhereInput, within(place));
    return { op: 'related', relation, quantifier: quantifier as 'some' | 'none' | 'every', of };
  });
  return allOf(parts);
}

function spend({ spent }: Place, what: keyof typeof most, number: number): void {
  spent[what] += number;
  if (spent[what] > most[what]) throw tooMuch(`The filter has too many ${what}.`, most[what], spent[what]);
}

function nullHint(field: Filterable | RelationField | undefined): string {
  if (!field || isRelation(field)) return 'leave it out.';
  if (field.family === 'list') return 'use isEmpty: true.';
  const known = field.family !== 'money' && !('isNull' in families[field.family]);
  return known ? 'leave it out.' : 'use isNull: true for an unknown value, or leave it out.';
}

/** A field that stands for others holds where the one does that stands behind it on edges of the type. */
function lowerNamed(field: Filterable, given: Record<string, unknown>): Where {
  if (!field.behind) return lowerField(field, given);
  const of = field.behind.map(({ field: name, types }): Where => {
    const typed: Where = { op: 'in', field: 'type', values: types };
    return { op: 'and', of: [typed, lowerField({ ...field, name }, given)] };
  });
  return { op: 'or', of };
}

function lowerField(field: Filterable, given: Record<string, unknown>): Where {
  const operators: Record<string, Operator> = field.family === 'money' ? {} : families[field.family];
  for (const [name, value] of entriesOf(given)) {
    if (value === null) {
      throw badInput(`${field.name}: ${name}: null compares with nothing; ${nullHint(field)}`, { field: field.name });
    }
    const values = listOf(value);
    if (values.length > longestList) {
      throw tooMuch(`${field.name}: ${name} has too many values.`, longestList, values.length);
    }
    // GraphQL reads 1e400 in a query as infinity, which no store compares with.
    if (values.some((one) => typeof one === 'number' && !Number.isFinite(one))) {
      const message = `${field.name}: ${name}: a number is at most ${Number.MAX_VALUE}, either side of zero.`;
      throw badInput(message, { field: field.name });
    }
  }
  if (field.family === 'money') return lowerMoney(field.name, given as MoneyFilter);
  const store = (field.store ?? withoutMinusZero) as (value: unknown) => unknown;
  const parts = entriesOf(given).map(([name, value]) => {
    const operator = operators[name]!;
    const stored =
      operator.takes === 'boolean' ? value : operator.takes === 'many' ? listOf(value).map(store) : store(value);
    return operator.lower(field.name, stored as never);
  });
  return allOf(parts);
}

/** An index of Neo4j has -0 below 0; no stored number is -0. */
const withoutMinusZero = (value: unknown) => (value === 0 ? 0 : value);

function allOf(parts: Where[]): Where {
  const said = parts.filter(restricting);
  return said.length === 1 ? said[0]! : { op: 'and', of: said };
}

function entriesOf(input: Record<string, unknown>): [string, unknown][] {
  return Object.entries(input).filter(([, value]) => value !== undefined);
}

/** A single value stands for a list of one, as everywhere in GraphQL. */
function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function tooMuch(message: string, limit: number, requested: number): GraphError {
  return new GraphError('LIMIT_EXCEEDED', message, { limit, requested });
}
