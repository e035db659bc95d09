import { z } from 'zod';
import { countryCodeSchema } from '../../../../schema/values/country-code.ts';
import { fold } from '../../../graph/text.ts';
import { defineStep, shown, textOf, ValueProblem } from '../step.ts';

const sexagesimal =
  /^([-−]?\d{1,3}(?:\.\d+)?)\s*°\s*(?:(\d{1,2}(?:\.\d+)?)\s*['′’]\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*(?:["″”]|'')\s*)?([NSEW]?)$/i;
const limits = { latitude: 90, longitude: 180 } as const;

const sides = { latitude: /[NS]/i, longitude: /[EW]/i } as const;

/** Degrees of one coordinate, north and east positive; null when the text is none, or one of the other axis. */
function degrees(text: string, axis: keyof typeof sides): number | null {
  const plain = /^([-+−]?\d{1,3}(?:\.\d+)?)\s*°?\s*([NSEW]?)$/i.exec(text);
  const match = plain ? [text, plain[1], '0', '0', plain[2]] : sexagesimal.exec(text);
  if (!match) return null;
  const [, whole = '', minutes = '0', seconds = '0', side = ''] = match;
  if (side !== '' && !sides[axis].test(side)) return null;
  const size = Number(whole.replace(/^[-+−]/, '')) + Number(minutes) / 60 + Number(seconds) / 3600;
  // By its sign and not by its number: -0°7' lies west of Greenwich.
  const negative = /^[-−]/.test(whole) || /[SW]/i.test(side);
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
    const found = parts.length > 2 ? null : degrees(text, options);
    if (found === null) throw new ValueProblem(`${shown(value)} is not a coordinate such as 32°35'25"N or -90.09`);
    if (Math.abs(found) > limits[options])
      throw new ValueProblem(`${shown(value)} is beyond ${limits[options]} degrees`);
    return found;
  },
});

/** Names beyond those that the runtime knows, as tables spell them. */
const otherNames: Record<string, string> = {
  'united states of america': 'US',
  usa: 'US',
  'united kingdom of great britain and northern ireland': 'GB',
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  uae: 'AE',
  korea: 'KR',
  'republic of korea': 'KR',
  'korea (north)': 'KP',
  "korea (democratic people's republic of)": 'KP',
  "korea (the democratic people's republic of)": 'KP',
  "democratic people's republic of korea": 'KP',
  'russian federation': 'RU',
  'viet nam': 'VN',
  'hong kong': 'HK',
  macau: 'MO',
  'czech republic': 'CZ',
  turkey: 'TR',
  "people's republic of china": 'CN',
  'mainland china': 'CN',
  'the netherlands': 'NL',
};

let codesByName: Map<string, string> | undefined;

/** Folded English names of countries to their codes. */
function countryCodes(): Map<string, string> {
  if (codesByName) return codesByName;
  codesByName = new Map(Object.entries(otherNames));
  const names = new Intl.DisplayNames('en', { type: 'region' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    if (!countryCodeSchema.safeParse(code).success) continue;
    codesByName.set(fold(names.of(code)!), code);
  }
  return codesByName;
}

export const country = defineStep({
  description: 'The ISO 3166-1 alpha-2 code of a country from its English name or code.',
  example: 'country',
  options: z.literal(true),
  bare: true,
  apply(value) {
    const text = textOf(value).trim();
    if (countryCodeSchema.safeParse(text).success) return text;
    // As a whole first: what is in brackets may tell two countries apart.
    const names = [text, text.replace(/\s*\(.*\)$/, '')].map(fold);
    const code = names.map((name) => countryCodes().get(name)).find((one) => one !== undefined);
    if (code === undefined) throw new ValueProblem(`${shown(value)} is no country that is known by this name`);
    return code;
  },
});
