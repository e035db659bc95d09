import type { MoneyQualifier } from '../../../schema/values/money.ts';
import { badInput, GraphError } from '../../graph/errors.ts';
import type { Direction, Order, OrderTerm } from '../../graph/order.ts';
import type { EdgeModel } from '../../ontology/model.ts';
import type { Filterables } from './lower.ts';
import { requireCurrency } from './money.ts';
import { summable } from './related-order.ts';
import { isRelation, type RelationField } from './relations.ts';

/** One `orderBy` entry as the client gave it: exactly one key. */
export type OrderInput = Record<string, unknown>;

type Given = readonly OrderInput[] | OrderInput | null | undefined;

const mostTerms = 10;

/** The order of a list of nodes; without terms by folded name. Two keys in an entry, or none: BAD_USER_INPUT. */
export function orderOfNodes(input: Given, fields: Filterables = new Map()): Order {
  const terms = entries(input).map((entry) => termOf(fields, 'self', ...onlyKey('orderBy', entry)));
  if (terms.length === 0) terms.push({ on: 'self', field: 'name', direction: 'ASC' });
  return { terms, fallback: 'ASC' };
}

/** The order of a connection; without terms newest first. Entries are `{fact: {…}}` or `{node: {…}}`. */
export function orderOfEdges(input: Given, edge: EdgeModel, far: Filterables): Order {
  const terms = entries(input).map((entry) => {
    const [end, term] = onlyKey('orderBy', entry);
    const [field, value] = onlyKey(`orderBy: ${end}`, term as OrderInput);
    return end === 'fact' ? termOf(new Map(), 'self', field, value) : termOf(far, 'far', field, value);
  });
  const [first] = terms;
  const byOwnDate = terms.length === 1 && first?.on === 'self' && 'field' in first && first.field === edge.date;
  // The stored position begins with that date: one index range instead of a sort.
  if (byOwnDate) return { terms: [], fallback: first.direction };
  return { terms, fallback: 'DESC' };
}

function entries(input: Given): OrderInput[] {
  const list = input === null || input === undefined ? [] : Array.isArray(input) ? input : [input];
  if (list.length > mostTerms) {
    throw new GraphError('LIMIT_EXCEEDED', `A list is ordered by at most ${mostTerms} terms.`, {
      limit: mostTerms,
      requested: list.length,
    });
  }
  return list as OrderInput[];
}

/** The one key of a one-of input. Checked here too, because not every executor checks what variables bring. */
export function onlyKey(place: string, input: Record<string, unknown>): [string, unknown] {
  const given = Object.entries(input).filter(([, value]) => value !== undefined);
  const [only] = given;
  if (given.length !== 1 || !only || only[1] === null) {
    const names = given.map(([name, value]) => (value === null ? `${name}: null` : name)).join(', ');
    throw badInput(`${place} takes exactly one key in each entry, not ${given.length === 0 ? 'none' : names}.`, {
      argument: 'orderBy',
    });
  }
  return only;
}

function termOf(fields: Filterables, on: OrderTerm['on'], name: string, value: unknown): OrderTerm {
  if (typeof value === 'string') return { on, field: name, direction: value as Direction };
  const field = fields.get(name);
  if (field && isRelation(field)) return relatedTerm(field, on, value as OrderInput);
  const { currency, direction } = value as { currency: string; direction: Direction };
  requireCurrency(name, currency);
  return { on, field: name, currency, direction };
}

function relatedTerm(field: RelationField, on: OrderTerm['on'], input: OrderInput): OrderTerm {
  const { name, relation } = field;
  const [what, value] = onlyKey(`orderBy: ${name}`, input);
  if (what === 'count') return { on, relation, direction: value as Direction };
  const sum = value as { field: string; currency: string; qualifier?: MoneyQualifier | null; direction: Direction };
  const summed = summable(field).get(sum.field);
  if (!summed) throw badInput(`orderBy: ${name}: sum: there is no amount ${sum.field}.`, { argument: 'orderBy' });
  requireCurrency(name, sum.currency);
  const { currency, direction, qualifier } = sum;
  return { on, relation, sum: { field: summed.name, currency, qualifier: qualifier ?? 'EXACT' }, direction };
}
