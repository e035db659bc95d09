import type { EdgeModel, KindModel } from '../ontology/model.ts';
import type { FactRecord } from './records.ts';

/** NFKD, marks removed, lower case: what both stores compare and sort, so that neither uses its own rules. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** By code point, as stores sort; `<` compares UTF-16 units. */
export function compareText(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let index = 0; index < shorter; index++) {
    const [one, other] = [a.charCodeAt(index), b.charCodeAt(index)];
    if (one !== other) return codePointRank(one) - codePointRank(other);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above all units. */
function codePointRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

const token =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{N}])+/gu;

/** Folded runs of letters or digits; CJK character by character. */
export function tokenize(text: string): string[] {
  // Folding takes Hangul syllables apart; composing again keeps one token a character.
  return fold(text).normalize('NFC').match(token) ?? [];
}

/** Tokens as one space-joined text: what the full-text indexes hold. */
export function tokenText(text: string): string {
  return tokenize(text).join(' ');
}

/** What search looks up for one node; all three are token texts. */
export interface SearchTexts {
  name: string;
  /** Each alias between line feeds, so that whole and leading matches are plain substring tests; '' without any. */
  aliases: string;
  /** All other searchable text. */
  rest: string;
}

export function searchTexts(kind: KindModel, record: FactRecord): SearchTexts {
  const aliases = ((record.aliases as string[] | undefined) ?? []).map(tokenText).filter((text) => text !== '');
  const rest = [...kind.fields.values()]
    .filter((field) => field.searchable && field.name !== 'name' && field.name !== 'aliases')
    .flatMap((field) => record[field.name] ?? [])
    .map((value) => tokenText(String(value)));
  return {
    name: tokenText(String(record.name ?? '')),
    aliases: aliases.length > 0 ? `\n${aliases.join('\n')}\n` : '',
    rest: rest.join(' '),
  };
}

/** Folded twins of the text fields that are present: field name to folded text. */
export function foldedTwins(owner: KindModel | EdgeModel, record: FactRecord): Record<string, string> {
  const twins: Record<string, string> = {};
  for (const field of owner.fields.values()) {
    const value = record[field.name];
    if ((field.type === 'text' || field.type === 'url') && typeof value === 'string') twins[field.name] = fold(value);
  }
  return twins;
}
