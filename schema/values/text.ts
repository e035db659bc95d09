import { z } from 'zod';

/** Names end up in indexes of both stores, which break on long strings. */
export const maximumNameLength = 500;
export const maximumKeyLength = 120;

// C0 controls but tab and line feed: stores disagree on NUL, and none of them belongs into a text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: rejecting them is what it is for.
const control = /[\u0000-\u0008\u000b-\u001f\u007f]/;

/** Text of 1 to `maximum` characters: well-formed Unicode, no control characters, no blanks at either end. */
export function textSchema(maximum: number) {
  return z
    .string('expected text')
    .min(1, 'is empty')
    .max(maximum, `is longer than ${maximum} characters`)
    .refine((text) => text.trim() === text, 'begins or ends with a blank')
    .refine((text) => text.isWellFormed(), 'is not well-formed Unicode')
    .refine((text) => !control.test(text), 'contains a control character');
}

export const keySchema = z
  .string('expected a key')
  .max(maximumKeyLength, `is longer than ${maximumKeyLength} characters`)
  .regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/, 'is not a key: lower-case letters and digits, joined by single - or .');

export const urlSchema = textSchema(2_000).refine((text) => {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}, 'is not an http(s) address');
