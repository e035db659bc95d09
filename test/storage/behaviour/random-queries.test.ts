import { expect, test } from 'vitest';
import { comparePositions, holds, pageOf, positionOf } from '../../support/evaluate.ts';
import { along, edgesOf, findNodes, newestFirst, oldestFirst, views } from '../../support/questions.ts';
import { createRandom, pick } from '../../support/random.ts';
import { randomOrder, randomPage, randomWhere } from '../../support/random-queries.ts';
import { overWorld } from '../../support/suites.ts';
import { model, visibleFacts } from '../../support/world.ts';

const kinds = [...model.kinds.keys()];
const nodeSeeds = Array.from({ length: 35 }, (_, seed) => seed + 1);
const edgeSeeds = Array.from({ length: 35 }, (_, seed) => seed + 1_001);

overWorld('lists drawn at random', (world) => {
  test.each(nodeSeeds)('nodes answer as their definition says, seed %i', async (seed) => {
    const draw = createRandom(seed);
    const kind = model.kinds.get(pick(draw, kinds))!;
    const [where, order, page] = [randomWhere(kind, draw, 2), randomOrder(kind, draw), randomPage(draw)];
    const [, read] = pick(draw, views);
    const facts = visibleFacts(read().view);
    const expected = [...facts.nodes.values()]
      .filter((node) => node.kind === kind.name && holds(where, node, facts))
      .map((node) => ({ id: node.id, position: positionOf(order, node, facts) }))
      .sort((a, b) => comparePositions(order, a.position, b.position, false));

    const [slice] = await findNodes(world().store, { kinds: [kind.name], where, order, page }, read());
    const found = { rows: slice!.rows.map((row) => row.id), more: slice!.more };
    expect(found).toEqual(
      pageOf(
        expected.map(({ id }) => id),
        page,
      ),
    );

    const [total] = await world().store.aggregate({ over: 'nodes', kinds: [kind.name], where }, read());
    expect(total!.count).toBe(expected.length);
  });

  test.each(edgeSeeds)('edges answer as their definition says, seed %i', async (seed) => {
    const draw = createRandom(seed);
    const edge = model.edges.get(draw() < 0.4 ? 'INVESTED_IN' : pick(draw, [...model.edges.keys()]))!;
    const where = randomWhere(edge, draw, 2);
    const order = draw() < 0.4 ? pick(draw, [newestFirst, oldestFirst]) : randomOrder(edge, draw, edge.to);
    const page = randomPage(draw);
    const [, read] = pick(draw, views);
    const facts = visibleFacts(read().view);
    const all = [...facts.edges.values()].filter(({ type }) => type === edge.type);
    const origins = [...new Set(all.flatMap(({ from, to }) => [from, to]))].slice(0, 25);
    const expected = origins.map((origin) =>
      all
        .filter((one) => (one.from === origin || one.to === origin) && holds(where, one, facts, origin))
        .map((one) => ({ id: one.id, position: positionOf(order, one, facts, origin) }))
        .sort((a, b) => comparePositions(order, a.position, b.position, true))
        .map(({ id }) => id),
    );
    const hops = edge.symmetric ? [along(edge.type, 'BOTH')] : [along(edge.type, 'OUT'), along(edge.type, 'IN')];

    const slices = await edgesOf(world().store, origins, { hops, where, order, page }, read());
    const found = slices.map(({ rows, more }) => ({ rows: rows.map((row) => row.id), more }));
    expect(found).toEqual(expected.map((ids) => pageOf(ids, page)));

    const counts = await world().store.aggregate({ over: 'edges', origins, hops, where, distinct: false }, read());
    expect(counts.map(({ count }) => count)).toEqual(expected.map((ids) => ids.length));
  });
});
