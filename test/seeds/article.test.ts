import { expect, test } from 'vitest';
import { type AskSeeds, overSeeds } from '../support/seeds.ts';

const article = 'ai-infrastructure-boom-2026';

/** The edges of a connection that rest on the article, as `[far key, fact]`. */
async function facts(ask: AskSeeds, entity: string, connection: string, fields = ''): Promise<[string, unknown][]> {
  const [field, key] = entity.split(':') as [string, string];
  const data = await ask(
    `query ($key: String!, $source: ID!) {
      ${field}(key: $key) {
        ${connection}(first: 100, where: { fact: { sources: { has: $source } } }) {
          edges { node { key } fact { ${fields || 'id'} sources { key } } }
        }
      }
    }`,
    { key, source: article },
  );
  type Edge = { node: { key: string }; fact: { sources: { key: string }[]; [field: string]: unknown } };
  return data[field][connection].edges.map(({ node, fact: { sources, ...fact } }: Edge) => {
    expect(sources.map((one) => one.key)).toContain(article);
    return [node.key, fact];
  });
}

/** Keys at the far ends of `facts`, in alphabetical order. */
async function keys(ask: AskSeeds, entity: string, connection: string): Promise<string[]> {
  return (await facts(ask, entity, connection)).map(([key]) => key).sort();
}

/** Fields of an entity that rests on the article. */
async function entity(ask: AskSeeds, id: string, fields: string): Promise<unknown> {
  const [field, key] = id.split(':') as [string, string];
  const data = await ask(`query ($key: String!) { ${field}(key: $key) { ${fields} sources { key } } }`, { key });
  const { sources, ...found } = data[field];
  expect(sources.map((one: { key: string }) => one.key)).toContain(article);
  return found;
}

const money = 'amount { value currency qualifier }';
const dollars = (value: number, qualifier = 'EXACT') => ({ value, currency: 'USD', qualifier });

