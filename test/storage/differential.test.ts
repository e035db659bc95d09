import { beforeAll, describe, expect, test } from 'vitest';
import { createMeter } from '../../src/graph/meter.ts';
import type { GraphStore, Hop, Page } from '../../src/graph/store.ts';
import type { Where } from '../../src/graph/where.ts';
import {
  allHops,
  along,
  edgesOf,
  findNodes,
  newestFirst,
  oldestFirst,
  origins,
  type Question,
  scanAll,
  views,
} from '../support/questions.ts';
import { createRandom, pick } from '../support/random.ts';
import { randomOrder, randomPage, randomWhere } from '../support/random-queries.ts';
import { answeringStores, openWorld } from '../support/stores.ts';
import { hubId, latest, model } from '../support/world.ts';

const [reference, ...others] = answeringStores;
const kinds = [...model.kinds.keys()];
const kindNames = kinds.map((kind) => [kind]);
const call = { deadline: Number.POSITIVE_INFINITY, meter: createMeter() };
const pages: Page[] = [
  { limit: 7, from: 'start' },
  { limit: 7, from: 'end' },
];
const refHops: Hop[] = [
  { by: 'ref', type: 'INVESTED_IN', field: 'sources' },
  { by: 'ref', type: 'OWNS', field: 'sources' },
  { by: 'ref', type: 'INVESTED_IN', field: 'round' },
  { by: 'ref', type: 'INVESTED_IN', field: 'program' },
];
const named = ['Source:press', 'Source:filing', 'FundingRound:series-a', 'Program:ecosystem', 'Company:nvidia'];
const stated = ['shared-deal', 'changed-deal', 'nothing'];
const anyChange = { names: [...kinds, ...model.edges.keys()], since: 0, until: 9 };
const withoutTime = <T extends { loadedAt?: unknown }>({ loadedAt, ...rest }: T) => rest;

/** Times differ between stores; everything else of a row must not. */
function timeless(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, one) =>
      ['recordedAt', 'retractedAt', 'loadedAt', 'at'].includes(key) ? one !== null : one,
    ),
  );
}

const fixed: Question[] = [
  ...views.flatMap(([name, read]): Question[] => [
    { name: `all nodes by name ${name}`, ask: (store) => findNodes(store, { kinds }, read()) },
    { name: `all edges at some nodes ${name}`, ask: (store) => edgesOf(store, origins, { far: true }, read()) },
    {
      name: `oldest edges ${name}`,
      ask: (store) => edgesOf(store, origins, { order: oldestFirst, page: pages[0]! }, read()),
    },
    {
      name: `one edge per far node ${name}`,
      ask: (store) => edgesOf(store, origins, { distinct: true, far: true }, read()),
    },
    {
      name: `facts that name a node ${name}`,
      ask: (store) => edgesOf(store, named, { hops: refHops, far: true }, read()),
    },
    { name: `ends ${name}`, ask: (store) => store.endsOf(origins, { hops: allHops, limit: 50 }, read()) },
    {
      name: `count of edges ${name}`,
      ask: (store) => store.aggregate({ over: 'edges', origins, hops: allHops, distinct: false }, read()),
    },
    {
      name: `count of far nodes ${name}`,
      ask: (store) => store.aggregate({ over: 'edges', origins, hops: allHops, distinct: true }, read()),
    },
    {
      name: `count of facts that name ${name}`,
      ask: (store) => store.aggregate({ over: 'edges', origins: named, hops: refHops, distinct: false }, read()),
    },
    { name: `count of nodes ${name}`, ask: (store) => store.aggregate({ over: 'nodes', kinds }, read()) },
    {
      name: `nodes that name ${name}`,
      ask: (store) =>
        findNodes(store, { kinds, naming: { field: 'sources', keys: ['press', 'nothing', 'filing'] } }, read()),
    },
    { name: `search ${name}`, ask: (store) => store.search({ tokens: ['na'], kinds, page: { limit: 30 } }, read()) },
    { name: `summary ${name}`, ask: (store) => store.summary(read(), read().view).then(withoutTime) },
    { name: `statements of edges ${name}`, ask: (store) => store.statementsOf({ on: 'edge', ids: stated }, read()) },
    {
      name: `changes ${name}`,
      ask: async (store) => [
        await store.changes({ ...anyChange, page: { limit: 60 } }, read()),
        await store.changes({ ...anyChange, page: { limit: 60, after: [1, 'OWNS', 'x'] } }, read()),
        await store.countChanges(anyChange, read()),
      ],
    },
    { name: `scan of investments ${name}`, ask: (store) => scanAll(store, { type: 'INVESTED_IN' }, read()) },
  ]),
  ...kindNames.map(
    ([kind]): Question => ({ name: `scan of ${kind}`, ask: (store) => scanAll(store, { kind: kind! }) }),
  ),
  { name: 'version', ask: (store) => store.version(call).then(withoutTime) },
  { name: 'summary', ask: (store) => store.summary(call).then(withoutTime) },
  { name: 'ends of few', ask: (store) => store.endsOf([hubId], { hops: allHops, limit: 3 }, latest()) },
  {
    name: 'derived models',
    ask: (store) =>
      findNodes(store, {
        kinds: ['AiModel'],
        naming: { field: 'baseModel', keys: ['llama-3', 'llama-3.1'] },
        page: pages[0]!,
      }),
  },
  ...['nvidia', 'llama 3 1', 'e', '銀', '한국', 'same na', 'drop table', 'near and or', 'labs', 'zzz'].map(
    (text): Question => ({
      name: `search "${text}"`,
      ask: (store) => store.search({ tokens: text.split(' '), kinds, page: { limit: 20 } }, latest()),
    }),
  ),
];

