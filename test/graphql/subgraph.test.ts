import { expect, test } from 'vitest';
import { execute, overApi } from '../support/app.ts';
import { hubId } from '../support/world.ts';

interface Found {
  nodes: { id: string }[];
  facts: { id: string; from: { id: string }; to: { id: string } }[];
  truncated: boolean;
}

overApi('subgraph', (ask) => {
  const text = (rest: string) =>
    `{ subgraph(${rest}) { truncated factsVisited nodes { id } facts { id from { id } to { id } } } }`;
  const subgraph = async (rest: string): Promise<Found> => (await ask(text(rest))).subgraph;

  test('holds the entities around, and every fact between any two of them', async () => {
    const found = await subgraph(
      'around: ["Company:bare"], through: [OWNS, SUPPLIES, INVESTED_IN, OPERATES], depth: 2',
    );
    const ids = found.nodes.map(({ id }) => id);
    expect(ids[0]).toBe('Company:bare');
    expect(ids.slice(1, 3).sort()).toEqual(['Company:nvidia', 'LegalEntity:unknown-holder']);
    expect(ids).toEqual(expect.arrayContaining(['Company:e-acute', 'Person:ada', 'Facility:south']));
    for (const { from, to } of found.facts) expect(ids).toEqual(expect.arrayContaining([from.id, to.id]));
    const between = found.facts.filter(({ from, to }) => from.id === 'Company:nvidia' && to.id === 'Company:e-acute');
    expect(between).toHaveLength(4);
    expect(found.truncated).toBe(false);
  });

  test('goes on from a hub along its newest facts alone', async () => {
    const found = await subgraph(`around: ["${hubId}"], perNode: 3`);
    const newest = await ask(`{ node(id: "${hubId}") { ... on Company { neighbors(first: 3) { nodes { id } } } } }`);
    const ids = newest.node.neighbors.nodes.map(({ id }: { id: string }) => id);
    expect(found.nodes.map(({ id }) => id)).toEqual([hubId, ...new Set(ids)]);
    expect(found.truncated).toBe(true);
    expect(found.facts.length).toBeGreaterThan(3);
  });

  test('takes no more entities than it may, and only facts that the filter lets through', async () => {
    const few = await subgraph(`around: ["${hubId}", "${hubId}"], maxNodes: 4`);
    expect(few.nodes).toHaveLength(4);
    const known = await subgraph('around: ["Company:nvidia"], where: { sources: { has: "filing" } }');
    expect(known.nodes.map(({ id }) => id)).toEqual(['Company:nvidia']);
    const none = await subgraph('around: []');
    expect(none).toMatchObject({ nodes: [], facts: [], truncated: false });
  });

  test('reads entities and facts by the level, however many there are', async () => {
    const { meter } = await ask.whole(text(`around: ["${hubId}"]`));
    expect(meter.portCalls).toBeLessThanOrEqual(1 + 1 + 1 + 3);
  });

  test('is of the view', async () => {
    const { data } = await execute(text('around: ["Company:nvidia"], through: [HOLDS_ROLE_AT]'), null, {
      engine: ask.engine,
      store: ask.world().store,
      view: { load: ask.world().versions.at(-1)!.load, latest: true, validAt: '2022-01-01' },
    });
    expect(data.subgraph.facts).toHaveLength(1);
  });

  test.each([
    ['an unknown id', 'around: ["Company:nobody"]', { code: 'BAD_USER_INPUT', id: 'Company:nobody' }],
    ['a malformed id', 'around: ["nvidia"]', { code: 'BAD_USER_INPUT', id: 'nvidia' }],
    ['too deep', 'around: [], depth: 5', { code: 'LIMIT_EXCEEDED', limit: 4, requested: 5 }],
    ['no depth', 'around: [], depth: 0', { code: 'BAD_USER_INPUT', argument: 'depth' }],
    ['too many entities', 'around: [], maxNodes: 1001', { code: 'LIMIT_EXCEEDED', limit: 1000, requested: 1001 }],
    ['too many facts of one', 'around: [], perNode: 101', { code: 'LIMIT_EXCEEDED', limit: 100, requested: 101 }],
    [
      'more to begin at than to return',
      'around: ["Company:nvidia", "Company:bare"], maxNodes: 1',
      { code: 'LIMIT_EXCEEDED', limit: 1, requested: 2 },
    ],
  ])('refuses %s', async (_, given, expected) => {
    expect(await ask.error(`{ subgraph(${given}) { factsVisited } }`)).toMatchObject(expected);
  });
});
