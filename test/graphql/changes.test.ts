import { expect, test } from 'vitest';
import { overApi } from '../support/app.ts';
import { changedDeal, returningNode, sharedDeal } from '../support/world.ts';

interface Edge {
  cursor: string;
  at: string;
  action: string;
  dataset: string;
  node: { id: string } | null;
  fact: { id: string } | null;
  previous: { id: string } | null;
}

overApi('changes', (ask) => {
  const timeOf = (load: number) => ask.world().versions[load - 1]!.loadedAt;
  const fields = 'edges { cursor at action dataset datasets node { id name } fact { id } previous { id } }';
  /** `$one` and `$two` stand for the times of those loads. */
  const changes = async (args: string, selection = fields) => {
    const given = args.replace('$one', `"${timeOf(1)}"`).replace('$two', `"${timeOf(2)}"`);
    return (await ask(`{ changes(${given}) { ${selection} } }`)).changes;
  };
  const idOf = ({ node, fact }: Edge) => (node ?? fact)!.id;

  test('lists what loads did to facts and entities, newest first', async () => {
    const { edges } = await changes('since: $one, first: 100');
    const lines = edges.map((one: Edge) => [one.at, one.action, idOf(one), one.dataset]);
    expect(lines).toEqual([
      [timeOf(3), 'CHANGED', `LendsTo:${changedDeal}`, 'companion'],
      [timeOf(3), 'CHANGED', `InvestedIn:${sharedDeal.id}`, 'companion'],
      [timeOf(3), 'ADDED', 'Guarantees:returning-deal', 'companion'],
      [timeOf(3), 'ADDED', returningNode, 'companion'],
      [timeOf(3), 'CHANGED', 'Company:bare', 'zeta'],
      [timeOf(2), 'RETRACTED', 'Owns:leaving-edge', 'companion'],
      [timeOf(2), 'CHANGED', `LendsTo:${changedDeal}`, 'companion'],
      [timeOf(2), 'CHANGED', `InvestedIn:${sharedDeal.id}`, 'article'],
      [timeOf(2), 'RETRACTED', 'Guarantees:returning-deal', 'companion'],
      [timeOf(2), 'RETRACTED', returningNode, 'companion'],
      [timeOf(2), 'CHANGED', 'Company:bare', 'article'],
    ]);
    expect(edges.at(-1).datasets).toEqual(['article', 'zeta']);
  });

  test('a changed fact comes with what it was, a retracted one as it last stood', async () => {
    const deal =
      '{ id retractedAt ... on LendsTo { amount { decimal } interestRate } ... on Owns { stake from { name } } }';
    const { nodes } = await changes(
      'until: $two, since: $one, through: [LENDS_TO, OWNS]',
      `nodes { action node { id } fact ${deal} previous ${deal} }`,
    );
    const leaving = { id: 'Owns:leaving-edge', retractedAt: timeOf(2), stake: 0.5, from: { name: 'Returning again' } };
    const lent = { id: `LendsTo:${changedDeal}` };
    expect(nodes).toEqual([
      { action: 'RETRACTED', node: null, fact: leaving, previous: leaving },
      {
        action: 'CHANGED',
        node: null,
        fact: { ...lent, retractedAt: timeOf(3), amount: { decimal: '0.2' }, interestRate: 0.05 },
        previous: { ...lent, retractedAt: timeOf(2), amount: { decimal: '0.1' }, interestRate: null },
      },
    ]);
  });

  test('shows what is beneath a change as of its load', async () => {
    const { nodes } = await changes(
      'kinds: [Company], since: $one',
      'nodes { at action node { id ... on Company { holdings { totalCount } } } }',
    );
    const holdings = nodes.map((one: { at: string; node: { id: string; holdings: { totalCount: number } } }) => [
      one.at,
      one.node.id,
      one.node.holdings.totalCount,
    ]);
    expect(holdings).toContainEqual([timeOf(3), returningNode, 0]);
    expect(holdings).toContainEqual([timeOf(2), returningNode, 1]);
  });

  test('since is exclusive and until inclusive, so that windows meet without gap or overlap', async () => {
    const count = async (args: string) => (await changes(args, 'totalCount')).totalCount;
    const [all, first, second, rest] = [
      await count('first: 1'),
      await count('until: $one'),
      await count('since: $one, until: $two'),
      await count('since: $two'),
    ];
    expect([second, rest]).toEqual([6, 5]);
    expect(first + second + rest).toBe(all);
    expect(await ask.error('{ changes(since: "2026-01-02", until: "2026-01-01") { totalCount } }')).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'until',
    });
    expect((await ask('{ changes(until: "1999-01-01") { totalCount edges { cursor } } }')).changes).toEqual({
      totalCount: 0,
      edges: [],
    });
  });

  test('naming kinds leaves facts out and naming edge types entities, both together take both', async () => {
    const ids = async (args: string) => (await changes(`since: $one, ${args}`)).edges.map(idOf).sort();
    expect(await ids('kinds: [Company]')).toEqual(['Company:bare', 'Company:bare', returningNode, returningNode]);
    expect(await ids('through: [OWNS]')).toEqual(['Owns:leaving-edge']);
    expect(await ids('kinds: [Chip], through: [OWNS]')).toEqual(['Owns:leaving-edge']);
    expect(await ids('kinds: [], through: []')).toEqual([]);
  });

  test('pages go on from their cursors, and only in the same list', async () => {
    const { edges: all, totalCount } = await changes('since: $one, first: 100', `${fields} totalCount`);
    const walked: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: { edges: Edge[]; pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string } } =
        await changes(
          `since: $one, first: 4${after ? `, after: "${after}"` : ''}`,
          `${fields} pageInfo { hasNextPage hasPreviousPage endCursor }`,
        );
      walked.push(...page.edges.map(({ cursor }) => cursor));
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(walked).toEqual(all.map(({ cursor }: Edge) => cursor));
    expect(totalCount).toBe(walked.length);
    expect(await ask.error(`{ changes(after: "${walked[0]}") { edges { at } } }`)).toMatchObject({
      code: 'INVALID_CURSOR',
    });
    expect(await ask.error('{ changes(first: 101) { edges { at } } }')).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      limit: 100,
    });
    expect(await changes('first: 0', 'edges { at } nodes { at } pageInfo { endCursor hasNextPage }')).toEqual({
      edges: [],
      nodes: [],
      pageInfo: { endCursor: null, hasNextPage: true },
    });
  });

  test('beneath asOf are those known then', async () => {
    const { asOf } = await ask('query ($at: DateTime) { asOf(knownAt: $at) { changes { totalCount nodes { at } } } }', {
      at: timeOf(2),
    });
    expect(asOf.changes.nodes[0].at).toBe(timeOf(2));
    expect(asOf.changes.totalCount).toBe((await changes('until: $two', 'totalCount')).totalCount);
  });

  test('a page is read once, and nothing beyond it', async () => {
    const answer = await ask.whole(
      `{ changes(first: 3) { ${fields} nodes { at } pageInfo { endCursor hasNextPage } } }`,
    );
    expect(answer.meter.portCalls).toBe(1);
    expect(answer.meter.rows).toBeLessThanOrEqual(4);
  });
});
