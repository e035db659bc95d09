import { expect, test } from 'vitest';
import { fold } from '../../src/graph/text.ts';
import { overApi } from '../support/app.ts';
import { latest, model, sharedDeal, visibleFacts } from '../support/world.ts';

interface Row {
  cursor: string;
  node: { id: string } | null;
  fact: { id: string } | null;
}

/** Everything that rests on the source: facts newest first, then entities by name. */
function resting(source: string, view = latest().view): string[] {
  const { nodes, edges } = visibleFacts(view);
  const rests = ({ record }: { record: Record<string, unknown> }) =>
    ((record.sources as string[]) ?? []).includes(source);
  const facts = [...edges.values()].filter(rests).sort((a, b) => (a.pos > b.pos ? -1 : 1));
  const key = (one: { id: string; record: Record<string, unknown> }) => [...fold(String(one.record.name))];
  const entities = [...nodes.values()].filter(rests).sort((a, b) => compare(key(a), key(b)) || (a.id < b.id ? -1 : 1));
  return [...facts.map(({ id, type }) => `${model.edges.get(type)!.name}:${id}`), ...entities.map(({ id }) => id)];
}

function compare(a: string[], b: string[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const difference = a[at]!.codePointAt(0)! - b[at]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

overApi('facts of a source', (ask) => {
  const rows = 'edges { cursor node { id } fact { id } }';
  const facts = async (args: string, selection = rows, source = 'filing') =>
    (await ask(`{ source(key: "${source}") { facts(${args}) { ${selection} } } }`)).source.facts;
  const idsOf = (edges: Row[]) => edges.map(({ node, fact }) => (node ?? fact)!.id);

  test('are all facts and entities that rest on it, in order, page by page from either end', async () => {
    const expected = resting('filing');
    expect(new Set(expected.map((id) => id.split(':')[0])).size).toBeGreaterThan(3);
    for (const [size, from, go, info] of [
      ['first', 'after', 'endCursor', 'hasNextPage'],
      ['last', 'before', 'startCursor', 'hasPreviousPage'],
    ] as const) {
      const walked: string[] = [];
      for (let at: string | null = null; ; ) {
        const page: { edges: Row[]; pageInfo: Record<string, string | boolean> } = await facts(
          `${size}: 7${at ? `, ${from}: "${at}"` : ''}`,
          `${rows} pageInfo { ${go} hasNextPage hasPreviousPage }`,
        );
        if (size === 'first') walked.push(...idsOf(page.edges));
        else walked.unshift(...idsOf(page.edges));
        expect(page.pageInfo[info === 'hasNextPage' ? 'hasPreviousPage' : 'hasNextPage']).toBe(at !== null);
        if (!page.pageInfo[info]) break;
        at = String(page.pageInfo[go]);
      }
      expect(walked).toEqual(expected);
    }
    expect(await facts('first: 0', 'totalCount')).toEqual({ totalCount: expected.length });
  });

  test('may be windows between two cursors', async () => {
    const { edges } = await facts('first: 100');
    const [from, to] = [edges[1].cursor, edges.at(-2).cursor];
    const between = await facts(`first: 100, after: "${from}", before: "${to}"`);
    expect(idsOf(between.edges)).toEqual(idsOf(edges).slice(2, -2));
  });

  test('can be narrowed by kinds, edge types and filters', async () => {
    const all = resting('press');
    const count = async (args: string) => (await facts(args, 'totalCount', 'press')).totalCount;
    const named = (...names: string[]) => all.filter((id) => names.includes(id.split(':')[0]!)).length;
    expect(await count('kinds: [Company]')).toBe(named('Company'));
    expect(await count('through: [OWNS, LENDS_TO]')).toBe(named('Owns', 'LendsTo'));
    expect(await count('kinds: [Company], through: [OWNS]')).toBe(named('Company', 'Owns'));
    expect(await count('kinds: [], through: []')).toBe(0);
    expect(await count('where: {fact: {type: {in: [OWNS]}}, node: {kind: {eq: Company}}}')).toBe(
      named('Company', 'Owns'),
    );
    const kinds = [...model.kinds.keys()];
    expect(await count('where: {fact: {or: []}}')).toBe(named(...kinds));
    expect(await count('where: {node: {or: []}}')).toBe(all.length - named(...kinds));
    expect(await ask.error('{ source(key: "press") { facts(where: {fact: null}) { totalCount } } }')).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });

  test('have figures over either part', async () => {
    const figures = 'count countDistinct groupBy(by: BY, first: 100) { key count }';
    const aggregate = `aggregate { facts { ${figures.replace('BY', 'TYPE')} } entities { ${figures.replace('BY', 'KIND')} } }`;
    const answer = (await facts('first: 1', aggregate, 'press')).aggregate;
    const types = new Map([...model.edges.values()].map(({ name, type }) => [name, type]));
    const names = resting('press').map((id) => id.split(':')[0]!);
    for (const [part, expected] of [
      [answer.facts, names.flatMap((name) => types.get(name) ?? [])],
      [answer.entities, names.filter((name) => !types.has(name))],
    ]) {
      const counts: Record<string, number> = {};
      for (const name of expected) counts[name] = (counts[name] ?? 0) + 1;
      expect(part.count).toBe(expected.length);
      expect(
        Object.fromEntries(part.groupBy.map(({ key, count }: { key: string; count: number }) => [key, count])),
      ).toEqual(counts);
    }
    expect(answer.facts.countDistinct).toBeGreaterThan(0);
    const none = await facts('kinds: [], through: []', 'aggregate { facts { count } entities { count } }', 'press');
    expect(none).toEqual({ aggregate: { facts: { count: 0 }, entities: { count: 0 } } });
  });

  test('nodes are the same rows, as anything with an id', async () => {
    const { nodes, edges } = await facts('last: 5', `nodes { id __typename } ${rows}`);
    expect(nodes.map(({ id }: { id: string }) => id)).toEqual(idsOf(edges));
  });

  test('are those of the time that is asked for', async () => {
    const at = ask.world().versions[0]!.loadedAt;
    const { asOf } = await ask(
      `query ($at: DateTime) { asOf(knownAt: $at) { source(key: "filing") { facts(first: 100, through: [INVESTED_IN]) { totalCount ${rows} } } } }`,
      { at },
    );
    expect(idsOf(asOf.source.facts.edges)).toContain(`InvestedIn:${sharedDeal.id}`);
    expect(idsOf((await facts('first: 100, through: [INVESTED_IN]')).edges)).not.toContain(
      `InvestedIn:${sharedDeal.id}`,
    );
  });

  test('of several sources take as many calls as of one', async () => {
    const of = async (keys: string) =>
      (
        await ask.whole(
          `{ sources(where: {key: {in: [${keys}]}}) { nodes { facts(first: 3) { totalCount ${rows} } } } }`,
        )
      ).meter.portCalls;
    expect(await of('"press", "filing"')).toBe(await of('"press"'));
  });
});

overApi('sources as a filter', (ask) => {
  test('takes what rests on a source, by key or id, of entities and of facts', async () => {
    const { nodes, edges } = visibleFacts(latest().view);
    const rests = ({ record }: { record: Record<string, unknown> }) =>
      ((record.sources as string[]) ?? []).includes('filing');
    const companies = [...nodes.values()].filter((row) => row.kind === 'Company' && rests(row));
    const deals = [...edges.values()].filter(
      (row) => row.type === 'INVESTED_IN' && row.from === 'Company:nvidia' && rests(row),
    );
    for (const source of ['filing', 'Source:filing']) {
      const answer = await ask(`{
        companies(where: {sources: {has: "${source}"}}) { totalCount nodes { sources { key } } }
        company(key: "nvidia") { investments(where: {fact: {sources: {has: "${source}"}}}) { totalCount } }
      }`);
      expect(answer.companies.totalCount).toBe(companies.length);
      expect(answer.company.investments.totalCount).toBe(deals.length);
      for (const { sources } of answer.companies.nodes) expect(sources).toContainEqual({ key: 'filing' });
    }
    expect(companies.length).toBeGreaterThan(0);
  });
});
