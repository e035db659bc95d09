import { z } from 'zod';
import { defineStep, shown, textOf, ValueProblem } from '../step.ts';

const sexagesimal =
  /^([-−]?\d{1,3}(?:\.\d+)?)\s*°\s*(?:(\d{1,2}(?:\.\d+)?)\s*['′’]\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*(?:["″”]|'')\s*)?([NSEW]?)$/i;
const limits = { latitude: 90, longitude: 180 } as const;

/** Degrees of one coordinate, north and east positive; null when the text is none. */
function degrees(text: string): number | null {
  const plain = /^([-+−]?\d{1,3}(?:\.\d+)?)\s*°?\s*([NSEW]?)$/i.exec(text);
  const match = plain ? [text, plain[1], '0', '0', plain[2]] : sexagesimal.exec(text);
  if (!match) return null;
  const [, whole = '', minutes = '0', seconds = '0', side = ''] = match;
  const lead = Number(whole.replace('−', '-'));
  const size = Math.abs(lead) + Number(minutes) / 60 + Number(seconds) / 3600;
  const negative = lead < 0 || /[SW]/i.test(side);
  return Number((negative ? -size : size).toFixed(6));
}

export const coordinates = defineStep({
  description: `Degrees from 32°35'25"N, 90.09 W or -90.09; of a pair "32.59, -90.09" the one that is named.`,
  example: 'coordinates: latitude',
  options: z.enum(['latitude', 'longitude']),
  bare: false,
  apply(value, options) {
    const parts = textOf(value)
      .trim()
      .split(/\s*[,;]\s*/);
    const text = parts.length === 2 ? parts[options === 'latitude' ? 0 : 1]! : parts[0]!;
    const found = parts.length > 2 ? null : degrees(text);
    if (found === null) throw new ValueProblem(`${shown(value)} is not a coordinate such as 32°35'25"N or -90.09`);
    if (Math.abs(found) > limits[options])
      throw new ValueProblem(`${shown(value)} is beyond ${limits[options]} degrees`);
    return found;
  },
});
