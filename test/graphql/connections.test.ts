import { expect, test } from 'vitest';
import { overApi } from '../support/app.ts';
import { hostile } from '../support/world.ts';

const investments = `{ company(key: "nvidia") {
  investments(first: 100) { totalCount edges { node { key } fact { amount { value currency qualifier } announcedOn datasets sources { key name } } } }
  commitments { edges { node { ... on Entity { key } } fact { amount { value qualifier } } } }
} }`;

overApi('a connection', (ask) => {
  test('leads along edges, newest first, each with its own fact', async () => {
    const { company } = await ask(investments);
    const press = [{ key: 'press', name: 'The Press' }];
    const fact = (amount: unknown, announcedOn: string | null, datasets = ['companion']) => ({
      amount,
      announcedOn,
      datasets,
      sources: press,
    });
    expect(company.investments).toEqual({
      totalCount: 5,
      edges: [
        {
          node: { key: 'same-3' },
          fact: fact({ value: 9, currency: 'USD', qualifier: 'EXACT' }, '2026-03-15', ['article']),
        },
        {
          node: { key: 'e-acute' },
          fact: fact({ value: 90071992547409.91, currency: 'USD', qualifier: 'EXACT' }, '2026-03-15'),
        },
        { node: { key: 'e-acute' }, fact: fact({ value: 1, currency: 'EUR', qualifier: 'EXACT' }, '2026-03') },
        { node: { key: 'e-acute' }, fact: fact(null, '2026') },
        { node: { key: 'e-acute' }, fact: fact(null, null) },
      ],
    });
    expect(company.commitments.edges).toEqual([
      { node: { key: 'ecosystem' }, fact: { amount: { value: 30e9, qualifier: 'UP_TO' } } },
      { node: { key: 'south' }, fact: { amount: { value: 7, qualifier: 'AT_LEAST' } } },
    ]);
  });

  test('is found on both ends, and on interfaces', async () => {
    const data = await ask(`{
      company(key: "e-acute") { investors { nodes { __typename id investments(first: 1) { nodes { key } } } } }
      investors(where: { key: { in: ["ada", "nvidia"] }, kind: { in: [Person, Company] } }) { nodes { id holdings { totalCount } } }
    }`);
    expect(new Set(data.company.investors.nodes.map((node: { id: string }) => node.id))).toEqual(
      new Set(['Company:nvidia', 'Institution:fund']),
    );
    expect(data.investors.nodes.map((node: { id: string }) => node.id)).toEqual(['Person:ada', 'Company:nvidia']);
  });

  test('of a symmetric type shows the other end from either end, and one fact', async () => {
    const data = await ask(`{
      bare: company(key: "bare") { partners { edges { node { id } fact { id purpose from { id } to { id } } } } }
      nvidia: company(key: "nvidia") { partners { edges { node { id } fact { id } } } }
    }`);
    const ids = (list: { edges: { fact: { id: string } }[] }) => list.edges.map(({ fact }) => fact.id);
    const own = data.bare.partners.edges.filter((edge: { node: { id: string } }) => edge.node.id === 'Company:nvidia');
    expect(own).toHaveLength(2);
    for (const { fact } of own) {
      expect([fact.from.id, fact.to.id]).toEqual(['Company:bare', 'Company:nvidia']);
      expect(ids(data.nvidia.partners)).toContain(fact.id);
    }
  });

  test('resolves refs of facts and of entities', async () => {
    const data = await ask(`{
      company(key: "nvidia") { investments(where: { fact: { round: { eq: "series-a" } } }) { edges { fact { round { key } program { id } stake isLead } } } }
      aiModel(key: "llama-3.1") { baseModel { id name } }
      acquisitions: company(key: "same-1") { acquisitions { edges { node { ... on Entity { id } } fact { inResponseTo { name } } } } }
    }`);
    expect(data.company.investments.edges).toEqual([
      { fact: { round: { key: 'series-a' }, program: { id: 'Program:ecosystem' }, stake: 1 / 3, isLead: true } },
    ]);
    expect(data.aiModel.baseModel).toEqual({ id: 'AiModel:llama-3', name: 'Llama 3' });
    expect(data.acquisitions.acquisitions.edges).toContainEqual({
      node: { id: 'Company:same-2' },
      fact: { inResponseTo: { name: 'Outage' } },
    });
  });

  test('over the facts that name a node leads to where they begin', async () => {
    const data = await ask(`{
      fundingRound(key: "series-a") { investments { totalCount edges { node { id } fact { amount { decimal } } } } }
      technology(key: "fp8") { usedBy { edges { node { id } fact { tokensPerSecondPerAccelerator } } } }
      event(key: "outage") { responses { nodes { ... on Entity { id } } } }
      aiModel(key: "llama-3") { derivedModels { totalCount nodes { key } edges { node { key } } } }
    }`);
    expect(data).toMatchObject({
      fundingRound: {
        investments: {
          totalCount: 2,
          edges: [
            { node: { id: 'Company:nvidia' }, fact: { amount: { decimal: '90071992547409.91' } } },
            { node: { id: 'Institution:fund' }, fact: { amount: { decimal: '0.05' } } },
          ],
        },
      },
      event: { responses: { nodes: [{ id: 'Company:same-1' }] } },
      aiModel: { derivedModels: { totalCount: 2, nodes: [{ key: 'llama-3.1' }, { key: 'llama-3.10' }] } },
    });
    expect(data.technology.usedBy.edges).toContainEqual({
      node: { id: 'Chip:h100' },
      fact: { tokensPerSecondPerAccelerator: 100 / 3 / 8 },
    });
  });

  test('filters by the fact and by the node, in the list and its counts', async () => {
    const { company } = await ask(`{ company(key: "nvidia") { investments(
      where: { fact: { amount: { currency: "USD", lte: 10 } }, node: { name: { startsWith: "SAME" } } }
    ) { totalCount aggregate { count } nodes { key } } } }`);
    expect(company.investments).toEqual({ totalCount: 1, aggregate: { count: 1 }, nodes: [{ key: 'same-3' }] });
  });

  test('sorts by the fact, by its date, by the node, by money', async () => {
    const order = async (orderBy: string) => {
      const text = `{ company(key: "nvidia") { investments(orderBy: ${orderBy}) { edges { node { key } fact { announcedOn } } } } }`;
      const { edges } = (await ask(text)).company.investments;
      return edges.map((edge: { node: { key: string }; fact: { announcedOn: string | null } }) => [
        edge.node.key,
        edge.fact.announcedOn,
      ]);
    };
    const dates = (rows: unknown[][]) => rows.map(([, date]) => date);
    expect(dates(await order('[{fact: {announcedOn: ASC}}]'))).toEqual([
      '2026',
      '2026-03',
      '2026-03-15',
      '2026-03-15',
      null,
    ]);
    expect((await order('[{node: {name: DESC}}, {fact: {announcedOn: ASC}}]'))[0]).toEqual(['same-3', '2026-03-15']);
    expect((await order('[{fact: {amount: {currency: "USD", direction: ASC}}}]')).slice(0, 2)).toEqual([
      ['same-3', '2026-03-15'],
      ['e-acute', '2026-03-15'],
    ]);
    expect((await order('[{fact: {stake: DESC}}]'))[0]).toEqual(['e-acute', '2026-03-15']);
  });

  test('answers aliases of one field with other arguments apart', async () => {
    const { company } = await ask(`{ company(key: "nvidia") {
      first: investments(first: 1) { nodes { key } } last: investments(last: 1) { nodes { key } } none: investments(where: { fact: { note: { contains: "nowhere" } } }) { totalCount }
    } }`);
    expect(company).toEqual({
      first: { nodes: [{ key: 'same-3' }] },
      last: { nodes: [{ key: 'e-acute' }] },
      none: { totalCount: 0 },
    });
  });

  test.each([
    ['investments(first: 2) { nodes { key } }', 'investments(first: 2) { edges { cursor fact { id } } }'],
    ['investments(first: 2) { totalCount }', 'investments(first: 2) { edges { node { key } } }'],
    ['neighbors(first: 2) { nodes { id } }', 'neighbors(first: 2) { edges { cursor fact { id } } }'],
    [
      'investments { aggregate { groupBy(by: NODE) { key } } }',
      'investments { aggregate { groupBy(by: NODE) { countDistinct unknown { stake } } } }',
    ],
  ])('asked by a fragment, %s stays whole where more is asked beside it: %s', async (shared, more) => {
    const fragment = `fragment shared on Company { ${shared} }`;
    const beside = `company(key: "nvidia") { ...shared ${more} }`;
    const { whole } = await ask(`{ whole: ${beside} } ${fragment}`);
    const both = await ask(`{ alone: company(key: "bare") { ...shared } whole: ${beside} } ${fragment}`);
    expect(both.whole).toEqual(whole);
  });

  test('shows facts as they are stored, hostile texts too', async () => {
    const { company } = await ask('{ company(key: "bare") { customers { edges { fact { type product powerMw } } } } }');
    expect(company.customers.edges).toContainEqual({ fact: { type: 'SUPPLIES', product: hostile, powerMw: 1 / 3 } });
  });
});
