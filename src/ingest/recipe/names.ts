import { createHash } from 'node:crypto';
import { maximumKeyLength } from '../../../schema/values/text.ts';
import type { Model } from '../../ontology/model.ts';

// Not `SA` or `AS` alone inside a name: suffixes count only at its end, and never as the whole of it.
const legalSuffixes = new Set(
  `inc incorporated corp corporation co company ltd limited llc llp lp plc gmbh ag kg se sa sas sarl srl spa bv nv ab as
  asa oy oyj kk pte pty pvt pjsc jsc kgaa`.split(/\s+/),
);

// Not what letters of other scripts are made of: vowels of Hindi or Thai, voicing of kana. They tell names apart.
const accents = /(?![\u3099\u309a])[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Cyrillic}]/u;

function foldName(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, (mark) => (accents.test(mark) ? '' : mark));
  return plain.toLowerCase().normalize('NFC');
}

/** Folded words of a name, punctuation dropped; those of other scripts stay as they are. */
function wordsOf(name: string): string[] {
  // Dots inside of an abbreviation join: S.p.A. is spa, while Inc. just loses its own.
  return (
    foldName(name)
      .replace(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '')
      .match(/[\p{L}\p{M}\p{N}+#]+/gu) ?? []
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
  const folded = foldName(name);
  const ascii = folded
    .replace(/['’.](?=\p{L})/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const lost = ascii === '' || /(?![a-z0-9])[\p{L}\p{M}\p{N}+#]/u.test(folded);
  if (!lost && ascii.length <= maximumKeyLength) return ascii;
  const hash = createHash('sha256').update(folded.trim()).digest('hex').slice(0, 10);
  return [ascii.slice(0, maximumKeyLength - hash.length - 1).replace(/-+$/, ''), hash].filter(Boolean).join('-');
}
