import { expect, test } from 'vitest';
import { createPipeline } from '../../src/graphql/pipeline.ts';
import { overApi, schema } from '../support/app.ts';
import { model } from '../support/world.ts';

overApi('paths', (ask) => {
  const paths = async (from: string, to: string, rest = '') =>
    (
      await ask(
        `query ($from: ID!, $to: ID!) { paths(from: $from, to: $to ${rest}) {
          truncated factsVisited paths { length nodes { id } steps { forward node { id } facts { type from { id } to { id } } } }
        } }`,
        { from, to },
      )
    ).paths;

  test('show the entities and facts on the way', async () => {
    const found = await paths(
      'Company:nvidia',
      'Region:bay-outer',
      ', through: [OPERATES, LOCATED_IN, PART_OF], direction: OUT',
    );
    expect(found).toEqual({
      truncated: false,
      factsVisited: expect.any(Number),
      paths: [
        {
          length: 3,
          nodes: ['Company:nvidia', 'Facility:south', 'Region:bay', 'Region:bay-outer'].map((id) => ({ id })),
          steps: [
            ['OPERATES', 'Company:nvidia', 'Facility:south'],
            ['LOCATED_IN', 'Facility:south', 'Region:bay'],
            ['PART_OF', 'Region:bay', 'Region:bay-outer'],
          ].map(([type, from, to]) => ({
            forward: true,
            node: { id: to },
            facts: [{ type, from: { id: from }, to: { id: to } }],
          })),
        },
      ],
    });
  });

  test('name every parallel fact of a step, against its direction too', async () => {
    const { paths: found } = await paths(
      'Company:e-acute',
      'Company:nvidia',
      ', through: [INVESTED_IN], direction: IN',
    );
    expect(found).toHaveLength(1);
    expect(found[0].steps[0].forward).toBe(false);
    expect(found[0].steps[0].facts).toHaveLength(4);
  });

  test('are none where none is, one without steps from an entity to itself', async () => {
    expect((await paths('Company:nvidia', 'Source:press')).paths).toEqual([]);
    expect((await paths('Company:nvidia', 'Region:bay-outer', ', maxLength: 1')).paths).toEqual([]);
    expect((await paths('Company:nvidia', 'Company:nvidia')).paths).toEqual([
      { length: 0, nodes: [{ id: 'Company:nvidia' }], steps: [] },
    ]);
    expect((await paths('Company:nvidia', 'Company:e-acute', ', first: 0')).paths).toEqual([]);
  });

  test('go with the money or with the stored edges', async () => {
    const between = (rest: string) => paths('Company:bare', 'Company:nvidia', `, through: [SUPPLIES, OWNS], ${rest}`);
    const stored = await between('direction: OUT');
    expect(stored.paths[0].steps[0].facts.map(({ type }: { type: string }) => type).sort()).toEqual([
      'OWNS',
      'SUPPLIES',
    ]);
    // Bare pays Nvidia for chips: against the stored edge.
    const paid = await between('direction: OUT, along: MONEY');
    expect(paid.paths[0].steps).toMatchObject([
      { forward: false, facts: [{ type: 'SUPPLIES', from: { id: 'Company:nvidia' }, to: { id: 'Company:bare' } }] },
    ]);
  });

  test('of every mode, along facts that the filter lets through', async () => {
    const lengths = async (rest: string) =>
      (await paths('Person:ada', 'Company:bare', `, ${rest}`)).paths.map(({ length }: { length: number }) => length);
    expect(await lengths('mode: ALL_SHORTEST')).toEqual([2]);
    const simple = await lengths('mode: SIMPLE, first: 100, maxLength: 4');
    expect(simple[0]).toBe(2);
    expect(simple).toEqual([...simple].sort());
    expect(await lengths('mode: SIMPLE, first: 1')).toEqual([2]);
    expect(await lengths('through: [INVESTED_IN, SUPPLIES], where: { status: { eq: RUMOURED } }')).toEqual([]);
    const dated =
      'through: [INVESTED_IN, SUPPLIES], where: { or: [{ date: { gte: "2026", lte: "2026" } }, { date: { isNull: true } }] }';
    expect(await lengths(dated)).toEqual([2]);
    const bought = 'through: [INVESTED_IN, SUPPLIES], where: { amount: { currency: "USD", gte: "0.05" } }';
    expect(await lengths(bought)).toEqual([]);
  });

  test('in the order of dates go with the money, and count the steps without a day', async () => {
    const text = (rest: string) =>
      `{ paths(from: "Person:ada", to: "Company:e-acute", direction: OUT, monotonic: true ${rest}) { paths {
        undatedSteps weakest { node { id } facts { id } } steps { facts { type } } } } }`;
    const [found] = (await ask(text(''))).paths.paths;
    expect(found.steps[0].facts).toEqual([{ type: 'INVESTED_IN' }]);
    expect(found.steps[1].facts).toHaveLength(4);
    expect(found.undatedSteps).toBe(0);
    const undated = (await ask(text(', where: { not: { date: { eq: "2026-03-15" } } }'))).paths.paths;
    expect(undated).toMatchObject([{ undatedSteps: 1 }]);
    const [{ weakest }] = undated;
    expect(weakest.node.id).toBe('Company:nvidia');
  });

  test('have a weakest step: of lowest confidence, and none without steps', async () => {
    const weakest = async (from: string, to: string, rest: string) =>
      (await ask(`{ paths(from: "${from}", to: "${to}" ${rest}) { paths { weakest { node { id } } } } }`)).paths.paths;
    const rumoured =
      ', through: [INVESTED_IN], where: { or: [{ confidence: { lte: 0.5 } }, { amount: { gt: 0, currency: "USD" } }] }';
    expect(await weakest('Person:ada', 'Company:nvidia', rumoured)).toEqual([
      { weakest: { node: { id: 'Company:nvidia' } } },
    ]);
    const unsure = ', through: [STATED, CONCERNS], direction: OUT';
    expect(await weakest('Person:ada', 'Theme:resilience', unsure)).toEqual([
      { weakest: { node: { id: 'Theme:resilience' } } },
    ]);
    expect(await weakest('Person:ada', 'Person:ada', '')).toEqual([{ weakest: null }]);
  });

  test('stop where the budget of facts ends, and say so', async () => {
    const pipeline = createPipeline({ schema, model, store: ask.world().store, engine: ask.engine, factBudget: 1 });
    const query =
      '{ paths(from: "Company:nvidia", to: "Region:bay-outer") { truncated factsVisited paths { length } } }';
    const { data } = await pipeline.answer({ query });
    expect(data?.paths).toEqual({ truncated: true, factsVisited: 1, paths: [] });
  });

  test.each([
    ['an unknown id', 'from: "Company:nobody", to: "Company:nvidia"', { code: 'BAD_USER_INPUT', id: 'Company:nobody' }],
    ['a malformed id', 'from: "Company:nvidia", to: "nvidia"', { code: 'BAD_USER_INPUT', id: 'nvidia' }],
    ['the id of a fact', 'from: "Company:nvidia", to: "InvestedIn:shared-deal"', { code: 'BAD_USER_INPUT' }],
    [
      'too long a path',
      'from: "Company:nvidia", to: "Company:bare", maxLength: 9',
      { code: 'LIMIT_EXCEEDED', limit: 8, requested: 9 },
    ],
    [
      'a path of no length',
      'from: "Company:nvidia", to: "Company:bare", maxLength: 0',
      { code: 'BAD_USER_INPUT', argument: 'maxLength' },
    ],
    ['a negative number of paths', 'from: "Company:nvidia", to: "Company:bare", first: -1', { code: 'BAD_USER_INPUT' }],
  ])('refuse %s', async (_, given, expected) => {
    expect(await ask.error(`{ paths(${given}) { factsVisited } }`)).toMatchObject(expected);
  });
});
