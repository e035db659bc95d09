import { expect, test } from 'vitest';
import type { AggregateQuery } from '../../../src/graph/store.ts';
import { aggregateOf } from '../../support/evaluate-aggregate.ts';
import { along, views } from '../../support/questions.ts';
import { createRandom, pick } from '../../support/random.ts';
import { randomAggregate } from '../../support/random-aggregates.ts';
import { randomWhere } from '../../support/random-queries.ts';
import { overWorld } from '../../support/suites.ts';
import { hubId, model, visibleFacts } from '../../support/world.ts';

const nodeSeeds = Array.from({ length: 20 }, (_, seed) => seed + 1);
const edgeSeeds = Array.from({ length: 30 }, (_, seed) => seed + 1_001);

overWorld('figures drawn at random', (world) => {
  test.each(nodeSeeds)('of nodes are what their definition says, seed %i', async (seed) => {
    const draw = createRandom(seed);
    const kind = model.kinds.get(draw() < 0.3 ? 'AiModel' : pick(draw, [...model.kinds.keys()]))!;
    const naming = draw() < 0.3 ? { field: 'sources', keys: ['press', 'nothing', 'filing'] } : undefined;
    const query: AggregateQuery = {
      over: 'nodes',
      kinds: [kind.name],
      ...(draw() < 0.5 && { where: randomWhere(kind, draw, 2) }),
      ...(naming && { naming }),
      ...randomAggregate(kind, draw),
    };
    const [, read] = pick(draw, views);
    expect(await world().store.aggregate(query, read())).toEqual(aggregateOf(query, visibleFacts(read().view)));
  });

  test.each(edgeSeeds)('of edges are what their definition says, seed %i', async (seed) => {
    const draw = createRandom(seed);
    const edge = model.edges.get(draw() < 0.4 ? 'INVESTED_IN' : pick(draw, [...model.edges.keys()]))!;
    const [, read] = pick(draw, views);
    const facts = visibleFacts(read().view);
    const all = [...facts.edges.values()].filter(({ type }) => type === edge.type);
    const ends = [...new Set(all.flatMap(({ from, to }) => [from, to]))].slice(0, 20);
    const [out, into] = [along(edge.type, 'OUT'), along(edge.type, 'IN')];
    const byRef = [{ by: 'ref' as const, type: edge.type, field: 'sources' }];
    const query: AggregateQuery = {
      over: 'edges',
      origins: [...ends, hubId, 'Company:nobody', 'Source:press', hubId],
      hops: pick(draw, [[out, into], [along(edge.type, 'BOTH')], [out], byRef]),
      distinct: draw() < 0.3,
      ...(draw() < 0.5 && { where: randomWhere(edge, draw, 2) }),
      ...randomAggregate(edge, draw),
    };
    expect(await world().store.aggregate(query, read())).toEqual(aggregateOf(query, facts));
  });
});