/** Lists of every kind in every order, filtered at random; the seed is in the name. */
const random: Question[] = Array.from({ length: 25 }, (_, seed): Question => {
  const draw = createRandom(seed + 1);
  const kind = model.kinds.get(pick(draw, kinds))!;
  const where = randomWhere(kind, draw, 2);
  const order = randomOrder(kind, draw);
  const page = randomPage(draw);
  const [, read] = pick(draw, views);
  return {
    name: `nodes, seed ${seed}`,
    ask: async (store) => [
      await findNodes(store, { kinds: [kind.name], where, order, page }, read()),
      await store.aggregate({ over: 'nodes', kinds: [kind.name], where }, read()),
    ],
  };
});

const randomEdges: Question[] = Array.from({ length: 25 }, (_, seed): Question => {
  const draw = createRandom(seed + 1_000);
  const edge = model.edges.get(draw() < 0.4 ? 'INVESTED_IN' : pick(draw, [...model.edges.keys()]))!;
  const where: Where = randomWhere(edge, draw, 2);
  const order = draw() < 0.4 ? pick(draw, [newestFirst, oldestFirst]) : randomOrder(edge, draw, edge.to);
  const page = randomPage(draw);
  const hops = [along(edge.type, edge.symmetric ? 'BOTH' : 'OUT'), along(edge.type, edge.symmetric ? 'BOTH' : 'IN')];
  const [, read] = pick(draw, views);
  return {
    name: `edges, seed ${seed}`,
    ask: async (store) => {
      const all = (await scanAll(store, { type: edge.type })) as unknown as { from: string; to: string }[];
      const some = [...new Set(all.flatMap(({ from, to }) => [from, to]))].slice(0, 25);
      return [
        await edgesOf(store, some, { hops, where, order, page, far: true }, read()),
        await store.aggregate({ over: 'edges', origins: some, hops, where, distinct: true }, read()),
        await store.endsOf(some, { hops, where, limit: 4 }, read()),
      ];
    },
  };
});

for (const other of others) {
  describe.skipIf(other.skip)(
    `${other.name} answers as ${reference!.name}${other.skip ? `: ${other.skip}` : ''}`,
    () => {
      let one: GraphStore;
      let two: GraphStore;
      beforeAll(async () => {
        one = (await openWorld(reference!)).store;
        two = (await openWorld(other)).store;
      });
      test.each([...fixed, ...random, ...randomEdges])('$name', async ({ ask }) => {
        expect(timeless(await ask(two))).toEqual(timeless(await ask(one)));
      });
    },
  );
}
