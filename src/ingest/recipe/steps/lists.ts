import { z } from 'zod';
import { defineStep, textOf } from '../step.ts';

export const split = defineStep({
  description:
    'Cuts a text at every separator; parts are trimmed, empty and repeated ones dropped. Later steps transform each part.',
  example: `split: ','`,
  options: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]),
  bare: false,
  apply(value, options) {
    let parts = [textOf(value)];
    for (const separator of [options].flat()) parts = parts.flatMap((part) => part.split(separator));
    return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
  },
});

export const first = defineStep({
  description: 'The first part of a list.',
  example: 'first',
  options: z.literal(true),
  bare: true,
  takes: 'list',
  apply: (value) => [value].flat()[0] ?? null,
});

export const join = defineStep({
  description: 'A list as one text, with this between its parts.',
  example: `join: ', '`,
  options: z.string(),
  bare: false,
  takes: 'list',
  apply: (value, options) => [value].flat().map(textOf).join(options),
});