overSeeds('the article says', (ask) => {
  test('1: Nscale builds data-centre infrastructure for AI', async () => {
    expect(await entity(ask, 'company:nscale', 'name sectors')).toEqual({
      name: 'Nscale',
      sectors: expect.arrayContaining(['DATA_CENTER']),
    });
  });

  test('2, 3: Nscale raised two billion dollars, which valued it at 14.6 billion', async () => {
    expect(await entity(ask, 'fundingRound:nscale-2026', `${money} postMoneyValuation { value currency }`)).toEqual({
      amount: dollars(2e9),
      postMoneyValuation: { value: 14.6e9, currency: 'USD' },
    });
    expect(await keys(ask, 'company:nscale', 'fundingRounds')).toEqual(['nscale-2026']);
  });

  test('4: Nvidia backs Nscale, with a part of the round that is not known', async () => {
    expect(await facts(ask, 'company:nscale', 'investors', `${money} round { key }`)).toEqual([
      ['nvidia', { amount: null, round: { key: 'nscale-2026' } }],
    ]);
  });

  test('5: Nscale expands into Europe and Asia', async () => {
    expect(await keys(ask, 'company:nscale', 'expansions')).toEqual(['asia', 'europe']);
  });

  test('6: Nscale cares for hardware sovereignty and supply-chain resilience', async () => {
    expect(await keys(ask, 'company:nscale', 'themes')).toEqual(['hardware-sovereignty', 'supply-chain-resilience']);
  });

  test('7: it alone calls Sheryl Sandberg and Nick Clegg founders of Nscale', async () => {
    const founders = await facts(ask, 'company:nscale', 'people', 'roleType status note');
    const disputed = { roleType: 'FOUNDER', status: 'DISPUTED', note: expect.stringContaining('board member') };
    expect(new Map(founders)).toEqual(
      new Map([
        ['sheryl-sandberg', disputed],
        ['nick-clegg', disputed],
      ]),
    );
  });

  test('8: Nvidia sets aside up to 30 billion dollars for its ecosystem', async () => {
    expect(await facts(ask, 'company:nvidia', 'commitments', money)).toEqual([
      ['nvidia-ai-ecosystem', { amount: dollars(30e9, 'UP_TO') }],
    ]);
  });

  test('9: two billion of them go into Nebius', async () => {
    expect(await facts(ask, 'company:nebius', 'investors', `${money} program { key }`)).toEqual([
      ['nvidia', { amount: dollars(2e9), program: { key: 'nvidia-ai-ecosystem' } }],
    ]);
  });

  test('10: Nebius is a cloud provider', async () => {
    expect(await entity(ask, 'company:nebius', 'sectors')).toEqual({ sectors: expect.arrayContaining(['CLOUD']) });
  });

  test('11: Nvidia and Nebius are partners for distributed AI clouds', async () => {
    expect(await facts(ask, 'company:nebius', 'partners', 'purpose')).toEqual([
      ['nvidia', { purpose: expect.stringMatching(/distributed.*cloud/) }],
    ]);
  });

  test('12: Elon Musk announced the Terafab, a chip plant', async () => {
    expect(await keys(ask, 'person:elon-musk', 'announcements')).toEqual(['tesla-terafab']);
    expect(await entity(ask, 'facility:tesla-terafab', 'facilityType phase')).toEqual({
      facilityType: 'CHIP_FAB',
      phase: 'PLANNED',
    });
  });

  test('13: the Terafab is Tesla’s, to depend less on suppliers', async () => {
    expect(await facts(ask, 'facility:tesla-terafab', 'operators', 'operatorRole')).toEqual([
      ['tesla', { operatorRole: 'OWNER' }],
    ]);
    expect(await keys(ask, 'facility:tesla-terafab', 'themes')).toEqual(['supply-chain-resilience']);
  });

  test('14: Taalas makes the HC1', async () => {
    expect(await keys(ask, 'company:taalas', 'designs')).toEqual(['taalas-hc1']);
  });

  test('15: the HC1 runs Llama 3.1 8B at 16,960 tokens a second', async () => {
    expect(await facts(ask, 'chip:taalas-hc1', 'runs', 'tokensPerSecond')).toEqual([
      ['llama-3.1-8b', { tokensPerSecond: 16_960 }],
    ]);
  });

  test('16: MASQuant saves energy', async () => {
    expect(await entity(ask, 'technology:masquant', 'technologyType')).toEqual({ technologyType: 'QUANTIZATION' });
    expect(await keys(ask, 'technology:masquant', 'themes')).toEqual(['energy-efficiency']);
  });

  test('17: NVMe-to-GPU techniques let an RTX 3090 run Llama 3.1 70B, how fast is not said', async () => {
    expect(await facts(ask, 'chip:rtx-3090', 'runs', 'tokensPerSecond technique { key }')).toEqual([
      ['llama-3.1-70b', { tokensPerSecond: null, technique: { key: 'nvme-to-gpu' } }],
    ]);
    expect(await keys(ask, 'technology:nvme-to-gpu', 'usedBy')).toEqual(['rtx-3090']);
  });

  test('18: the RTX 3090 is a consumer GPU of Nvidia', async () => {
    expect(await keys(ask, 'chip:rtx-3090', 'designers')).toEqual(['nvidia']);
    expect(await entity(ask, 'chip:rtx-3090', 'chipType market')).toEqual({ chipType: 'GPU', market: 'CONSUMER' });
  });

  test('19: that puts large models within reach of small organisations', async () => {
    expect(await keys(ask, 'technology:nvme-to-gpu', 'themes')).toEqual(['democratised-access']);
  });

  test('20: Xscape Photonics raised 37 million dollars', async () => {
    expect(await keys(ask, 'company:xscape-photonics', 'fundingRounds')).toEqual(['xscape-photonics-2026']);
    expect(await entity(ask, 'fundingRound:xscape-photonics-2026', money)).toEqual({ amount: dollars(37e6) });
  });

  test('21, 22: Xscape develops an eight-wavelength laser for faster links', async () => {
    expect(await keys(ask, 'company:xscape-photonics', 'developments')).toEqual(['eight-wavelength-laser']);
    expect(await entity(ask, 'technology:eight-wavelength-laser', 'technologyType')).toEqual({
      technologyType: 'OPTICAL_INTERCONNECT',
    });
    expect(await keys(ask, 'technology:eight-wavelength-laser', 'themes')).toEqual(['interconnect-bandwidth']);
  });

  test.each([
    [23, 'country:south-korea', 'south-korea-indigenous-asic'],
    [24, 'region:europe', 'europe-indigenous-asic'],
  ])('%i, 25: %s sponsors ASICs of its own, for sovereignty and resilience', async (_, sponsor, program) => {
    expect(await keys(ask, sponsor, 'sponsorships')).toEqual([program]);
    expect(await keys(ask, `program:${program}`, 'themes')).toEqual([
      'hardware-sovereignty',
      'supply-chain-resilience',
    ]);
  });

  test('26: Skyroot prepares Vikram-1 for AI infrastructure in orbit', async () => {
    expect(await keys(ask, 'company:skyroot-aerospace', 'developments')).toEqual(['vikram-1']);
    expect(await entity(ask, 'product:vikram-1', 'productType phase')).toEqual({
      productType: 'LAUNCH_VEHICLE',
      phase: 'PLANNED',
    });
    expect(await keys(ask, 'product:vikram-1', 'supports')).toEqual(['skyroot-orbital-data-center']);
    expect(await entity(ask, 'facility:skyroot-orbital-data-center', 'facilityType phase')).toEqual({
      facilityType: 'ORBITAL_DATA_CENTER',
      phase: 'PLANNED',
    });
    expect(await facts(ask, 'company:skyroot-aerospace', 'facilities', 'operatorRole')).toEqual([
      ['skyroot-orbital-data-center', { operatorRole: 'PLANNER' }],
    ]);
  });

  test('27: data centres in orbit escape the limits of the ground and disasters, and are sovereign', async () => {
    expect(await keys(ask, 'facility:skyroot-orbital-data-center', 'themes')).toEqual([
      'disaster-resilience',
      'hardware-sovereignty',
      'terrestrial-limits',
    ]);
  });

  test('28: what they are for', async () => {
    expect(await entity(ask, 'facility:skyroot-orbital-data-center', 'applications')).toEqual({
      applications: [
        expect.stringContaining('remote regions'),
        'remote sensing',
        'disaster response',
        'global communications',
      ],
    });
  });

  test('29: Amazon had outages', async () => {
    expect(await entity(ask, 'event:amazon-outages-2026', 'eventType')).toEqual({ eventType: 'OUTAGE' });
    expect(await keys(ask, 'event:amazon-outages-2026', 'affected')).toEqual(['amazon']);
  });

  test('30: in response Amazon is acquiring the campus of George Washington University', async () => {
    const campus = 'facility:george-washington-university-campus';
    expect(await facts(ask, campus, 'acquirers', 'status inResponseTo { key }')).toEqual([
      ['amazon', { status: 'ANNOUNCED', inResponseTo: { key: 'amazon-outages-2026' } }],
    ]);
    expect(await keys(ask, 'event:amazon-outages-2026', 'responses')).toEqual(['amazon']);
    expect(await entity(ask, campus, 'facilityType')).toEqual({ facilityType: 'CAMPUS' });
    expect(await facts(ask, campus, 'operators', 'operatorRole')).toEqual([
      ['george-washington-university', { operatorRole: 'OWNER' }],
    ]);
  });

  test('31: Onyx Security raised 40 million dollars', async () => {
    expect(await keys(ask, 'company:onyx-security', 'fundingRounds')).toEqual(['onyx-security-2026']);
    expect(await entity(ask, 'fundingRound:onyx-security-2026', money)).toEqual({ amount: dollars(40e6) });
  });

  test('32: Onyx Security works on AI agents and endpoints', async () => {
    expect(await keys(ask, 'company:onyx-security', 'themes')).toEqual(['ai-agent-security', 'endpoint-risk']);
  });

  test('33: spending on AI computing could reach 600 billion dollars by 2030, under a condition', async () => {
    expect(await entity(ask, 'forecast:ai-compute-spend-2030', `metric targetYear condition ${money}`)).toEqual({
      metric: expect.stringContaining('spending'),
      targetYear: 2030,
      condition: expect.stringContaining('vulnerabilities'),
      amount: dollars(6e11, 'UP_TO'),
    });
    expect(await keys(ask, 'forecast:ai-compute-spend-2030', 'concerns')).toEqual(['supply-chain-resilience']);
  });

  test('34: Ethan Mollick: venture exits in AI take five to eight years', async () => {
    expect(await keys(ask, 'person:ethan-mollick', 'forecasts')).toEqual(['ai-vc-exit-horizon']);
    expect(await entity(ask, 'forecast:ai-vc-exit-horizon', 'low high unit')).toEqual({
      low: 5,
      high: 8,
      unit: 'YEAR',
    });
    expect(await keys(ask, 'forecast:ai-vc-exit-horizon', 'concerns')).toEqual(['long-term-financing']);
  });

  test('35: operational, security and geopolitical risks drive spending on resilience', async () => {
    for (const key of ['operational-risk', 'ai-agent-security', 'geopolitical-risk']) {
      expect(await entity(ask, `theme:${key}`, 'themeType')).toEqual({ themeType: 'RISK' });
    }
    expect(await keys(ask, 'event:amazon-outages-2026', 'concerns')).toEqual(['operational-risk']);
  });

  test('36: the outlook is distributed, sovereign and resilient', async () => {
    expect(await entity(ask, 'theme:distributed-sovereign-ai', 'themeType')).toEqual({ themeType: 'OUTLOOK' });
  });

  test('the article itself is a source without an address', async () => {
    const data = await ask(`{ source(key: "${article}") { sourceType url name } }`);
    expect(data.source).toMatchObject({ sourceType: 'ARTICLE', url: null, name: expect.stringContaining('2026') });
  });

  test('Nvidia’s money: Nebius exactly, Nscale unknown, the programme up to', async () => {
    const data = await ask(`{
      company(key: "nvidia") {
        investments(first: 100) {
          totalCount
          edges { node { key } fact { amount { value currency qualifier } announcedOn datasets sources { key name } } }
        }
        commitments { edges { node { ... on Entity { key } } fact { amount { value qualifier } } } }
      }
    }`);
    const { investments, commitments } = data.company;
    expect(investments.edges).toHaveLength(investments.totalCount);
    const said = investments.edges.filter(({ fact }: { fact: { datasets: string[] } }) =>
      fact.datasets.includes('article'),
    );
    expect(
      said.map(({ node, fact }: never) => [(node as { key: string }).key, (fact as { amount: unknown }).amount]),
    ).toEqual(
      expect.arrayContaining([
        ['nebius', dollars(2e9)],
        ['nscale', null],
      ]),
    );
    expect(commitments.edges).toContainEqual({
      node: { key: 'nvidia-ai-ecosystem' },
      fact: { amount: { value: 30e9, qualifier: 'UP_TO' } },
    });
  });
});
