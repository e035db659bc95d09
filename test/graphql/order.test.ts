import { expect, test } from 'vitest';
import { overApi } from '../support/app.ts';

overApi('orderBy', (ask) => {
  const keys = ['e-acute', 'e-plain', 'emoji', 'replacement', 'same-1', 'same-2', 'same-3', 'strasse', 'bare'];
  const ordered = async (orderBy?: object) => {
    const text =
      'query ($w: CompanyWhere, $o: [CompanyOrderBy!]) { companies(where: $w, orderBy: $o) { nodes { key } } }';
    const { companies } = await ask(text, { w: { key: { in: keys } }, o: orderBy });
    return companies.nodes.map(({ key }: { key: string }) => key);
  };

  test('is by name, then key, when nothing is said: accents and case aside, by code point', async () => {
    const byName = ['bare', 'e-acute', 'e-plain', 'same-1', 'same-2', 'same-3', 'strasse', 'replacement', 'emoji'];
    expect(await ordered()).toEqual(byName);
    expect(await ordered([])).toEqual(byName);
    expect(await ordered([{ name: 'ASC' }])).toEqual(byName);
    expect(await ordered([{ name: 'DESC' }])).toEqual(byName.toReversed());
  });

  test('puts unknown values last both ways and dates by their first day', async () => {
    const byDate = ['strasse', 'e-acute', 'e-plain', 'emoji', 'replacement', 'same-1', 'same-2', 'same-3'];
    expect(await ordered([{ foundedOn: 'ASC' }])).toEqual([...byDate, 'bare']);
    expect(await ordered([{ foundedOn: 'DESC' }])).toEqual([...byDate.toReversed(), 'bare']);
  });

  test('takes several terms, and a single one without brackets', async () => {
    const rows = await ordered([{ countryCode: 'ASC' }, { foundedOn: 'DESC' }, { key: 'DESC' }]);
    expect(rows.slice(0, 3)).toEqual(['strasse', 'same-2', 'same-1']);
    expect(await ordered({ name: 'DESC' })).toEqual(await ordered([{ name: 'DESC' }]));
  });

  test('sorts money within its currency', async () => {
    const text = `{ chips(where: { key: { in: ["h100", "rtx-3090", "taalas-hc1"] } }, orderBy: { launchPrice: { currency: "USD", direction: DESC } }) { nodes { key } } }`;
    expect((await ask(text)).chips.nodes.map(({ key }: { key: string }) => key)).toEqual([
      'h100',
      'rtx-3090',
      'taalas-hc1',
    ]);
  });

  test.each<[string, string, object]>([
    [
      'two keys in a variable',
      'query ($o: [CompanyOrderBy!]) { companies(orderBy: $o) { totalCount } }',
      { o: [{ name: 'ASC', key: 'ASC' }] },
    ],
    ['no key in a variable', 'query ($o: [CompanyOrderBy!]) { companies(orderBy: $o) { totalCount } }', { o: [{}] }],
    [
      'null in a variable',
      'query ($o: [CompanyOrderBy!]) { companies(orderBy: $o) { totalCount } }',
      { o: [{ name: null }] },
    ],
    [
      'a variable that is null',
      'query ($a: SortDirection) { companies(orderBy: { name: $a }) { totalCount } }',
      { a: null },
    ],
    [
      'two keys within a part',
      'query ($o: [InvestedInInvestmentsOrderBy!]) { company(key: "hub") { investments(orderBy: $o) { totalCount } } }',
      { o: [{ fact: { stake: 'ASC', isLead: 'ASC' } }] },
    ],
    [
      'two parts',
      'query ($o: [InvestedInInvestmentsOrderBy!]) { company(key: "hub") { investments(orderBy: $o) { totalCount } } }',
      { o: [{ fact: { stake: 'ASC' }, node: { name: 'ASC' } }] },
    ],
    [
      'no such currency',
      'query ($o: [ChipOrderBy!]) { chips(orderBy: $o) { totalCount } }',
      { o: [{ launchPrice: { currency: 'EURO', direction: 'ASC' } }] },
    ],
  ])('is refused: %s', async (_, text, variables) => {
    const { data, errors } = await ask.whole(text, variables as Record<string, unknown>);
    expect(data === null || Object.values(data)[0] === null).toBe(true);
    expect(errors.map(({ extensions }) => extensions?.code)).toEqual(errors.map(() => 'BAD_USER_INPUT'));
    expect(errors.length).toBeGreaterThan(0);
  });

  test('two keys in the query itself are refused before anything runs', async () => {
    const error = await ask.error('{ companies(orderBy: [{ name: ASC, key: DESC }]) { totalCount } }');
    expect(error.code).toBe('GRAPHQL_VALIDATION_FAILED');
    const variables = { a: 'ASC', b: 'ASC' };
    const text =
      'query ($a: SortDirection!, $b: SortDirection!) { companies(orderBy: { name: $a, key: $b }) { totalCount } }';
    expect(await ask.error(text, variables)).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
  });

  test('takes ten terms at most', async () => {
    const o = Array.from({ length: 11 }, () => ({ name: 'ASC' }));
    const error = await ask.error('query ($o: [CompanyOrderBy!]) { companies(orderBy: $o) { totalCount } }', { o });
    expect(error).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 10, requested: 11 });
  });
});
