/** `{name}`, or `{?name}` where nothing stands for an empty one. */
export const placeholder = /\{(\??)([^{}?][^{}]*)\}/g;

export type Part = string | { name: string; optional: boolean };

const knownParts = new Map<string, Part[]>();

/** A text apart by its placeholders, once per text. */
export function partsOf(text: string): Part[] {
  const known = knownParts.get(text);
  if (known) return known;
  const parts: Part[] = [];
  let at = 0;
  for (const match of text.matchAll(placeholder)) {
    parts.push(text.slice(at, match.index), { name: match[2]!, optional: match[1] === '?' });
    at = match.index + match[0].length;
  }
  parts.push(text.slice(at));
  knownParts.set(text, parts);
  return parts;
}
