import { badInput, GraphError } from '../../graph/errors.ts';
import type { Direction, Order, OrderTerm } from '../../graph/order.ts';
import type { EdgeModel } from '../../ontology/model.ts';
import { requireCurrency } from './lower.ts';

/** One `orderBy` entry as the client gave it: exactly one key. */
export type OrderInput = Record<string, unknown>;

const mostTerms = 10;

/** The order of a list of nodes; without terms by folded name. Two keys in an entry, or none: BAD_USER_INPUT. */
export function orderOfNodes(input: readonly OrderInput[] | OrderInput | null | undefined): Order {
  const terms = entries(input).map((entry) => termOf('self', ...onlyKey('orderBy', entry)));
  if (terms.length === 0) terms.push({ on: 'self', field: 'name', direction: 'ASC' });
  return { terms, fallback: 'ASC' };
}

/** The order of a connection; without terms newest first. Entries are `{fact: {…}}` or `{node: {…}}`. */
export function orderOfEdges(input: readonly OrderInput[] | OrderInput | null | undefined, edge: EdgeModel): Order {
  const terms = entries(input).map((entry) => {
    const [end, term] = onlyKey('orderBy', entry);
    return termOf(end === 'fact' ? 'self' : 'far', ...onlyKey(`orderBy: ${end}`, term as OrderInput));
  });
  const [first] = terms;
  const byOwnDate = terms.length === 1 && first?.on === 'self' && first.field === edge.date;
  // The stored position begins with that date: one index range instead of a sort.
  if (byOwnDate) return { terms: [], fallback: first.direction };
  return { terms, fallback: 'DESC' };
}

function entries(input: readonly OrderInput[] | OrderInput | null | undefined): OrderInput[] {
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

function termOf(on: OrderTerm['on'], field: string, value: unknown): OrderTerm {
  if (typeof value === 'string') return { on, field, direction: value as Direction };
  const { currency, direction } = value as { currency: string; direction: Direction };
  requireCurrency(field, currency);
  return { on, field, currency, direction };
}
