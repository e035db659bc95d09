import { badInput } from '../../graph/errors.ts';
import { splitId } from '../../graph/records.ts';
import type { EdgeModel, FieldModel } from '../../ontology/model.ts';
import type { Family } from './operators.ts';

/** A field as filters see it: which operators it takes, of which GraphQL input type, and how values are stored. */
export interface Filterable {
  name: string;
  description: string;
  family: Family | 'money';
  /** Name of the GraphQL type of one value. */
  value: 'String' | 'ID' | 'Int' | 'Float' | 'Boolean' | 'PartialDate' | 'DateTime' | 'Decimal' | { enum: string };
  /** The declared fields behind it, where it goes by another on edges of other types. */
  behind?: { field: string; types: string[] }[];
  /** A client's value to the stored one. */
  store?: (value: never) => string | number | boolean;
}

type Shape = Omit<Filterable, 'name' | 'description'>;

const shapes: Record<FieldModel['type'], (field: FieldModel) => Shape> = {
  text: (field) => ({ family: field.prose ? 'prose' : 'text', value: 'String' }),
  url: () => ({ family: 'text', value: 'String' }),
  countryCode: () => ({ family: 'choice', value: 'String' }),
  enum: (field) => ({ family: 'choice', value: { enum: field.name } }),
  boolean: () => ({ family: 'boolean', value: 'Boolean' }),
  integer: () => ({ family: 'number', value: 'Int' }),
  float: () => ({ family: 'number', value: 'Float' }),
  fraction: () => ({ family: 'number', value: 'Float' }),
  partialDate: () => ({ family: 'date', value: 'PartialDate' }),
  money: () => ({ family: 'money', value: 'Decimal' }),
  ref: (field) => ({ family: 'choice', value: 'ID', store: keyOf(field.target!) }),
  list: (field) => {
    const item = shapes[field.item!.type]({ ...field.item!, name: field.name, origin: field.origin });
    return { ...item, family: 'list' };
  },
};

/** How a declared field is filtered. */
export function filterable(field: FieldModel): Filterable {
  const shape = shapes[field.type](field);
  const key = field.name === 'key' && field.origin === 'node';
  const pointer = field.type === 'list' ? field.item : field;
  const hint = pointer?.type === 'ref' ? ` Given as the key or id of the ${pointer.target}.` : '';
  return { name: field.name, description: field.description + hint, ...shape, ...(key && { family: 'text' }) };
}

/** Fields that filters know on every fact besides the declared ones. */
export const datasetsField: Filterable = {
  name: 'datasets',
  description: 'Names of the data sets that state the fact.',
  family: 'list',
  value: 'String',
};
export const recordedAtField: Filterable = {
  name: 'recordedAt',
  description:
    'When the load that brought this version of the fact was published; of an entity, the load that brought it first.',
  family: 'time',
  value: 'DateTime',
};
/** The field that dates each edge type, under one name. */
export function dateField(edges: Iterable<EdgeModel>): Filterable {
  const behind = new Map<string, string[]>();
  for (const { type, date } of edges) behind.set(date, [...(behind.get(date) ?? []), type]);
  return {
    name: 'date',
    description: 'The declared date of the fact: of an investment when it was announced, else from when it was true.',
    family: 'date',
    value: 'PartialDate',
    behind: [...behind].map(([field, types]) => ({ field, types })),
  };
}
/** For facts of any type; those without the field have an unknown one. */
export const amountField: Filterable = {
  name: 'amount',
  description: 'The amount of the fact; of edge types that have none it is unknown.',
  family: 'money',
  value: 'Decimal',
};
export const kindField: Filterable = {
  name: 'kind',
  description: 'The kind of the entity.',
  family: 'name',
  value: { enum: 'kind' },
};
export const typeField: Filterable = {
  name: 'type',
  description: 'The edge type of the fact.',
  family: 'name',
  value: { enum: 'type' },
};

/** `Source:a` and `a` to `a`; another kind's id: BAD_USER_INPUT. */
function keyOf(kind: string) {
  return (text: string): string => {
    const id = splitId(text);
    if (id === null) return text;
    if (id.name === kind) return id.rest;
    throw badInput(`"${text}" is not the key or id of one of kind ${kind}.`, { id: text });
  };
}
