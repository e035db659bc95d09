import { describe, expect, test } from 'vitest';
import { loopsOf, type Payment } from '../support/loops.ts';
import { edges, edgesOf, groupBy, nodes, nodesById } from '../support/records.ts';
import { overSeeds } from '../support/seeds.ts';

const companion = ({ dataset }: { dataset: string }) => dataset === 'companion';

describe('the companion', () => {
  test('is large enough to explore', () => {
    expect(nodes.filter(companion).length).toBeGreaterThanOrEqual(200);
    expect(edges.filter(companion).length).toBeGreaterThanOrEqual(400);
    const deals = edgesOf('INVESTED_IN', 'OWNS', 'SUPPLIES', 'LENDS_TO', 'GUARANTEES').filter(companion);
    expect(deals.length).toBeGreaterThanOrEqual(60);
    for (const type of ['INVESTED_IN', 'OWNS', 'SUPPLIES', 'LENDS_TO', 'GUARANTEES'])
      expect(edgesOf(type).filter(companion).length, type).toBeGreaterThanOrEqual(5);
  });

  test.each([
    ...['openai', 'anthropic', 'xai', 'mistral-ai', 'meta', 'google', 'microsoft', 'oracle', 'coreweave', 'softbank'],
    ...['tsmc', 'amd', 'broadcom'],
  ])('knows the company %s', (key) => {
    expect(nodesById.has(`Company:${key}`)).toBe(true);
  });

  test.each(['h100', 'h200', 'b200', 'a100', 'mi300x'])(
    'knows the chip %s with designer, foundry and figures',
    (key) => {
      const [chip] = nodesById.get(`Chip:${key}`)!;
      for (const field of ['releasedOn', 'memoryBytes', 'memoryBandwidthBytesPerSecond', 'tdpWatts', 'fp16Flops'])
        expect(chip![field], field).toBeDefined();
      for (const type of ['DESIGNS', 'MANUFACTURES'])
        expect(
          edgesOf(type).filter(({ to }) => to === `Chip:${key}`),
          type,
        ).toHaveLength(1);
    },
  );

  test('names the terms of every benchmark run', () => {
    const runs = edgesOf('RUNS').filter(companion);
    expect(runs.length).toBeGreaterThanOrEqual(100);
    for (const run of runs)
      expect(run).toMatchObject({
        tokensPerSecond: expect.any(Number),
        acceleratorCount: expect.any(Number),
        system: expect.any(String),
        submitter: expect.any(String),
        scenario: expect.stringMatching(/^(Offline|Server|Interactive)$/),
        benchmark: 'MLPerf Inference v5.1',
        sources: ['mlperf-inference-v5.1'],
      });
  });
});

describe('capital', () => {
  // Money that is only talked about, or that never came, makes no loop.
  const stands = edges.filter(({ status }) => !['CANCELLED', 'IN_TALKS', 'RUMOURED'].includes(status));
  const payments = stands.flatMap(({ type, from, to }): Payment[] => {
    const [payer, payee] = [from, to].map((id: string) => id.split(':')[1]!) as [string, string];
    if (type === 'INVESTED_IN' || type === 'LENDS_TO') return [[payer, payee]];
    return type === 'SUPPLIES' ? [[payee, payer]] : [];
  });
  const loops = loopsOf(payments, 4);

  test('comes back to where it started, over two, three and four payments', () => {
    for (const length of [2, 3, 4])
      expect(loops.filter((loop) => loop.split(' > ').length === length).length, `${length}`).toBeGreaterThanOrEqual(3);
  });

  test.each([
    // Clouds that invest in a lab which buys their computing.
    'anthropic > microsoft',
    'amazon > anthropic',
    'anthropic > google',
    'microsoft > openai',
    'amazon > openai',
    // A chip maker that invests in those who buy its chips.
    'coreweave > nvidia',
    'nebius > nvidia',
    'nscale > nvidia',
    'mistral-ai > nvidia',
    'nvidia > xai',
    // By way of the cloud that the lab rents.
    'nvidia > openai > oracle',
    'coreweave > nvidia > openai',
    'microsoft > nvidia > openai',
    'anthropic > microsoft > nvidia',
    'anthropic > coreweave > nvidia',
    // By way of a cloud that rents from another.
    'coreweave > nvidia > openai > microsoft',
    'anthropic > microsoft > nebius > nvidia',
  ])('runs in the loop %s', (loop) => {
    expect(loops).toContain(loop);
  });

  test('runs in no loop of a deal that lapsed', () => {
    expect(loops).not.toContain('nvidia > openai');
  });
});

overSeeds('the seeds together', (ask) => {
  test('are all there', async () => {
    const { dataset } = await ask('{ dataset { counts { kind type count } datasets { name } } }');
    const counted = new Map(
      dataset.counts.map(({ kind, type, count }: Record<string, string>) => [kind ?? type, count]),
    );
    const kinds = groupBy(nodesById.keys(), (id) => id.split(':')[0]!);
    for (const [kind, ids] of kinds) expect([kind, counted.get(kind)]).toEqual([kind, ids.length]);
    for (const type of new Set(edges.map((edge) => edge.type as string)))
      expect(counted.get(type), type).toBeGreaterThanOrEqual(1);
    expect(dataset.datasets.map(({ name }: { name: string }) => name)).toEqual(['article', 'companion']);
  });

  test('show a loop of capital, step by step', async () => {
    const { nvidia, openai, oracle } = await ask(`{
      nvidia: company(key: "nvidia") { investments(first: 100) { nodes { key } } }
      openai: company(key: "openai") { suppliers(first: 100) { edges { node { key } fact { amount { value qualifier } sources { url } } } } }
      oracle: company(key: "oracle") { suppliers(first: 100) { nodes { key } } }
    }`);
    expect(nvidia.investments.nodes).toContainEqual({ key: 'openai' });
    expect(openai.suppliers.edges).toContainEqual({
      node: { key: 'oracle' },
      fact: {
        amount: { value: 300e9, qualifier: 'APPROXIMATE' },
        sources: expect.arrayContaining([{ url: expect.stringMatching(/^https:\/\/openai\.com\//) }]),
      },
    });
    expect(oracle.suppliers.nodes).toContainEqual({ key: 'nvidia' });
  });

  test('say how the letter of intent between NVIDIA and OpenAI ended', async () => {
    const { company } = await ask(`{ company(key: "openai") {
      investors(where: { fact: { announcedOn: { eq: "2025-09-22" } } }) { edges { node { key } fact { status amount { value qualifier } round { key status } } } }
    } }`);
    expect(company.investors.edges).toEqual([
      {
        node: { key: 'nvidia' },
        fact: {
          status: 'CANCELLED',
          amount: { value: 100e9, qualifier: 'UP_TO' },
          round: { key: 'openai-nvidia-2025', status: 'CANCELLED' },
        },
      },
    ]);
  });
});
