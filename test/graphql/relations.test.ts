import { expect, test } from 'vitest';
import { overApi } from '../support/app.ts';

overApi('relations in where', (ask) => {
  /** Keys of the listed nodes that the filter takes, sorted; both counts agree with them. */
  const keys = async (list: string, type: string, where: object, among: string[]) => {
    const text = `query ($where: ${type}Where) { list: ${list}(first: 100, where: $where) { totalCount aggregate { count } nodes { key } } }`;
    const { list: found } = await ask(text, { where: { key: { in: among }, ...where } });
    const sorted = found.nodes.map(({ key }: { key: string }) => key).sort();
    expect([found.totalCount, found.aggregate.count]).toEqual([sorted.length, sorted.length]);
    return sorted;
  };
  const some = ['nvidia', 'e-acute', 'same-1', 'same-2', 'same-3', 'bare', 'e-plain'];
  const companies = (where: object) => keys('companies', 'Company', where, some);

  test.each<[string, object, string[]]>([
    ['some: by the fact', { investors: { some: { fact: { isLead: { eq: true } } } } }, ['e-acute']],
    ['some: by the node', { investors: { some: { node: { name: { eq: 'NVIDIA' } } } } }, ['e-acute', 'same-3']],
    ['some: by the key of the node', { investors: { some: { node: { key: { eq: 'ada' } } } } }, ['nvidia']],
    [
      'some: fact and node of one edge',
      { investors: { some: { fact: { round: { eq: 'series-a' } }, node: { kind: { eq: 'Institution' } } } } },
      ['e-acute'],
    ],
    ['some: anything', { investors: { some: {} } }, ['bare', 'e-acute', 'nvidia', 'same-3']],
    ['none: no edge fits', { investors: { none: {} } }, ['e-plain', 'same-1', 'same-2']],
    [
      'every: none fails, and of no edges none does',
      { investors: { every: { fact: { amount: { isNull: false } } } } },
      ['e-plain', 'nvidia', 'same-1', 'same-2', 'same-3'],
    ],
    [
      'every: an unknown value fails',
      { investors: { every: { fact: { stake: { gte: 0 } } } } },
      ['e-plain', 'same-1', 'same-2'],
    ],
    ['{} of a relation holds', { investors: {} }, [...some].sort()],
    [
      'parts of a relation must all hold',
      { investors: { some: {}, every: { node: { kind: { eq: 'Person' } } } } },
      ['nvidia'],
    ],
    ['not', { not: { partners: { some: {} } }, owners: { some: {} } }, []],
    ['either way of a symmetric edge', { partners: { some: { node: { key: { eq: 'nvidia' } } } } }, ['bare']],
    [
      'two steps',
      {
        investors: { some: { node: { name: { eq: 'NVIDIA' } } } },
        fundingRounds: { some: { node: { raisedBy: { some: {} } } } },
      },
      ['e-acute'],
    ],
    [
      'common relations of an interface',
      { investors: { some: { node: { commitments: { some: {} } } } } },
      ['e-acute', 'same-3'],
    ],
    [
      'the envelope of the fact',
      {
        investors: {
          some: {
            fact: {
              status: { eq: 'RUMOURED' },
              confidence: { lte: 0.5 },
              sources: { has: 'press' },
              datasets: { has: 'companion' },
            },
          },
        },
      },
      ['e-acute'],
    ],
  ])('%s', async (_, where, expected) => {
    expect(await companies(where)).toEqual(expected);
  });

  test('through refs of edges, of nodes, and of both', async () => {
    const rounds = (where: object) => keys('fundingRounds', 'FundingRound', where, ['series-a', 'series-b']);
    expect(await rounds({ investments: { some: { node: { key: { eq: 'fund' } } } } })).toEqual(['series-a']);
    expect(await rounds({ investments: { every: { fact: { amount: { currency: 'EUR' } } } } })).toEqual(['series-b']);
    const programs = await keys(
      'programs',
      'Program',
      { investments: { none: { node: { name: { eq: 'NVIDIA' } } } } },
      ['ecosystem'],
    );
    expect(programs).toEqual([]);
    const technologies = {
      usedBy: { some: { fact: { scenario: { eq: 'Offline' } }, node: { chipType: { eq: 'GPU' } } } },
    };
    expect(await keys('technologies', 'Technology', technologies, ['fp8'])).toEqual(['fp8']);
    const events = { responses: { some: { node: { events: { some: { node: { key: { eq: 'outage' } } } } } } } };
    expect(await keys('events', 'Event', events, ['outage'])).toEqual(['outage']);
    const models = { derivedModels: { some: { trainingCost: { currency: 'USD', gte: 1 } } } };
    expect(await keys('aiModels', 'AiModel', models, ['llama-3', 'llama-3.1', 'closed'])).toEqual(['llama-3']);
  });

  test('on connections, beside the node’s own fields', async () => {
    const data = await ask(`{ company(key: "nvidia") {
      lead: investments(where: { node: { investors: { some: { fact: { isLead: { eq: true } } } } } }) { totalCount nodes { key } }
      alone: investments(where: { fact: { amount: { isNull: false } }, node: { key: { startsWith: "same" }, investors: { every: { node: { key: { eq: "nvidia" } } } } } }) { totalCount nodes { key } }
    } }`);
    expect(data.company.lead.totalCount).toBe(4);
    expect(new Set(data.company.lead.nodes.map(({ key }: { key: string }) => key))).toEqual(new Set(['e-acute']));
    expect(data.company.alone).toEqual({ totalCount: 1, nodes: [{ key: 'same-3' }] });
  });

  test.each<[string, object]>([
    ['for a relation', { investors: null }],
    ['for a quantifier', { investors: { some: null } }],
    ['for a part', { investors: { some: { node: null } } }],
    ['within', { investors: { some: { node: { key: null } } } }],
  ])('null is refused %s', async (_, where) => {
    const text = 'query ($w: CompanyWhere) { companies(where: $w) { totalCount } }';
    expect(await ask.error(text, { w: where })).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('is refused: deeper than 15, more than 30 relations, more than 500 conditions', async () => {
    const text = 'query ($w: CompanyWhere) { companies(where: $w) { totalCount } }';
    let where: object = {};
    for (let depth = 1; depth < 15; depth += 1) where = { partners: { some: { node: where } } };
    expect(await ask(text, { w: where })).toEqual({ companies: { totalCount: expect.any(Number) } });
    const deeper = { partners: { some: { node: where } } };
    expect(await ask.error(text, { w: deeper })).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 15, requested: 16 });
    const many = Array.from({ length: 31 }, () => ({ partners: { some: {} } }));
    expect(await ask.error(text, { w: { or: many } })).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 30 });
    const conditions = Array.from({ length: 600 }, () => ({}));
    expect(await ask.error(text, { w: { or: conditions } })).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 500 });
  });
});
