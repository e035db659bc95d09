import type { FieldType } from '../../../schema/fields.ts';
import { maximumNameLength } from '../../../schema/values/text.ts';

export interface ValueType {
  /** What it holds and how it compares. */
  meaning: string;
  /** One value as it stands in a record, as JSON. */
  example: string;
}

/** Every value type that a field may have, in the order of the reference. */
export const valueTypes: Record<FieldType, ValueType> = {
  text: {
    meaning: `Unicode text of at most ${maximumNameLength} characters, prose (summaries, notes) 5,000. Filters and orderings ignore case and accents, but \`eq\` does not.`,
    example: '"Example Cloud"',
  },
  url: { meaning: 'An http or https address.', example: '"https://example.org/"' },
  countryCode: { meaning: 'A country by ISO 3166-1 alpha-2.', example: '"US"' },
  enum: {
    meaning: 'One of the values that are listed beneath the table, with what each means.',
    example: '"ANNOUNCED"',
  },
  boolean: { meaning: 'True or false.', example: 'true' },
  integer: { meaning: 'A whole number below 2^31.', example: '8' },
  float: { meaning: 'A number, whole or not; also counts that may pass 2^31.', example: '1.98e15' },
  fraction: { meaning: 'A share of one, 0 to 1: 0.05 is 5 %.', example: '0.05' },
  partialDate: {
    meaning:
      'A day, a month or a year: as precise as it is known. Ordered by its first day; `eq` compares precision as well; it lies in a window when any of its days does.',
    example: '"2026-03"',
  },
  money: {
    meaning:
      'An amount in major units, its ISO 4217 currency, and whether it is EXACT (when nothing is said), a most (UP_TO), a least (AT_LEAST) or APPROXIMATE. Kept as whole minor units, at most 2^53-1; write it as text where a number would round. Amounts of different currencies or qualifiers are never added up.',
    example: '{"value": 2e9, "currency": "USD", "qualifier": "UP_TO"}',
  },
  ref: {
    meaning:
      'Another entity by its key or its id. Where there is a connection back, over what names the entity, it stands in the section of that entity.',
    example: '"gpt-4"',
  },
  list: { meaning: 'Several values without repeats; never null, but empty when there are none.', example: '["One"]' },
};
