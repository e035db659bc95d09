import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { edgeRowPosition, nodePosition, type Order, type SortValue } from '../../../src/graph/order.ts';
import type { EdgeRow, NodeRow } from '../../../src/graph/records.ts';
import type { GraphStore, Page, Slice } from '../../../src/graph/store.ts';
import type { KindModel } from '../../../src/ontology/model.ts';
import { comparePositions, holds, positionOf } from '../../support/evaluate.ts';
import { createOracle } from '../../support/oracle.ts';
import { along, by, edgesOf, findNodes } from '../../support/questions.ts';
import { createRandom, pick, randomGraph } from '../../support/random.ts';
import { randomOrder, randomWhere } from '../../support/random-queries.ts';
import { byAmountsOf, byNumberOf, investors } from '../../support/relations.ts';
import { money, voice } from '../../support/statements.ts';
import { openEmpty, stores } from '../../support/stores.ts';
import { asOf, datasetOrder, model, publish } from '../../support/world.ts';

const read = () => ({ ...asOf(1), view: { load: 1, latest: true, validAt: null } });
const named = stores.map((entry) => [entry.name, entry] as const);

/** Where a walk goes, and in what steps. */
interface Walk {
  seed: number;
  size: number;
  from: Page['from'];
}
const walks = fc.array(
  fc.record<Walk>({
    seed: fc.nat(),
    size: fc.integer({ min: 1, max: 7 }),
    from: fc.constantFrom<Page['from']>('start', 'end'),
  }),
  { minLength: 10, maxLength: 10 },
);

/** All rows of a list, page by page; `more` must be true exactly until the last page. */
async function follow<Row>(
  { size: limit, from }: Walk,
  total: number,
  ask: (page: Page) => Promise<Slice<Row>>,
  positionAt: (row: Row) => SortValue[],
): Promise<Row[]> {
  const rows: Row[] = [];
  let bound: SortValue[] | undefined;
  for (;;) {
    const slice = await ask({ limit, from, ...(from === 'start' ? { after: bound } : { before: bound }) });
    rows.splice(from === 'start' ? rows.length : 0, 0, ...slice.rows);
    expect(slice.more).toBe(rows.length < total);
    if (!slice.more) return rows;
    bound = positionAt(from === 'start' ? slice.rows.at(-1)! : slice.rows[0]!);
  }
}

