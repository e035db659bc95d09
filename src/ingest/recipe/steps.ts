import type { Step } from './step.ts';
import { date } from './steps/dates.ts';
import { first, join, split } from './steps/lists.ts';
import { money, multiply, number, percent, round } from './steps/numbers.ts';
import { coordinates, country } from './steps/places.ts';
import {
  fallback,
  lookup,
  lower,
  prefix,
  regex,
  replace,
  skipWhenEmpty,
  slugged,
  squeeze,
  suffix,
  trim,
  truncate,
  upper,
} from './steps/texts.ts';

/** Every transform by its name in a recipe. */
export const steps: Record<string, Step> = {
  trim,
  squeeze,
  lower,
  upper,
  slug: slugged,
  regex,
  replace,
  prefix,
  suffix,
  truncate,
  lookup,
  default: fallback,
  skipWhenEmpty,
  split,
  first,
  join,
  number,
  round,
  multiply,
  percent,
  money,
  date,
  coordinates,
  country,
};
