import { expect, test } from 'vitest';
import { overApi } from '../support/app.ts';
import { hostile } from '../support/world.ts';

const companies = [
  'e-acute',
  'e-plain',
  'emoji',
  'replacement',
  'strasse',
  'same-1',
  'same-3',
  'bare',
  'nvidia',
  'hostile',
];

overApi('where', (ask) => {
  /** Keys of those among a few companies that fit the filter, sorted. */
  const keys = async (where: object) => {
    const { companies: found } = await ask(
      'query ($where: CompanyWhere) { companies(first: 100, where: $where) { totalCount nodes { key } } }',
      { where: { and: [{ key: { in: companies } }, where] } },
    );
    const list = found.nodes.map(({ key }: { key: string }) => key).sort();
    expect(found.totalCount).toBe(list.length);
    return list;
  };
  const all = [...companies].sort();
  const except = (...some: string[]) => all.filter((key) => !some.includes(key));

  test.each(['eq', 'lte', 'gt', 'in'])('-0 is 0 to %s', async (operator) => {
    const text = 'query ($w: ChipWhere) { chips(where: $w) { totalCount nodes { key } } }';
    const found = (value: number) => ask(text, { w: { fp32Flops: { [operator]: value } } });
    const zero = await found(0);
    expect(zero.chips.totalCount).toBeGreaterThan(0);
    expect(await found(-0)).toEqual(zero);
  });

  test.each<[string, object, string[]]>([
    ['{} takes everything', {}, all],
    ['and of nothing too', { and: [] }, all],
    ['or of nothing nothing', { or: [] }, []],
    ['in nothing nothing', { key: { in: [] } }, []],
    ['parts must all hold', { countryCode: { eq: 'FR' }, foundedOn: { isNull: false } }, ['same-1']],
    ['or', { or: [{ ticker: { eq: 'NVDA' } }, { countryCode: { eq: 'DE' } }] }, ['nvidia', 'strasse']],
    ['not holds where a value is missing', { not: { countryCode: { eq: 'US' } } }, except('nvidia')],
    ['ne does not hold where a value is missing', { countryCode: { ne: 'US' } }, ['same-1', 'strasse']],
    ['notIn neither', { countryCode: { notIn: ['US', 'DE'] } }, ['same-1']],
    ['isNull', { countryCode: { isNull: false } }, ['nvidia', 'same-1', 'strasse']],
    ['text eq is exact', { name: { eq: 'same name' } }, ['same-3']],
    [
      'text contains knows no case and no accents',
      { name: { contains: 'É' } },
      ['bare', 'e-acute', 'e-plain', 'hostile', 'same-1', 'same-3', 'strasse'],
    ],
    ['text startsWith', { name: { startsWith: 'strasse' } }, []],
    ['text startsWith with its own letters', { name: { startsWith: 'STRAß' } }, ['strasse']],
    ['text endsWith', { name: { endsWith: 'labs' } }, ['emoji', 'replacement']],
    ['a percent sign is one', { name: { contains: '%' } }, ['hostile']],
    ['an underscore is one', { name: { contains: '_x_' } }, ['hostile']],
    ['hostile text is text', { name: { eq: hostile } }, ['hostile']],
    ['hostile text is found in text', { summary: { contains: hostile } }, ['hostile']],
    ['keys', { key: { startsWith: 'same' } }, ['same-1', 'same-3']],
    ['dates overlap a window', { foundedOn: { gte: '2001-01', lte: '2001-01' } }, ['e-acute', 'e-plain', 'emoji']],
    ['dates wholly before', { foundedOn: { lt: '2001-01-01' } }, ['nvidia', 'strasse']],
    ['dates wholly after', { foundedOn: { gt: '2001' } }, ['same-1', 'same-3']],
    ['a date keeps its precision', { foundedOn: { eq: '2001' } }, ['e-acute']],
    [
      'a date of other precision differs',
      { foundedOn: { ne: '2001' } },
      ['e-plain', 'emoji', 'nvidia', 'replacement', 'same-1', 'same-3', 'strasse'],
    ],
    ['dates in a list', { foundedOn: { in: ['2001', '2010-06-01'] } }, ['e-acute', 'same-3']],
    ['a list has', { sectors: { has: 'SOFTWARE' } }, ['nvidia']],
    ['a list has any', { sectors: { hasAny: ['SOFTWARE', 'OTHER'] } }, ['e-acute', 'nvidia']],
    ['a list is empty', { sectors: { isEmpty: false } }, ['e-acute', 'nvidia']],
    ['a list of text has', { aliases: { has: 'NVDA' } }, ['nvidia']],
    ['sources by key', { sources: { has: 'filing' } }, ['bare']],
    ['sources by id', { sources: { has: 'Source:filing' } }, ['bare']],
    ['data sets', { datasets: { has: 'article' } }, ['bare']],
    ['the status', { status: { in: ['REPORTED'] } }, all],
    ['when it was recorded', { recordedAt: { gte: '2020-01-01T00:00:00Z', lt: '9000-01-01T00:00:00Z' } }, all],
    ['when it was recorded, without any', { recordedAt: { lte: '2020-01-01' } }, []],
  ])('%s', async (_, where, expected) => {
    expect(await keys(where)).toEqual([...expected].sort());
  });

  test('literals in the query mean the same as variables', async () => {
    const data = await ask(
      `{ companies(where: { or: { not: { foundedOn: { gt: "1900" } } }, key: { in: "strasse" } }) { totalCount } }`,
    );
    expect(data.companies.totalCount).toBe(1);
  });

  test('money compares amounts of one currency, exactly', async () => {
    const facilities = async (capitalCost: object) => {
      const { facilities: found } = await ask(
        'query ($where: FacilityWhere) { facilities(where: $where) { nodes { key } } }',
        { where: { capitalCost, key: { in: ['south', 'third', 'orbit'] } } },
      );
      return found.nodes.map(({ key }: { key: string }) => key).sort();
    };
    expect(await facilities({ currency: 'USD', gte: '90071992547409.91' })).toEqual(['south']);
    expect(await facilities({ currency: 'USD', gt: '90071992547409.90' })).toEqual(['south']);
    expect(await facilities({ currency: 'USD', lt: '90071992547409.91' })).toEqual([]);
    expect(await facilities({ currency: 'USD', gte: 1e9 })).toEqual(['south']);
    expect(await facilities({ currency: 'EUR', eq: 0.01 })).toEqual(['third']);
    expect(await facilities({ currency: 'EUR', qualifier: 'EXACT' })).toEqual([]);
    expect(await facilities({ currency: 'EUR', qualifier: 'AT_LEAST' })).toEqual(['third']);
    expect(await facilities({ isNull: true })).toEqual(['orbit']);
    const literal =
      '{ facilities(where: { capitalCost: { currency: "USD", gte: 90071992547409.91 } }) { nodes { key } } }';
    expect((await ask(literal)).facilities.nodes).toEqual([{ key: 'south' }]);
  });

  test('numbers and booleans', async () => {
    const data = await ask(`{
      facilities(where: { powerMw: { gte: 1e-7, lt: 0.1 }, longitude: { isNull: true }, key: { in: ["orbit", "south"] } }) { nodes { key } }
      aiModels(where: { openWeights: { eq: true }, key: { startsWith: "llama" }, parameterCount: { gt: 1e11 } }) { nodes { key } }
    }`);
    expect(data).toEqual({ facilities: { nodes: [{ key: 'orbit' }] }, aiModels: { nodes: [{ key: 'llama-3.1' }] } });
  });

  test('interfaces filter by their common fields and the kind', async () => {
    const data = await ask(`{
      organizations(where: { kind: { eq: Institution }, name: { eq: "Same Name" } }) { nodes { id } }
      entities(where: { kind: { in: [Chip, Theme] }, key: { in: ["h100", "resilience", "nvidia"] } }) { totalCount }
      company(key: "nvidia") { neighbors(where: { fact: { type: { eq: OWNS } }, node: { kind: { ne: Person } } }) { totalCount edges { fact { type } node { kind } } } }
    }`);
    expect(data.organizations.nodes).toEqual([{ id: 'Institution:same' }]);
    expect(data.entities.totalCount).toBe(2);
    const { totalCount, edges } = data.company.neighbors;
    expect(edges).toHaveLength(totalCount);
    expect(edges).toContainEqual({ fact: { type: 'OWNS' }, node: { kind: 'Company' } });
    expect(new Set(edges.map((edge: { fact: { type: string } }) => edge.fact.type))).toEqual(new Set(['OWNS']));
  });

  test('refs are given by key or id', async () => {
    const models = async (baseModel: string) =>
      (
        await ask('query ($w: AiModelWhere) { aiModels(where: $w) { nodes { key } } }', {
          w: { baseModel: { eq: baseModel } },
        })
      ).aiModels.nodes;
    expect(await models('llama-3')).toEqual([{ key: 'llama-3.1' }, { key: 'llama-3.10' }]);
    expect(await models('AiModel:llama-3')).toEqual(await models('llama-3'));
  });
});