async function walkNodes(store: GraphStore, walk: Walk, facts: ReturnType<typeof allOf>): Promise<void> {
  const draw = createRandom(walk.seed);
  const kind = pick(draw, [...model.kinds.values()]);
  const [where, order] = [randomWhere(kind, draw, 1), randomOrder(kind, draw)];
  const expected = [...facts.nodes.values()]
    .filter((node) => node.kind === kind.name && holds(where, node, facts))
    .map((node) => ({ id: node.id, position: positionOf(order, node, facts) }))
    .sort((a, b) => comparePositions(order, a.position, b.position, false));
  const ask = async (page: Page) => (await findNodes(store, { kinds: [kind.name], where, order, page }, read()))[0]!;
  const rows = await follow<NodeRow>(walk, expected.length, ask, (row) => nodePosition(order, kind, row));
  expect(rows.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
}

async function walkEdges(store: GraphStore, walk: Walk, facts: ReturnType<typeof allOf>): Promise<void> {
  const draw = createRandom(walk.seed);
  const edge = pick(draw, [...model.edges.values()]);
  const all = [...facts.edges.values()].filter(({ type }) => type === edge.type);
  if (all.length === 0) return;
  // Where the most edges meet: in parallel, on equal days, of unknown values.
  const degree = (id: string) => all.filter(({ from }) => from === id).length;
  const origin = all.map(({ from }) => from).reduce((most, id) => (degree(id) > degree(most) ? id : most));
  const order = shared(randomOrder(edge, draw, edge.to), edge.to);
  const expected = all
    .filter((one) => one.from === origin || (edge.symmetric && one.to === origin))
    .map((one) => ({ id: one.id, position: positionOf(order, one, facts, origin) }))
    .sort((a, b) => comparePositions(order, a.position, b.position, true));
  const hops = [along(edge.type, edge.symmetric ? 'BOTH' : 'OUT')];
  const ask = async (page: Page) => (await edgesOf(store, [origin], { hops, order, page, far: true }, read()))[0]!;
  const positionAt = (row: EdgeRow) => edgeRowPosition(order, edge, model.kinds.get(row.far!.kind), row);
  const rows = await follow<EdgeRow>(walk, expected.length, ask, positionAt);
  expect(rows.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
}

/** Without terms by a field that some kinds at the far end do not have: nobody can ask for those. */
function shared(order: Order, far: KindModel[]): Order {
  const terms = order.terms.filter(
    (term) => 'relation' in term || term.on === 'self' || far.every((kind) => kind.fields.has(term.field)),
  );
  return { ...order, terms };
}

function allOf(graph: ReturnType<typeof randomGraph>) {
  return createOracle([graph], datasetOrder).visibleFacts(read().view);
}

describe.each(named)('walks through random graphs on %s', (name, entry) => {
  describe.skipIf(entry.skip)(entry.skip ?? 'any order, either way', () => {
    test('give every row once, in order', async () => {
      const numRuns = name === 'Neo4j' ? 3 : 15;
      await fc.assert(
        fc.asyncProperty(fc.nat(), walks, walks, async (seed, overNodes, overEdges) => {
          const graph = randomGraph(seed, { nodes: 102, edges: 300 });
          const facts = allOf(graph);
          const store = await openEmpty(entry);
          await publish(store, graph);
          for (const walk of overNodes) await walkNodes(store, walk, facts);
          for (const walk of overEdges) await walkEdges(store, walk, facts);
        }),
        // A smaller graph says no more than the seed does, and each costs a load.
        { numRuns, endOnFailure: true },
      );
    }, 240_000);
  });
});

describe.each(named)('a walk across a load on %s', (_, entry) => {
  const { node, edge } = voice('companion');
  const company = model.kinds.get('Company')!;
  const load = (number: number) => ({ ...asOf(number), view: { load: number, latest: true, validAt: null } });
  const invest = (from: string, to: string) =>
    edge('INVESTED_IN', `Company:${from}`, `Company:${to}`, {}, `${from}-${to}`);
  const most = Number.MAX_SAFE_INTEGER;
  const guarantee = (to: string, minor: number, id: string) =>
    edge('GUARANTEES', 'Company:a', `Company:${to}`, { amount: money(minor) }, id);

  describe.skipIf(entry.skip)(entry.skip ?? 'goes on by value', () => {
    let store: GraphStore | undefined;
    beforeAll(async () => {
      store = await openEmpty(entry);
      const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
      await publish(store, [
        node('Source:press', 'Press'),
        ...keys.map((key) => node(`Company:${key}`, key)),
        // Investors: f 3, e 2, d 1, the others none.
        ...['a', 'b', 'c'].map((from) => invest(from, 'f')),
        ...['a', 'b'].map((from) => invest(from, 'e')),
        invest('a', 'd'),
        // Guarantees of d go beyond 64 bits, those of e beyond 2^53, those of f to its edge.
        ...Array.from({ length: 1_100 }, (_, index) => guarantee('d', most, `d-${index}`)),
        ...[most, 1].map((minor, index) => guarantee('e', minor, `e-${index}`)),
        ...[most, -1].map((minor, index) => guarantee('f', minor, `f-${index}`)),
        ...[-most, -1].map((minor, index) => guarantee('b', minor, `b-${index}`)),
      ]);
    });
    const page = async (order: Order, number: number, after?: SortValue[]) => {
      const query = { order, page: { limit: 3, from: 'start' as const, ...(after && { after }) } };
      return (await findNodes(store!, query, load(number)))[0]!.rows;
    };

    test('sums are exact, and those beyond 2^53 - 1 stand at its edge', async () => {
      const order = byAmountsOf({ by: 'edge', type: 'GUARANTEES', direction: 'IN' });
      const rows = [...(await page(order, 1)), ...(await page(order, 1, [most - 1, 'Company:f']))];
      expect(rows.map(({ key, related }) => [key, related])).toEqual([
        ['e', [most]],
        ['d', [most]],
        ['f', [most - 1]],
        ['b', [-most]],
        ['c', [null]],
        ['a', [null]],
      ]);
    });

    test('a load in progress moves nothing', async () => {
      const load = await store!.load(datasetOrder);
      await load.applyBatch(['a', 'b', 'd', 'e'].map((from) => invest(from, 'c')));
      const rows = await page(byNumberOf(investors), 1);
      expect(rows.map(({ key, related }) => [key, related])).toEqual([
        ['f', [3]],
        ['e', [2]],
        ['d', [1]],
      ]);
      await load.discard();
    });

    test('what came behind it shows, what came before does not, what moved shows where it stands', async () => {
      const orders = { name: by('name'), count: byNumberOf(investors) };
      const [first, most] = [await page(orders.name, 1), await page(orders.count, 1)];
      expect(first.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
      expect(most.map(({ key, related }) => [key, related])).toEqual([
        ['f', [3]],
        ['e', [2]],
        ['d', [1]],
      ]);
      await publish(store!, [
        node('Company:aa', 'aa'),
        node('Company:cc', 'cc'),
        node('Company:d', 'zz'),
        ...['b', 'c', 'd'].map((from) => invest(from, 'cc')),
      ]);
      const next = await page(orders.name, 2, nodePosition(orders.name, company, first.at(-1)!));
      expect(next.map(({ key }) => key)).toEqual(['cc', 'e', 'f']);
      const rest = await page(orders.count, 2, nodePosition(orders.count, company, most.at(-1)!));
      expect(rest.map(({ key, related }) => [key, related])).toEqual([
        ['c', [0]],
        ['b', [0]],
        ['aa', [0]],
      ]);
    });
  });
});
