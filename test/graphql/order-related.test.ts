import { expect, test } from 'vitest';
import { overApi } from '../support/app.ts';

overApi('orderBy what is related', (ask) => {
  const some = ['nvidia', 'e-acute', 'same-1', 'same-3', 'bare', 'e-plain'];
  const ordered = async (orderBy: object, among = some) => {
    const text =
      'query ($w: CompanyWhere, $o: [CompanyOrderBy!]) { companies(where: $w, orderBy: $o) { nodes { key } } }';
    const { companies } = await ask(text, { w: { key: { in: among } }, o: orderBy });
    return companies.nodes.map(({ key }: { key: string }) => key);
  };
  const sum = (given: object) => ({
    investors: { sum: { field: 'AMOUNT', currency: 'USD', direction: 'DESC', ...given } },
  });

  test('by how many there are, none being 0', async () => {
    expect(await ordered([{ investors: { count: 'DESC' } }, { key: 'ASC' }])).toEqual([
      'e-acute',
      'bare',
      'nvidia',
      'same-3',
      'e-plain',
      'same-1',
    ]);
    expect(await ordered([{ investors: { count: 'ASC' } }, { key: 'DESC' }])).toEqual([
      'same-1',
      'e-plain',
      'same-3',
      'nvidia',
      'bare',
      'e-acute',
    ]);
  });

  test('by both ways of a symmetric edge', async () => {
    expect((await ordered([{ partners: { count: 'DESC' } }])).slice(0, 2)).toEqual(['nvidia', 'bare']);
  });

  test('by amounts together: of one currency and qualifier, exact ones when not said; unknown last both ways', async () => {
    const unknown = ['bare', 'e-plain', 'nvidia', 'same-1'];
    expect(await ordered([sum({}), { key: 'ASC' }])).toEqual(['e-acute', 'same-3', ...unknown]);
    expect(await ordered([sum({ direction: 'ASC' }), { key: 'ASC' }])).toEqual(['same-3', 'e-acute', ...unknown]);
    expect((await ordered([sum({ qualifier: 'UP_TO' })]))[0]).toBe('nvidia');
    expect((await ordered([sum({ qualifier: null, currency: 'EUR' })]))[0]).toBe('e-acute');
  });

  test('by facts that name a node, and by nodes that do', async () => {
    const data = await ask(`{
      fundingRounds(where: { key: { in: ["series-a", "series-b"] } }, orderBy: [{ investments: { count: DESC } }]) { nodes { key } }
      byAmount: fundingRounds(where: { key: { in: ["series-a", "series-b"] } }, orderBy: { investments: { sum: { field: AMOUNT, currency: "EUR", direction: DESC } } }) { nodes { key } }
      aiModels(where: { key: { in: ["llama-3", "llama-3.1", "closed"] } }, orderBy: [{ derivedModels: { count: DESC } }, { key: ASC }]) { nodes { key } }
      costly: aiModels(where: { key: { in: ["llama-3", "llama-3.1", "closed"] } }, orderBy: [{ derivedModels: { sum: { field: TRAINING_COST, currency: "USD", qualifier: APPROXIMATE, direction: ASC } } }, { key: ASC }]) { nodes { key } }
    }`);
    const keys = (list: { nodes: { key: string }[] }) => list.nodes.map(({ key }) => key);
    expect(keys(data.fundingRounds)).toEqual(['series-a', 'series-b']);
    expect(keys(data.byAmount)).toEqual(['series-b', 'series-a']);
    expect(keys(data.aiModels)).toEqual(['llama-3', 'closed', 'llama-3.1']);
    expect(keys(data.costly)).toEqual(['llama-3', 'closed', 'llama-3.1']);
  });

  test('of what an interface has in common', async () => {
    const data = await ask('{ investors(orderBy: [{ investments: { count: DESC } }], first: 1) { nodes { key } } }');
    expect(data.investors.nodes).toEqual([{ key: 'hub' }]);
  });

  test('on connections, of the far node', async () => {
    const text = `query ($o: [InvestedInInvestmentsOrderBy!]) { company(key: "nvidia") { investments(where: { node: { key: { in: ["e-acute", "same-3"] } } }, orderBy: $o) { nodes { key } } } }`;
    const keys = async (o: object) =>
      (await ask(text, { o })).company.investments.nodes.map(({ key }: { key: string }) => key);
    const acute = Array.from({ length: 4 }, () => 'e-acute');
    expect(await keys([{ node: { investors: { count: 'DESC' } } }])).toEqual([...acute, 'same-3']);
    expect(await keys([{ node: { investors: { count: 'ASC' } } }, { fact: { stake: 'DESC' } }])).toEqual([
      'same-3',
      ...acute,
    ]);
    const amounts = { sum: { field: 'AMOUNT', currency: 'USD', direction: 'ASC' } };
    expect(await keys([{ node: { investors: amounts } }])).toEqual(['same-3', ...acute]);
  });

  test.each([
    ['forward', 'first', 'after', 'endCursor', 'hasNextPage', 'hasPreviousPage'],
    ['backward', 'last', 'before', 'startCursor', 'hasPreviousPage', 'hasNextPage'],
  ])(
    'pages %s through every row once, and knows what lies either side',
    async (way, size, bound, cursor, more, back) => {
      const o = [sum({ direction: 'ASC' }), { investors: { count: 'DESC' } }];
      const text = `query ($o: [CompanyOrderBy!], $c: String) { companies(orderBy: $o, ${size}: 60, ${bound}: $c) { totalCount nodes { key } pageInfo { ${cursor} hasNextPage hasPreviousPage } } }`;
      const rows: string[] = [];
      let total = 0;
      for (let c: string | null = null, first = true; first || c !== null; first = false) {
        const { companies } = await ask(text, { o, c });
        const keys: string[] = companies.nodes.map(({ key }: { key: string }) => key);
        rows.splice(way === 'forward' ? rows.length : 0, 0, ...keys);
        total = companies.totalCount;
        expect(companies.pageInfo[back!]).toBe(!first);
        expect(companies.pageInfo[more!]).toBe(rows.length < total);
        c = companies.pageInfo[more!] ? companies.pageInfo[cursor!] : null;
      }
      expect(new Set(rows).size).toBe(total);
      const { companies } = await ask(
        'query ($o: [CompanyOrderBy!]) { companies(orderBy: $o, first: 100) { nodes { key } } }',
        { o },
      );
      expect(rows.slice(0, 100)).toEqual(companies.nodes.map(({ key }: { key: string }) => key));
    },
  );

  test('a cursor belongs to its ordering', async () => {
    const text =
      'query ($o: [CompanyOrderBy!], $c: String) { companies(orderBy: $o, first: 1, after: $c) { pageInfo { endCursor } } }';
    const c = (await ask(text, { o: [{ investors: { count: 'DESC' } }] })).companies.pageInfo.endCursor;
    const o = [{ investments: { count: 'DESC' } }];
    expect(await ask.error(text, { o, c })).toMatchObject({ code: 'INVALID_CURSOR' });
  });

  test.each<[string, object]>([
    ['two keys', { investors: { count: 'DESC', sum: { field: 'AMOUNT', currency: 'USD', direction: 'ASC' } } }],
    ['no key', { investors: {} }],
    ['null', { investors: { count: null } }],
    ['no such currency', { investors: { sum: { field: 'AMOUNT', currency: 'DOLLAR', direction: 'ASC' } } }],
    ['no such amount', { investors: { sum: { field: 'STAKE', currency: 'USD', direction: 'ASC' } } }],
  ])('is refused: %s', async (_, orderBy) => {
    const text = 'query ($o: [CompanyOrderBy!]) { companies(orderBy: $o) { totalCount } }';
    expect(await ask.error(text, { o: [orderBy] })).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