overApi('a filter that makes no sense', (ask) => {
  test.each<[string, object, string]>([
    ['eq null', { foundedOn: { eq: null } }, 'isNull'],
    ['contains null', { name: { contains: null } }, 'isNull'],
    ['null for a field', { foundedOn: null }, 'isNull'],
    ['null for a list', { sectors: null }, 'isEmpty'],
    ['null for and', { and: null }, 'leave it out'],
    ['null for what is always known', { recordedAt: { lt: null } }, 'nothing; leave it out'],
    ['a month 13', { foundedOn: { eq: '2026-13' } }, 'no month 13'],
    ['a date that is none', { foundedOn: { gte: 'soon' } }, 'not a date'],
    ['a time that is none', { recordedAt: { gte: 'now' } }, 'not a DateTime'],
    ['another kind of source', { sources: { has: 'Company:nvidia' } }, 'Source'],
    ['an unknown field', { nmae: { eq: 'x' } }, 'nmae'],
    ['an unknown enum value', { sectors: { has: 'MAGIC' } }, 'MAGIC'],
  ])('is refused: %s', async (_, where, hint) => {
    const error = await ask.error('query ($w: CompanyWhere) { companies(where: $w) { totalCount } }', { w: where });
    expect(error.code).toBe('BAD_USER_INPUT');
    expect(error.message).toContain(hint);
  });

  test.each<[string, object, string]>([
    ['money without a currency', { gte: 5 }, 'currency'],
    ['a qualifier without a currency', { qualifier: 'EXACT' }, 'currency'],
    ['no such currency', { currency: 'usd', gte: 5 }, 'ISO 4217'],
    ['too many decimals', { currency: 'JPY', gte: '0.5' }, 'decimals'],
    ['too large an amount', { currency: 'USD', gte: '90071992547409.92' }, '2^53-1'],
    ['an amount that is no number', { currency: 'USD', gte: 'much' }, 'decimal number'],
  ])('is refused: %s', async (_, capitalCost, hint) => {
    const error = await ask.error('query ($w: FacilityWhere) { facilities(where: $w) { totalCount } }', {
      w: { capitalCost },
    });
    expect(error.code).toBe('BAD_USER_INPUT');
    expect(error.message).toContain(hint);
  });

  test.each(['gt: 1e400', 'ne: -1e400', 'in: [0.5, 1e400]'])('is refused: no finite number (%s)', async (operand) => {
    const error = await ask.error(`{ companies(where: { confidence: { ${operand} } }) { totalCount } }`);
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', field: 'confidence' });
    expect(error.message).toContain('a number is at most');
  });

  test('is refused: null for a part of a connection’s filter', async () => {
    const error = await ask.error('{ company(key: "nvidia") { investments(where: { node: null }) { totalCount } } }');
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'where' });
  });

  test('is refused: deeper than 15, or more than 1,000 values', async () => {
    let where: object = { key: { eq: 'nvidia' } };
    for (let depth = 1; depth < 15; depth += 1) where = { not: where };
    const text = 'query ($w: CompanyWhere) { companies(where: $w) { totalCount } }';
    expect((await ask(text, { w: where })).companies.totalCount).toBe(1);
    expect(await ask.error(text, { w: { not: where } })).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 15 });
    const keys = Array.from({ length: 1_001 }, (_, index) => `c-${index}`);
    const error = await ask.error(text, { w: { key: { in: keys } } });
    expect(error).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 1_000, requested: 1_001 });
  });
});
