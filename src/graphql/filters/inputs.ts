import { isSortable } from '../../graph/order.ts';
import type { Builder } from '../builder.ts';
import type { Owner } from '../types/owners.ts';
import type { Enums, Input } from '../types/parts.ts';
import { createOperands, type InputFields } from './operands.ts';
import { createRelatedOrders } from './related-order.ts';
import { isRelation, type RelationField } from './relations.ts';

/** The filter and sort inputs of a schema; each is made when it is first asked for. */
export interface Filters {
  /** Filter over what has the owner's fields. */
  where(owner: Owner): Input;
  /** One-of: one field, or what is related, to sort by. */
  orderBy(owner: Owner): Input;
  /** Filter over a connection: the fact and the node at its far end; `base` is the connection's name. */
  connectionWhere(base: string, fact: Owner, far: Owner): Input;
  connectionOrderBy(base: string, fact: Owner, far: Owner): Input;
}

export function createFilters(builder: Builder, enums: Enums): Filters {
  const made = new Map<string, Input>();
  const operands = createOperands(builder, enums);
  const related = createRelatedOrders(builder, enums);

  function input(
    name: string,
    description: string,
    isOneOf: boolean,
    fields: (t: InputFields, self: Input) => object,
  ): Input {
    const known = made.get(name);
    if (known) return known;
    const ref = builder.inputRef<Record<string, unknown>>(name);
    made.set(name, ref);
    ref.implement({ description, isOneOf, fields: ((t: InputFields) => fields(t, ref)) as never });
    return ref;
  }

  const where = (owner: Owner): Input =>
    input(
      `${owner.name}Where`,
      `Which ${owner.name} to take: all given parts must hold; {} takes every one.`,
      false,
      (t, self) => ({
        and: t.field({ type: [self], description: 'All of them hold; the empty list holds for everything.' }),
        or: t.field({ type: [self], description: 'At least one of them holds; the empty list holds for nothing.' }),
        not: t.field({
          type: self,
          description: 'It does not hold; also true where a comparison met an unknown value.',
        }),
        ...Object.fromEntries(
          [...owner.filterables.values()].map((field) => [
            field.name,
            t.field({
              type: isRelation(field) ? relation(field) : operands.typeOf(field),
              description: field.description,
            }),
          ]),
        ),
      }),
    );

  const relation = ({ base, fact, node }: RelationField): Input =>
    input(`${base}Filter`, 'Which of the related facts must fit: all given parts must hold.', false, (t) => {
      const type = fact ? connectionWhere(base, fact, node) : where(node);
      return {
        some: t.field({ type, description: 'At least one of them fits.' }),
        none: t.field({ type, description: 'None of them fits; also true where there are none.' }),
        every: t.field({ type, description: 'None of them fails to fit; also true where there are none.' }),
      };
    });

  const connectionWhere = (base: string, fact: Owner, far: Owner): Input =>
    input(`${base}Where`, 'Which edges of the connection to take: both parts must hold.', false, (t) => ({
      fact: t.field({ type: where(fact), description: 'What must hold for the fact.' }),
      node: t.field({ type: where(far), description: 'What must hold for the node at the far end.' }),
    }));

  const orderBy = (owner: Owner): Input =>
    input(`${owner.name}OrderBy`, `What of ${owner.name} to sort by: give exactly one key.`, true, (t) =>
      Object.fromEntries([
        ...owner.fields.filter(isSortable).map((field) => [
          field.name,
          t.field({
            type: field.type === 'money' ? operands.moneyOrder() : enums.sortDirection,
            description: field.description,
          }),
        ]),
        ...[...owner.filterables.values()]
          .filter(isRelation)
          .map((field) => [field.name, t.field({ type: related.typeOf(field), description: field.description })]),
      ]),
    );

  return {
    where,
    orderBy,
    connectionWhere,
    connectionOrderBy: (base, fact, far) =>
      input(`${base}OrderBy`, 'What to sort the connection by: give exactly one key.', true, (t) => ({
        fact: t.field({ type: orderBy(fact), description: 'By a field of the fact.' }),
        node: t.field({ type: orderBy(far), description: 'By a field of the node at the far end.' }),
      })),
  };
}
