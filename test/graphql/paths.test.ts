import { expect, test } from 'vitest';
import { overApi } from '../support/app.ts';

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

  test.each([
    ['an unknown id', 'from: "Company:nobody", to: "Company:nvidia"', { code: 'BAD_USER_INPUT', id: 'Company:nobody' }],
    ['a malformed id', 'from: "Company:nvidia", to: "nvidia"', { code: 'BAD_USER_INPUT', id: 'nvidia' }],
    ['the id of a fact', 'from: "Company:nvidia", to: "InvestedIn:shared-deal"', { code: 'BAD_USER_INPUT' }],
    [
      'too long a path',
      'from: "Company:nvidia", to: "Company:bare", maxLength: 5',
      { code: 'LIMIT_EXCEEDED', limit: 4, requested: 5 },
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
