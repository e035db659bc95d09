import { createHash } from 'node:crypto';
import { maximumKeyLength } from '../../../schema/values/text.ts';
import { fold } from '../../graph/text.ts';
import type { Model } from '../../ontology/model.ts';

// Not `SA` or `AS` alone inside a name: suffixes count only at its end, and never as the whole of it.
const legalSuffixes = new Set(
  `inc incorporated corp corporation co company ltd limited llc llp lp plc gmbh ag kg se sa sas sarl srl spa bv nv ab as
  asa oy oyj kk pte pty pvt pjsc jsc kgaa`.split(/\s+/),
);

/** Folded words of a name, punctuation dropped; those of other scripts stay as they are. */
function wordsOf(name: string): string[] {
  // Dots inside of an abbreviation join: S.p.A. is spa, while Inc. just loses its own.
  return (
    fold(name)
      .replace(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '')
      .normalize('NFC')
      .match(/[\p{L}\p{N}+#]+/gu) ?? []
  );
}

/**
 * What two spellings of one name share: folded, without punctuation and, where `legal`, without the legal suffixes at
 * its end. A name of punctuation alone is itself.
 */
export function normaliseName(name: string, legal: boolean): string {
  const words = wordsOf(name);
  while (legal && words.length > 1 && legalSuffixes.has(words.at(-1)!)) words.pop();
  return words.length > 0 ? words.join(' ') : name.trim();
}

/** Whether names of a kind may end in a legal suffix. */
export function isLegal(model: Model, kind: string): boolean {
  return model.kinds.get(kind)?.roles.includes('Organization') ?? false;
}

/** The key for a name: stable, and distinct where letters are lost on the way to ASCII. */
export function slug(name: string): string {
  const folded = fold(name).normalize('NFC');
  const ascii = folded
    .replace(/['’.](?=\p{L})/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const lost = ascii === '' || /(?![a-z0-9])[\p{L}\p{N}+#]/u.test(folded);
  if (!lost && ascii.length <= maximumKeyLength) return ascii;
  const hash = createHash('sha256').update(folded.trim()).digest('hex').slice(0, 10);
  return [ascii.slice(0, maximumKeyLength - hash.length - 1).replace(/-+$/, ''), hash].filter(Boolean).join('-');
}
