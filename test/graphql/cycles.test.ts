import { expect, test } from 'vitest';
import { overApi } from '../support/app.ts';

overApi('cycles', (ask) => {
  const cycles = async (rest: string) =>
    (
      await ask(
        `{ cycles(${rest}) { truncated factsVisited cycles {
          length nodes { id } steps { forward node { id } facts { type } }
          smallestAmount { value currency qualifier } smallestAmounts { currency } unknownAmounts
        } } }`,
      )
    ).cycles;
  /** Of the facts that are written down here: others are random. */
  const written = 'where: { not: { datasets: { has: "random" } } }';
  const owned = 'through: [OWNS, INVESTED_IN, SUPPLIES, PARTNERS_WITH]';

  test('run with the stored edges or with the money', async () => {
    const along = await cycles(`${owned}, along: EDGES, including: "Company:nvidia", ${written}`);
    expect(along.cycles.map((one: { nodes: { id: string }[] }) => one.nodes.map(({ id }) => id))).toEqual([
      ['Company:nvidia', 'Company:bare'],
    ]);
    expect(along.cycles[0].steps.map((step: { node: { id: string } }) => step.node.id)).toEqual([
      'Company:bare',
      'Company:nvidia',
    ]);
    // Each pays the other for what it supplies; no money runs along shares or partnerships.
    const money = await cycles(`through: [SUPPLIES, OWNS, PARTNERS_WITH], ${written}`);
    expect(money).toMatchObject({
      truncated: false,
      factsVisited: 2,
      cycles: [
        {
          length: 2,
          nodes: [{ id: 'Company:bare' }, { id: 'Company:nvidia' }],
          steps: [
            { forward: false, node: { id: 'Company:nvidia' }, facts: [{ type: 'SUPPLIES' }] },
            { forward: false, node: { id: 'Company:bare' }, facts: [{ type: 'SUPPLIES' }] },
          ],
          smallestAmount: null,
          smallestAmounts: [],
          unknownAmounts: 2,
        },
      ],
    });
  });

  test('are filtered by facts; an unknown amount is not a small one', async () => {
    const through = 'through: [SUPPLIES]';
    expect((await cycles(`${through}, minAmount: { value: 1e9, currency: "USD" }, ${written}`)).cycles).toHaveLength(1);
    expect(
      (await cycles(`${through}, where: { date: { isNull: false }, datasets: { has: "companion" } }`)).cycles,
    ).toEqual([]);
    expect((await cycles(`${through}, first: 0`)).cycles).toEqual([]);
    expect((await cycles('through: []')).cycles).toEqual([]);
  });

  test.each([
    ['an unknown id', 'including: "Company:nobody"', { code: 'BAD_USER_INPUT', id: 'Company:nobody' }],
    ['cycles of one step', 'maxLength: 1', { code: 'BAD_USER_INPUT', argument: 'maxLength' }],
    ['cycles of many steps', 'maxLength: 9', { code: 'LIMIT_EXCEEDED', limit: 8, requested: 9 }],
    ['too many', 'first: 101', { code: 'LIMIT_EXCEEDED', limit: 100, requested: 101 }],
    ['a currency that is none', 'minAmount: { value: 1, currency: "XXZ" }', { code: 'BAD_USER_INPUT' }],
    ['parts of a cent', 'minAmount: { value: "0.001", currency: "USD" }', { code: 'BAD_USER_INPUT' }],
  ])('refuse %s', async (_, given, expected) => {
    expect(await ask.error(`{ cycles(through: [SUPPLIES], ${given}) { factsVisited } }`)).toMatchObject(expected);
  });
});
