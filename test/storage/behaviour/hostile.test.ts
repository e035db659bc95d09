import { expect, test } from 'vitest';
import { fold, tokenize } from '../../../src/graph/text.ts';
import { matching } from '../../support/questions.ts';
import { voice } from '../../support/statements.ts';
import { overEmpty } from '../../support/suites.ts';
import { hostile, latest, publish } from '../../support/world.ts';

/** Texts that some layer may take for more than text. Records hold no NUL and no half of a pair; questions may. */
const texts = [
  hostile,
  "'",
  '"',
  '\\',
  '%',
  '_',
  '*',
  '--',
  ';',
  '`',
  '$1',
  '?1',
  ':a',
  '{{x}}',
  '\u0000',
  'a\u0000b',
  '\uFFFD',
  '\u{1F600}',
  '\u200b',
  '\u202e',
  "\\'; drop",
  ' ',
  '\n',
  '\t',
  '[1]',
  '{"a":1}',
  'null',
  'true',
  '1e3',
  'é',
  'e\u0301',
  'x'.repeat(2_000),
  '\ud800',
  'a\udfffb',
];
const storable = texts.filter((text) => text.isWellFormed() && !text.includes('\u0000'));
const fields = ['name', 'ticker', 'note'];

overEmpty('hostile texts', (store) => {
  const { node, edge } = voice('a "data\' set\\');
  const nodes = storable.map((text, index) =>
    node(`Company:t${index}`, text, { ticker: text, note: text, aliases: [text] }),
  );
  const read = () => latest({ load: 1 });
  const only = (where: Parameters<typeof matching>[1]) => matching(store(), where, ['Company'], read());

  test('are stored and come back as they are', async () => {
    const edges = storable.map((text, index) =>
      edge('SUPPLIES', 'Company:t0', `Company:t${index + 1}`, { product: text }, `e${index}`),
    );
    await publish(store(), [node('Source:press', 'Press'), ...nodes, ...edges.slice(0, -1)]);
    const rows = await store().nodesByKey(
      nodes.map(({ id }) => id),
      read(),
    );
    expect(rows.map((row) => row!.record.name)).toEqual(storable);
    expect(rows[0]!.datasets).toEqual(['a "data\' set\\']);
  });

  test.each(texts)('%j equals itself alone', async (text) => {
    const keys = storable.flatMap((one, index) => (one === text ? [`t${index}`] : []));
    for (const field of fields) {
      expect(await only({ op: 'compare', field, cmp: 'eq', value: text })).toEqual(keys);
      expect(await only({ op: 'in', field, values: [text] })).toEqual(keys);
    }
    expect(await only({ op: 'has', field: 'aliases', values: [text] })).toEqual(keys);
  });

  test.each(texts)('%j is contained where its folded text is', async (text) => {
    const tests = { contains: 'includes', startsWith: 'startsWith', endsWith: 'endsWith' } as const;
    for (const how of ['contains', 'startsWith', 'endsWith'] as const) {
      const keys = storable.flatMap((one, index) => (fold(one)[tests[how]](fold(text)) ? [`t${index}`] : []));
      expect(await only({ op: 'match', field: 'name', how, value: fold(text) })).toEqual(keys.sort());
    }
  });

  test.each(texts)('%j as an id, a key, a data set or a search finds nothing or itself', async (text) => {
    expect(await store().nodesByKey([text, `Company:${text}`], read())).toEqual([null, null]);
    expect(await store().edgesById([text], read())).toEqual([null]);
    expect(await only({ op: 'compare', field: 'key', cmp: 'eq', value: text })).toEqual([]);
    expect(await only({ op: 'has', field: 'datasets', values: [text] })).toEqual([]);
    const found = await store().search({ tokens: tokenize(text), kinds: ['Company'], page: { limit: 100 } }, read());
    const named = found.rows.filter((row) => row.tier === 5).map((row) => row.node.record.name);
    if (tokenize(text).length > 0 && storable.includes(text)) expect(named).toContain(text);
  });

  test.each(texts)('%j as a position divides the list where it sorts', async (text) => {
    const order = {
      terms: [{ on: 'self' as const, field: 'name', direction: 'ASC' as const }],
      fallback: 'ASC' as const,
    };
    const ask = async (page: object) => {
      const query = { kinds: ['Company'], order, page: { limit: 100, from: 'start' as const, ...page } };
      return (await store().findNodes(query, read()))[0]!.rows.map((row) => row.record.name as string);
    };
    const all = await ask({});
    const after = await ask({ after: [fold(text), ''] });
    expect([...(await ask({ before: [fold(text), ''] })), ...after]).toEqual(all);
    const sorted = (name: string) => Buffer.compare(Buffer.from(fold(name)), Buffer.from(fold(text))) >= 0;
    if (text.isWellFormed()) expect(after.filter((name) => !sorted(name))).toEqual([]);
  });
});
