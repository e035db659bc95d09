import { expect, test } from 'vitest';
import { searchTiers, tierOf } from '../../../src/graph/search.ts';
import type { SearchQuery } from '../../../src/graph/store.ts';
import { searchTexts, tokenize } from '../../../src/graph/text.ts';
import { compareText } from '../../support/evaluate.ts';
import { overWorld } from '../../support/suites.ts';
import { asOf, hostile, latest, model, returningNode, visibleFacts } from '../../support/world.ts';

const kinds = [...model.kinds.keys()];
const everything = { limit: 1_000 };

/** Each word in some text, the last as a prefix: what a search should find, read off the texts. */
function expected(text: string) {
  const tokens = tokenize(text);
  const last = tokens.at(-1)!;
  const isPrefix = [...last].length >= 2;
  const hits = [...visibleFacts(latest().view).nodes.values()].flatMap((node) => {
    const texts = searchTexts(model.kinds.get(node.kind)!, node.record);
    const words = `${texts.name} ${texts.aliases} ${texts.rest}`.split(/\s+/);
    const found = tokens.every((token, index) =>
      words.some((word) => word === token || (isPrefix && index === tokens.length - 1 && word.startsWith(token))),
    );
    return found ? [{ id: node.id, tier: tierOf(texts, tokens), length: [...texts.name].length }] : [];
  });
  return hits.sort((a, b) => b.tier - a.tier || a.length - b.length || compareText(a.id, b.id));
}

overWorld('search', (world) => {
  const search = (text: string, page: SearchQuery['page'] = everything, some = kinds, read = latest()) =>
    world().store.search({ tokens: tokenize(text), kinds: some, page }, read);
  const ids = async (text: string, some = kinds) =>
    (await search(text, everything, some)).rows.map((row) => row.node.id);

  test.each([
    'nvidia',
    'NVDA',
    'nv',
    'n',
    'Nvidia Corp',
    'green team',
    'team green',
    'É',
    'elan',
    'é',
    '日本',
    '銀行',
    '日本銀行',
    '한국',
    '한',
    'にち',
    'llama 3.1',
    'llama 3',
    'Llama-3',
    'same name',
    'name same',
    'name',
    'strasse',
    'straße',
    'supplier',
    'accelerators nvidia',
    'labs',
    'drop table',
    "Robert'); drop",
    'one supplier resilience',
    'γάμμα',
    'word word word',
    'x',
  ])('finds and ranks "%s" as its definition says', async (text) => {
    const { rows } = await search(text);
    expect(rows.map(({ node, tier, nameLength }) => ({ id: node.id, tier, length: nameLength }))).toEqual(
      expected(text),
    );
  });

  test('an exact name or alias comes before everything else', async () => {
    const { rows } = await search('NVDA');
    expect(rows[0]).toMatchObject({ node: { id: 'Company:nvidia' }, tier: searchTiers.exact });
  });

  test('a word of the summary counts least', async () => {
    const { rows } = await search('accelerators');
    expect(rows.find((row) => row.node.id === 'Company:nvidia')!.tier).toBe(searchTiers.summary);
  });

  test('version numbers are words of their own', async () => {
    const ours = async (text: string) => (await ids(text)).filter((id) => id.startsWith('AiModel:llama'));
    expect(await ours('llama 3.1')).toEqual(['AiModel:llama-3.1']);
    expect(await ours('llama 3 10')).toEqual(['AiModel:llama-3.10']);
    expect(await ours('LLAMA-3')).toEqual(['AiModel:llama-3', 'AiModel:llama-3.1', 'AiModel:llama-3.10']);
  });

  test('looks only into the kinds asked for', async () => {
    expect(await ids('same name', ['Institution'])).toEqual(['Institution:same']);
  });

  test.each([
    hostile,
    '"',
    "' or 1=1 --",
    'a AND NOT b',
    'name:nvidia',
    '*',
    '(',
    'nvi*',
    'NEAR(a b)',
    '^nvidia',
    '{words} : x',
    'a\\"b',
  ])('takes %j for text', async (text) => {
    if (tokenize(text).length === 0) expect(await search(text)).toEqual({ rows: [], more: false });
    else expect((await search(text)).rows.map(({ node }) => node.id)).toEqual(expected(text).map(({ id }) => id));
  });

  test('pages go on after tier, length and id', async () => {
    const whole = (await search('na')).rows.map((row) => row.node.id);
    const paged: string[] = [];
    let after: SearchQuery['page']['after'];
    for (let more = true; more; ) {
      const slice = await search('na', { limit: 3, ...(after && { after }) });
      paged.push(...slice.rows.map((row) => row.node.id));
      const last = slice.rows.at(-1)!;
      after = [last.tier, last.nameLength, last.node.id];
      more = slice.more;
    }
    expect(whole.length).toBeGreaterThan(3);
    expect(paged).toEqual(whole);
  });

  test('finds nothing that the view does not show', async () => {
    const found = async (load: number) =>
      (await search('returning', everything, kinds, asOf(load))).rows.map((row) => row.node.id);
    expect(await found(0)).toEqual([]);
    expect(await found(3)).toEqual([returningNode]);
  });

  test('finds a changed node by its new name, not by the old one', async () => {
    expect((await ids('bare metal'))[0]).toBe('Company:bare');
    expect(await ids('naked')).toEqual([]);
  });
});
