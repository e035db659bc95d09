import type { NodeRow } from './records.ts';
import { type SearchTexts, tokenText } from './text.ts';

/** Tiers of a match, best last; `score` in the API is the tier. */
export const searchTiers = { summary: 1, word: 2, aliasPrefix: 3, namePrefix: 4, exact: 5 } as const;

/** A last token of at least this many characters is a prefix; shorter ones would match half the index. */
const shortestPrefix = 2;

/** Whether the query's last token also matches words that begin with it. */
export function endsInPrefix(tokens: readonly string[]): boolean {
  return [...(tokens.at(-1) ?? '')].length >= shortestPrefix;
}

/** The tier of a node whose texts hold the tokens: the law that both stores' queries state in their own language. */
export function tierOf(texts: SearchTexts, tokens: readonly string[]): number {
  const query = tokens.join(' ');
  const begins = endsInPrefix(tokens) ? query : `${query} `;
  const start = (text: string) => text === query || text.startsWith(begins);
  if (texts.name === query || texts.aliases.includes(`\n${query}\n`)) return searchTiers.exact;
  if (start(texts.name)) return searchTiers.namePrefix;
  if (texts.aliases.split('\n').some((alias) => alias !== '' && start(alias))) return searchTiers.aliasPrefix;
  const words = [texts.name, ...texts.aliases.split('\n')].flatMap((text) => text.split(' '));
  return hasAll(words, tokens) ? searchTiers.word : searchTiers.summary;
}

function hasAll(words: readonly string[], tokens: readonly string[]): boolean {
  const last = tokens.length - 1;
  return tokens.every((token, index) =>
    words.some((word) => word === token || (index === last && endsInPrefix(tokens) && word.startsWith(token))),
  );
}

/** Which field of a found node the tokens matched, and its text. */
export function matchedField(node: NodeRow, tokens: readonly string[]): { field: string; text: string } {
  const candidates = [
    ['name', node.record.name],
    ...((node.record.aliases as string[] | undefined) ?? []).map((alias) => ['aliases', alias] as const),
    ['summary', node.record.summary],
  ] as [string, string | undefined][];
  const ranked = candidates
    .filter(([, text]) => text !== undefined && hasAll(tokenText(text).split(' '), tokens))
    .map(([field, text]) => ({ field, text: text as string, tier: fieldTier(field, text as string, tokens) }))
    .sort((a, b) => b.tier - a.tier);
  return ranked[0] ?? { field: 'name', text: String(node.record.name) };
}

function fieldTier(field: string, text: string, tokens: readonly string[]): number {
  const value = tokenText(text);
  if (field === 'summary') return searchTiers.summary;
  return tierOf(
    field === 'name' ? { name: value, aliases: '', rest: '' } : { name: '', aliases: `\n${value}\n`, rest: '' },
    tokens,
  );
}
