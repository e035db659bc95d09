import { isCurrency, type MoneyQualifier } from '../../../schema/values/money.ts';
import type { GroupOrder, GroupQuery } from '../../graph/aggregate.ts';
import { badInput } from '../../graph/errors.ts';
import { isSummable, measureOf } from '../../graph/measures.ts';
import type { Direction } from '../../graph/order.ts';
import { constantCase } from '../../ontology/names.ts';
import { defaultPageSize, pageSize } from '../lists/page.ts';
import { type SelectionInfo, selects } from '../look-ahead.ts';
import type { Owner } from '../types/owners.ts';
import { partNames } from './figures.ts';
import type { KeyChoice } from './keys.ts';

/** Arguments of `groupBy` as the client gave them. */
export interface GroupArguments {
  by: string;
  orderBy?: 'COUNT' | 'SUM' | 'KEY' | null;
  direction?: Direction | null;
  sumOf?: string | null;
  currency?: string | null;
  qualifier?: MoneyQualifier | null;
  first?: number | null;
}

/** Fields that have a sum, by the name of their enum value. */
export function summables(owner: Owner) {
  return new Map(owner.fields.filter(isSummable).map((field) => [constantCase(field.name), field]));
}

/** The grouping that the arguments ask for, with the figures that are selected of its groups. */
export function groupQueryOf(
  owner: Owner,
  choices: ReadonlyMap<string, KeyChoice>,
  given: GroupArguments,
  info: SelectionInfo,
): GroupQuery {
  const fields = owner.fields
    .filter((field) => measureOf(field) !== null && partNames.some((part) => selects(info, part, field.name)))
    .map(({ name }) => name);
  return {
    key: choices.get(given.by)!.key,
    order: orderOf(owner, given),
    limit: pageSize('first', given.first) ?? defaultPageSize,
    distinct: selects(info, 'countDistinct'),
    fields,
  };
}

/** BAD_USER_INPUT where it is not clear which sum is meant, or where an argument would go unheeded. */
function orderOf(owner: Owner, { orderBy, direction, sumOf, currency, qualifier }: GroupArguments): GroupOrder {
  const by = orderBy ?? 'COUNT';
  if (by !== 'SUM') {
    for (const [name, value] of Object.entries({ sumOf, currency, qualifier })) {
      if (value) throw badInput(`groupBy: ${name} is for orderBy: SUM.`, { argument: name });
    }
    return { by, direction: direction ?? (by === 'KEY' ? 'ASC' : 'DESC') };
  }
  const fields = summables(owner);
  const [only] = fields.size === 1 ? fields.values() : [];
  const field = sumOf ? fields.get(sumOf) : only;
  if (!field) {
    const names = [...fields.keys()].join(', ');
    const hint = names === '' ? `${owner.name} has no field to sum` : `give sumOf, one of ${names}`;
    throw badInput(`groupBy: orderBy: SUM: ${hint}.`, { argument: names === '' ? 'orderBy' : 'sumOf' });
  }
  const sum = { by, field: field.name, direction: direction ?? 'DESC' } as const;
  if (field.type !== 'money') {
    for (const [name, value] of Object.entries({ currency, qualifier })) {
      if (value) throw badInput(`groupBy: ${name}: ${field.name} is not money.`, { argument: name });
    }
    return sum;
  }
  if (!currency) {
    const message = `groupBy: orderBy: SUM: give the currency, such as "USD": amounts of ${field.name} in several are not added.`;
    throw badInput(message, { argument: 'currency' });
  }
  if (!isCurrency(currency)) {
    throw badInput(`groupBy: "${currency}" is not an ISO 4217 currency code.`, { argument: 'currency' });
  }
  return { ...sum, currency, qualifier: qualifier ?? 'EXACT' };
}
