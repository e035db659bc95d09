import { expect, test } from 'vitest';
import { overApi } from '../support/app.ts';
import { changedDeal, lastLoad, latest, returningNode, visibleFacts } from '../support/world.ts';

overApi('asOf', (ask) => {
  const timeOf = (load: number) => ask.world().versions[load - 1]!.loadedAt;
  const deal = `{ node(id: "LendsTo:${changedDeal}") { ... on LendsTo { amount { decimal } interestRate announcedOn } } }`;

  test('shows facts as they were known then', async () => {
    const answer = await ask(
      `query ($one: DateTime, $two: DateTime) { first: asOf(knownAt: $one) ${deal} second: asOf(knownAt: $two) ${deal} now: asOf ${deal} ${deal.slice(1)}`,
      { one: timeOf(1), two: timeOf(2) },
    );
    const amounts = ['first', 'second', 'now'].map((name) => answer[name].node);
    expect(amounts).toEqual([
      { amount: { decimal: '0.1' }, interestRate: null, announcedOn: '2022' },
      { amount: { decimal: '0.2' }, interestRate: 0.05, announcedOn: '2022' },
      answer.node,
    ]);
    expect(answer.node).toMatchObject({ interestRate: null, announcedOn: '2023-05' });
  });

  test('governs lists, counts, degrees, filters and traversal beneath it', async () => {
    const beneath = `{
      company(key: "bare") { degree borrowers { totalCount aggregate { count } nodes { key lenders { totalCount } } }
        guarantees { totalCount } neighbors(first: 0) { totalCount } }
      fits: company(key: "bare") { borrowers(where: {fact: {interestRate: {gt: 0}}}) { totalCount } }
      companies(where: {key: {eq: "returning"}}) { totalCount nodes { key owners: holdings { totalCount } } }
      search(query: "returning") { nodes { id } }
      paths(from: "Company:returning", to: "Company:e-acute") { paths { length } }
    }`.replaceAll('\n', ' ');
    const at = (load: number) => ask(`query ($at: DateTime) { asOf(knownAt: $at) ${beneath} }`, { at: timeOf(load) });
    const [one, two, three] = [(await at(1)).asOf, (await at(2)).asOf, (await at(3)).asOf];
    for (const [load, seen] of [one, two, three].entries()) {
      const { edges } = visibleFacts({ load: load + 1, latest: false, validAt: null });
      const around = [...edges.values()].filter(({ from, to }) => from === 'Company:bare' || to === 'Company:bare');
      expect(seen.company.degree).toBe(around.length);
      expect(seen.company.neighbors.totalCount).toBe(around.length);
    }
    expect([one, two, three].map((seen) => seen.company.guarantees.totalCount)).toEqual([1, 0, 1]);
    expect([one, two, three].map((seen) => seen.fits.borrowers.totalCount)).toEqual([0, 1, 0]);
    expect(one.companies).toEqual({ totalCount: 1, nodes: [{ key: 'returning', owners: { totalCount: 1 } }] });
    expect(three.companies).toEqual({ totalCount: 1, nodes: [{ key: 'returning', owners: { totalCount: 0 } }] });
    expect(one.search.nodes).toEqual([{ id: returningNode }]);
    expect(one.paths.paths).toEqual([{ length: 2 }]);
    expect(three.paths.paths).toEqual([]);
  });

  test('validAt shows what was true on that day; a coarse date stands for its last day', async () => {
    const counted = (day: string) =>
      ask(`{ asOf(validAt: "${day}") { company(key: "hub") { investments { totalCount } } } }`);
    for (const [given, day] of [
      ['2021', '2021-12-31'],
      ['2020-02', '2020-02-29'],
      ['2021-06-15', '2021-06-15'],
      ['1990', '1990-12-31'],
    ] as const) {
      const { edges } = visibleFacts(latest({ validAt: day }).view);
      const expected = [...edges.values()].filter(({ type, from }) => type === 'INVESTED_IN' && from === 'Company:hub');
      expect((await counted(given)).asOf.company.investments.totalCount).toBe(expected.length);
    }
  });

  test('before the first load the graph is empty, in the future it is that of today', async () => {
    const beneath =
      '{ companies { totalCount nodes { id } } company(key: "nvidia") { id } dataset { version loadedAt counts { count } datasets { name } } search(query: "nvidia") { nodes { id } } }';
    const { before, after } = await ask(
      `{ before: asOf(knownAt: "1999-01-01") ${beneath} after: asOf(knownAt: "2999-01-01") ${beneath} }`,
    );
    expect(before).toEqual({
      companies: { totalCount: 0, nodes: [] },
      company: null,
      dataset: { version: 0, loadedAt: null, counts: [], datasets: [] },
      search: { nodes: [] },
    });
    expect(after).toEqual(await ask(beneath));
  });

  test('dataset tells the version, its time and what showed', async () => {
    const fields = '{ dataset { version loadedAt counts { kind type count } datasets { name loadedAt } } }';
    const { asOf } = await ask(`query ($at: DateTime) { asOf(knownAt: $at) ${fields} }`, { at: timeOf(2) });
    expect(asOf.dataset).toMatchObject({ version: 2, loadedAt: timeOf(2) });
    const { nodes, edges } = visibleFacts({ load: 2, latest: false, validAt: null });
    const total = asOf.dataset.counts.reduce((sum: number, one: { count: number }) => sum + one.count, 0);
    expect(total).toBe(nodes.size + edges.size);
    expect(asOf.dataset.datasets).toContainEqual({ name: 'random', loadedAt: timeOf(1) });
  });

  test('two views of one fragment do not disturb each other', async () => {
    const answer = await ask(
      `query ($one: DateTime, $two: DateTime) {
        a: asOf(knownAt: $one) { ...Bare } b: asOf(knownAt: $two) { ...Bare } ...Bare
      } fragment Bare on Query { company(key: "bare") { guarantees(first: 5) { totalCount nodes { id } } } }`,
      { one: timeOf(1), two: timeOf(2) },
    );
    const there = { guarantees: { totalCount: 1, nodes: [{ id: 'Company:e-acute' }] } };
    expect([answer.a.company, answer.b.company, answer.company]).toEqual([
      there,
      { guarantees: { totalCount: 0, nodes: [] } },
      there,
    ]);
  });

  test('a cursor holds to the time of its list', async () => {
    const page = (args: string) => `{ companies(first: 2${args}) { edges { cursor node { key } } } }`;
    const { asOf, now } = await ask(`query ($at: DateTime) { asOf(knownAt: $at) ${page('')} now: asOf ${page('')} }`, {
      at: timeOf(lastLoad),
    });
    const after = (cursor: string) => `, after: "${cursor}"`;
    const next = await ask(
      `query ($at: DateTime) { asOf(knownAt: $at) ${page(after(asOf.companies.edges[0].cursor))} }`,
      {
        at: timeOf(lastLoad),
      },
    );
    expect(next.asOf.companies.edges[0]).toEqual(asOf.companies.edges[1]);
    expect(await ask.error(page(after(asOf.companies.edges[0].cursor)))).toMatchObject({ code: 'INVALID_CURSOR' });
    expect((await ask(page(after(now.companies.edges[0].cursor)))).companies.edges[0].node).toEqual(
      asOf.companies.edges[1].node,
    );
  });

  test('does not stand within another', async () => {
    const nested =
      '{ asOf(validAt: "2020") { ...Again } } fragment Again on Query { asOf(validAt: "2021") { __typename } }';
    expect(await ask.error(nested)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'asOf' });
  });

  test('reads no more than the query outside of it, but for the load of the instant', async () => {
    const beneath = '{ companies(first: 20) { nodes { investments { nodes { key } totalCount } } } }';
    const plain = await ask.whole(beneath);
    const dated = await ask.whole(`{ asOf(validAt: "2026") ${beneath} }`);
    const known = await ask.whole(`query ($at: DateTime) { asOf(knownAt: $at) ${beneath} }`, { at: timeOf(2) });
    expect([dated.meter.portCalls, known.meter.portCalls]).toEqual([plain.meter.portCalls, plain.meter.portCalls + 1]);
  });
});
