import { z } from 'zod';
import { slug } from '../names.ts';
import { defineStep, Skipped, shown, textOf, ValueProblem } from '../step.ts';

export const pattern = z.string().refine(isPattern, 'is not a regular expression');

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

/** Compiled once per text. */
const compiled = new Map<string, RegExp>();
export function regexOf(text: string): RegExp {
  const known = compiled.get(text);
  if (known) return known;
  const made = new RegExp(text, 'u');
  compiled.set(text, made);
  return made;
}

export const trim = defineStep({
  description: 'Takes blanks from both ends.',
  example: 'trim',
  options: z.literal(true),
  bare: true,
  apply: (value) => textOf(value).trim(),
});

export const squeeze = defineStep({
  description: 'Trims, and makes every run of blanks and line breaks one blank.',
  example: 'squeeze',
  options: z.literal(true),
  bare: true,
  apply: (value) => textOf(value).trim().replace(/\s+/gu, ' '),
});

export const lower = defineStep({
  description: 'Lower case.',
  example: 'lower',
  options: z.literal(true),
  bare: true,
  apply: (value) => textOf(value).toLowerCase(),
});

export const upper = defineStep({
  description: 'Upper case.',
  example: 'upper',
  options: z.literal(true),
  bare: true,
  apply: (value) => textOf(value).toUpperCase(),
});

export const slugged = defineStep({
  description:
    'A key: lower-case letters and digits joined by -. Where letters are lost or nothing is left (other scripts, punctuation), a hash of the whole text keeps it distinct.',
  example: 'slug',
  options: z.literal(true),
  bare: true,
  apply: (value) => slug(textOf(value)),
});

export const regex = defineStep({
  description:
    'What the first group of a regular expression captures (the whole match without a group); empty when it does not match.',
  example: `regex: '^([^#]+)'`,
  options: pattern,
  bare: false,
  apply(value, options) {
    const match = regexOf(options).exec(textOf(value));
    return match ? (match.length > 1 ? (match[1] ?? null) : match[0]) : null;
  },
});

export const replace = defineStep({
  description: 'Replaces every match of a regular expression; $1 stands for its first group.',
  example: `replace: { match: '\\s*\\(.*\\)$', with: '' }`,
  options: z.strictObject({ match: pattern, with: z.string() }),
  bare: false,
  apply: (value, options) => textOf(value).replace(new RegExp(options.match, 'gu'), options.with),
});

export const prefix = defineStep({
  description: 'Puts a text in front.',
  example: `prefix: 'openai-'`,
  options: z.string(),
  bare: false,
  apply: (value, options) => options + textOf(value),
});

export const suffix = defineStep({
  description: 'Puts a text behind.',
  example: `suffix: ' cluster'`,
  options: z.string(),
  bare: false,
  apply: (value, options) => textOf(value) + options,
});

export const truncate = defineStep({
  description: 'Cuts a longer text off at so many characters, with … as the last.',
  example: 'truncate: 300',
  options: z.int().min(1),
  bare: false,
  apply(value, options) {
    const characters = [...textOf(value)];
    return characters.length <= options
      ? characters.join('')
      : `${characters
          .slice(0, options - 1)
          .join('')
          .trimEnd()}…`;
  },
});

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const lookup = defineStep({
  description:
    'What a table says instead. Words that are not in it: `otherwise: reject` (default) rejects the record, `keep` leaves them, `empty` drops them, `skip` makes no record.',
  example: `lookup: { table: { Existing: OPERATIONAL, Planned: PLANNED }, otherwise: empty }`,
  options: z.strictObject({
    table: z.record(z.string(), z.union([scalar, z.array(scalar)])),
    otherwise: z.enum(['reject', 'keep', 'empty', 'skip']).default('reject'),
  }),
  bare: false,
  apply(value, { table, otherwise }) {
    const text = textOf(value);
    if (Object.hasOwn(table, text)) return table[text];
    if (otherwise === 'reject') throw new ValueProblem(`${shown(value)} is not in the recipe's lookup table`);
    if (otherwise === 'skip') throw new Skipped(`${shown(value)} is not in the lookup table`);
    return otherwise === 'keep' ? value : null;
  },
});

export const fallback = defineStep({
  description: 'What an empty value is taken for.',
  example: 'default: USD',
  options: z.union([z.string(), z.number(), z.boolean()]),
  bare: false,
  takes: 'empty',
  apply: (value, options) => (value === null ? options : value),
});

export const skipWhenEmpty = defineStep({
  description:
    'No record that uses the value is made from a row where it is empty; what is given is the reason that is counted.',
  example: `skipWhenEmpty: nobody is named`,
  options: z.union([z.literal(true), z.string()]),
  bare: true,
  takes: 'empty',
  apply(value, options) {
    if (value === null) throw new Skipped(typeof options === 'string' ? options : 'is empty');
    return value;
  },
});
