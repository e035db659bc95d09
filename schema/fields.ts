import { z } from 'zod';
import { countryCodeSchema } from './values/country-code.ts';
import { moneySchema } from './values/money.ts';
import { partialDateSchema } from './values/partial-date.ts';
import { keySchema, maximumNameLength, textSchema, urlSchema } from './values/text.ts';

export type FieldType =
  | 'text'
  | 'url'
  | 'countryCode'
  | 'enum'
  | 'boolean'
  | 'integer'
  | 'float'
  | 'fraction'
  | 'partialDate'
  | 'money'
  | 'ref'
  | 'list';

/** One declared field: what a record may hold and everything that is derived from it. */
export interface Field {
  type: FieldType;
  /** One or two sentences; becomes the GraphQL description. */
  description: string;
  /** What a number counts, such as `MW` or `bytes`. */
  unit?: string;
  /** Text that `search` looks into. */
  searchable?: boolean;
  /** Long prose: never indexed, never sortable. */
  prose?: boolean;
  /** The values of an enum, in order, with what each means. */
  values?: Record<string, string>;
  /** The element of a list. */
  item?: Field;
  /** The node kind that a ref points to. */
  target?: string;
  /** The connection on the target over the facts that name it. */
  inverse?: { field: string; description: string };
  /** Raw input to the stored form; every problem as an issue. */
  schema: z.ZodType;
}

type Options = Pick<Field, 'unit' | 'searchable' | 'prose'>;

/** A short text, at most 500 characters; `prose: true` allows 5,000 and is not indexed. */
export function text(description: string, options: Options = {}): Field {
  return { type: 'text', description, ...options, schema: textSchema(options.prose ? 5_000 : maximumNameLength) };
}

export function url(description: string): Field {
  return { type: 'url', description, schema: urlSchema };
}

export function countryCode(description = 'Country by ISO 3166-1 alpha-2 code, such as US; null when unknown.'): Field {
  return { type: 'countryCode', description, schema: countryCodeSchema };
}

/** One of a closed set; `values` gives each value and its meaning. */
export function oneOf(description: string, values: Record<string, string>): Field {
  const names = Object.keys(values) as [string, ...string[]];
  return { type: 'enum', description, values, schema: z.enum(names, `is not one of ${names.join(', ')}`) };
}

export function boolean(description: string): Field {
  return { type: 'boolean', description, schema: z.boolean('expected true or false') };
}

/** -0 reads back as 0 from one store and as -0 from the other. */
const withoutMinusZero = (value: number) => (value === 0 ? 0 : value);

/** A whole number below 2^31; larger counts are `float`s, which GraphQL can carry. */
export function integer(description: string, options: Options & { minimum?: number; maximum?: number } = {}): Field {
  const { minimum = 0, maximum = 2 ** 31 - 1, ...rest } = options;
  const range = z
    .int('expected a whole number')
    .min(minimum, `is below ${minimum}`)
    .max(maximum, `is above ${maximum}`);
  return { type: 'integer', description, ...rest, schema: range.transform(withoutMinusZero) };
}

/** A finite double, not negative unless `minimum` allows it. */
export function float(description: string, options: Options & { minimum?: number; maximum?: number } = {}): Field {
  const { minimum = 0, maximum = Number.MAX_VALUE, ...rest } = options;
  const range = z.number('expected a number').min(minimum, `is below ${minimum}`).max(maximum, `is above ${maximum}`);
  return { type: 'float', description, ...rest, schema: range.transform(withoutMinusZero) };
}

export function fraction(description: string): Field {
  const range = z.number('expected a number from 0 to 1').min(0, 'is below 0').max(1, 'is above 1');
  return { type: 'fraction', description, unit: 'share of 1', schema: range.transform(withoutMinusZero) };
}

export function partialDate(description: string): Field {
  return { type: 'partialDate', description, schema: partialDateSchema };
}

export function money(description: string): Field {
  return { type: 'money', description, schema: moneySchema };
}

/** A pointer to a node of `kind`, written as its key or `Kind:key`; stored as the key. */
export function ref(kind: string, description: string, inverse?: Field['inverse']): Field {
  const schema = z
    .string('expected a key')
    .transform((text) => (text.startsWith(`${kind}:`) ? text.slice(kind.length + 1) : text))
    .pipe(keySchema);
  return { type: 'ref', description, target: kind, ...(inverse && { inverse }), schema };
}

/** A list without repeats; the empty list is stored as absent. */
export function list(item: Field, description: string, options: Options = {}): Field {
  const schema = z
    .array(item.schema, 'expected a list')
    .refine(
      (values) => new Set(values.map((value) => JSON.stringify(value))).size === values.length,
      'repeats a value',
    );
  return { type: 'list', description, ...options, item, schema };
}
