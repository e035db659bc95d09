import { expect, test } from 'vitest';
import { money, voice } from '../support/statements.ts';
import { overTold } from '../support/told.ts';

/**
 * Questions of LDBC FinBench ("The LDBC Financial Benchmark", transaction workload) that the root fields over shares,
 * money and investors answer, on a graph small enough to check by hand.
 */
const { node, edge } = voice('companion');
const owns = (from: string, to: string, stake: number) => edge('OWNS', `Company:${from}`, `Company:${to}`, { stake });
const guarantees = (from: string, to: string) => edge('GUARANTEES', `Company:${from}`, `Company:${to}`, {});
const lends = (to: string, minor: number, announcedOn: string) =>
  edge('LENDS_TO', 'Institution:bank', `Company:${to}`, { amount: money(minor), announcedOn });
const invests = (from: string, to: string, announcedOn: string) =>
  edge('INVESTED_IN', `Institution:${from}`, `Company:${to}`, { announcedOn });

const graph = [
  node('Source:press', 'The Press'),
  ...'a b c d e f'.split(' ').map((key) => node(`Company:${key}`, key)),
  ...'bank x y'.split(' ').map((key) => node(`Institution:${key}`, key)),
  ...[owns('a', 'b', 0.8), owns('b', 'c', 0.5), owns('a', 'c', 0.1), owns('c', 'd', 0.5)],
  ...[guarantees('a', 'b'), guarantees('b', 'c'), guarantees('c', 'a'), guarantees('d', 'e')],
  ...[
    lends('b', 1_000, '2024-03'),
    lends('c', 2_500, '2024-06-01'),
    lends('c', 7_000, '2022'),
    lends('e', 9_000, '2024'),
  ],
  ...[invests('x', 'a', '2024-01-01'), invests('x', 'b', '2024'), invests('x', 'c', '2025')],
  ...[invests('y', 'b', '2024-12-31'), invests('y', 'c', '2024-06'), invests('y', 'd', '2023')],
];

overTold('LDBC FinBench', graph, (ask) => {
  test('share analysis: what an investor holds in the end, over all chains of holdings', async () => {
    const { exposure } = await ask('{ exposure(of: "Company:a", maxDepth: 5) { edges { share node { key } } } }');
    expect(exposure.edges).toEqual([
      { share: 0.8, node: { key: 'b' } },
      { share: 0.5, node: { key: 'c' } },
      { share: 0.25, node: { key: 'd' } },
    ]);
  });

  test('guarantee-chain totals: those whose debts one answers for, step by step, and what they borrowed in a window', async () => {
    // The chain is walked by the connection itself; nobody who was met before is followed again.
    const chain = new Set<string>(['Company:a']);
    for (const id of chain) {
      const { node: found } = await ask(
        'query ($id: ID!) { node(id: $id) { ... on Organization { guarantees { nodes { id } } } } }',
        { id },
      );
      for (const next of found.guarantees.nodes) chain.add(next.id);
    }
    chain.delete('Company:a');
    expect([...chain]).toEqual(['Company:b', 'Company:c']);
    const window = { from: '2024-01', until: '2024-12' };
    const fields = [...chain].map(
      (id, index) =>
        `m${index}: capitalFlow(of: "${id}", through: [LENDS_TO], window: $window) { in { value currency count } unknownIn }`,
    );
    const loans = await ask(`query ($window: TimeWindow) { ${fields.join(' ')} }`, { window });
    expect(loans).toEqual({
      m0: { in: [{ value: 10, currency: 'USD', count: 1 }], unknownIn: 0 },
      m1: { in: [{ value: 25, currency: 'USD', count: 1 }], unknownIn: 0 },
    });
  });

  test('investor similarity: the Jaccard index of two portfolios in a window, to 3 decimals', async () => {
    const text = `query ($window: TimeWindow) {
      investorSimilarity(a: "Institution:x", b: "Institution:y", window: $window) { jaccard sharedCount unionCount }
    }`;
    expect((await ask(text, { window: { from: '2024', until: '2024' } })).investorSimilarity).toEqual({
      jaccard: 0.333,
      sharedCount: 1,
      unionCount: 3,
    });
    expect((await ask(text)).investorSimilarity).toEqual({ jaccard: 0.5, sharedCount: 2, unionCount: 4 });
  });

  test('in and out: the ratio of what came in to what went out, null where nothing did', async () => {
    const { bank, b } = await ask(
      '{ bank: capitalFlow(of: "Institution:bank") { ratio out { value count } } b: capitalFlow(of: "Company:b") { ratio } }',
    );
    expect(bank).toEqual({ ratio: 0, out: [{ value: 195, count: 4 }] });
    expect(b.ratio).toBeNull();
  });
});
