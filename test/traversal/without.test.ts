import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EdgeHop } from '../../src/traversal/walk.ts';
import { findLoss } from '../../src/traversal/without.ts';
import { overEmpty } from '../support/suites.ts';
import { type Fact, holdsFor, type Line, lawTimeout, loadPlot, type Plot } from './plot.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `Company:${name}`);
const [a, b, c, d] = names as [string, string, string, string];
const types = ['SUPPLIES', 'PARTNERS_WITH'];
type Way = 'OUT' | 'IN' | 'ANY';

const line = (type: string, from: string, to: string): Line => ({ type, from, to });
const supplies = (from: string, to: string) => line('SUPPLIES', from, to);

/** Ways along edges as the API makes them: a symmetric type goes both ways. */
function hopsOf(through: readonly string[], direction: Way): EdgeHop[] {
  return through.map((type) => ({
    by: 'edge',
    type,
    direction: type === 'PARTNERS_WITH' || direction === 'ANY' ? 'BOTH' : direction,
  }));
}

function next(facts: readonly Fact[], hops: readonly EdgeHop[], node: string): string[] {
  return facts.flatMap(({ type, from, to }) => {
    const direction = hops.find((hop) => hop.type === type)?.direction;
    if (!direction) return [];
    return [
      ...(direction !== 'IN' && from === node ? [to] : []),
      ...(direction !== 'OUT' && to === node ? [from] : []),
    ];
  });
}

function reachable(facts: readonly Fact[], hops: readonly EdgeHop[], seeds: string[], length: number): Set<string> {
  const found = new Set(seeds);
  for (let step = 0; step < length; step += 1) {
    for (const node of [...found]) for (const far of next(facts, hops, node)) found.add(far);
  }
  return found;
}

/** Everything whose every way back along the hops comes to the removed: by looking at all nodes, step by step. */
function unsupported(facts: readonly Fact[], hops: readonly EdgeHop[], removed: string[], length: number): Set<string> {
  const all = [...new Set(facts.flatMap(({ from, to }) => [from, to]))];
  const leadingTo = (node: string) => all.filter((other) => next(facts, hops, other).includes(node));
  let gone = new Set(removed);
  for (let step = 0; step < length; step += 1) {
    const lost = all.filter((node) => leadingTo(node).length > 0 && leadingTo(node).every((other) => gone.has(other)));
    gone = new Set([...gone, ...lost]);
  }
  return new Set([...gone].filter((node) => !removed.includes(node)));
}

const question = fc.record({
  lines: fc.noBias(
    fc.array(
      fc
        .record({ type: fc.constantFrom(...types), from: fc.constantFrom(...names), to: fc.constantFrom(...names) })
        .filter(({ from, to }) => from !== to),
      { minLength: 4, maxLength: 10 },
    ),
  ),
  through: fc.subarray(types, { minLength: 1 }),
  direction: fc.constantFrom<Way>('OUT', 'IN', 'ANY'),
  remove: fc.subarray(names, { minLength: 1, maxLength: 2 }),
  from: fc.subarray(names, { minLength: 1, maxLength: 3 }),
  maxLength: fc.integer({ min: 1, max: 4 }),
});

overEmpty('without an entity', (store) => {
  const nodes = Object.fromEntries(names.map((name) => [name, {}]));
  const loss = (
    plot: Plot,
    given: {
      remove: string[];
      through: string[];
      direction?: Way;
      from?: string[];
      maxLength?: number;
      budget?: number;
    },
  ) => {
    const { remove, through, direction = 'ANY', from, maxLength = 4, budget = 200_000 } = given;
    const ways = direction === 'ANY' ? (['OUT', 'IN'] as const) : [direction];
    return findLoss(store(), plot.read, {
      remove: remove.map(plot.id),
      from: from ? from.map(plot.id) : null,
      hops: hopsOf(through, direction),
      oneWayHops: ways.map((way) => hopsOf(through, way)),
      maxLength,
      budget,
    });
  };

  test(
    'from seeds: what brute force reaches before and not after',
    () =>
      holdsFor(
        store(),
        question,
        ({ lines }) => ({ lines, nodes }),
        async (plot, { from, ...given }) => {
          const hops = hopsOf(given.through, given.direction);
          const removed = given.remove.map(plot.id);
          const seeds = from.map(plot.id);
          const rest = plot.facts.filter((fact) => !removed.includes(fact.from) && !removed.includes(fact.to));
          const before = reachable(plot.facts, hops, seeds, given.maxLength);
          const after = reachable(
            rest,
            hops,
            seeds.filter((seed) => !removed.includes(seed)),
            given.maxLength,
          );
          const { lost, truncated } = await loss(plot, { ...given, from });
          expect(truncated).toBe(false);
          expect(lost.map(({ node }) => node).sort()).toEqual(
            [...before].filter((node) => !after.has(node) && !removed.includes(node)).sort(),
          );
          for (const { node, lastPath } of lost) {
            const { nodes: way, steps } = lastPath;
            expect(seeds).toContain(way[0]);
            expect(way.at(-1)).toBe(node);
            expect(reachable(plot.facts, hops, seeds, steps.length - 1)).not.toContain(node);
            for (const [index, step] of steps.entries()) {
              expect(next(plot.facts, hops, way[index]!)).toContain(step.node);
              for (const id of step.edgeIds) {
                const fact = plot.facts.find((one) => one.id === id)!;
                expect([fact.from, fact.to].sort()).toEqual([way[index], step.node].sort());
              }
            }
          }
        },
      ),
    lawTimeout,
  );

  test(
    'without seeds: what brute force finds to depend on the removed alone, either way',
    () =>
      holdsFor(
        store(),
        question,
        ({ lines }) => ({ lines, nodes }),
        async (plot, { from: _, ...given }) => {
          const { maxLength, through, direction } = given;
          const removed = given.remove.map(plot.id);
          const ways = direction === 'ANY' ? (['OUT', 'IN'] as const) : [direction];
          const expected = ways.flatMap((way) => [
            ...unsupported(plot.facts, hopsOf(through, way), removed, maxLength),
          ]);
          const { lost } = await loss(plot, given);
          expect(lost.map(({ node }) => node).sort()).toEqual([...new Set(expected)].sort());
          for (const { node, lastPath } of lost) {
            expect(removed).toContain(lastPath.nodes[0]);
            expect(lastPath.nodes.at(-1)).toBe(node);
          }
          expect(lost.map(({ lastPath }) => lastPath.steps.length)).toEqual(
            lost.map(({ lastPath }) => lastPath.steps.length).sort(),
          );
        },
      ),
    lawTimeout,
  );

  test('models that run on no other chip, with the run that they had', async () => {
    const runs = (chip: string, model: string): Line => line('RUNS', `Chip:${chip}`, `AiModel:${model}`);
    const plot = await loadPlot(store(), [
      runs('small', 'only'),
      runs('small', 'both'),
      runs('large', 'both'),
      runs('large', 'other'),
    ]);
    const { lost } = await loss(plot, { remove: ['Chip:small'], through: ['RUNS'] });
    expect(plot.named(lost)).toEqual([
      {
        node: 'AiModel:only',
        lastPath: {
          nodes: ['Chip:small', 'AiModel:only'],
          steps: [{ edgeIds: ['000'], forward: true, node: 'AiModel:only' }],
        },
      },
    ]);
  });

  test('what a lost one leads to is lost with it, as far as maxLength; a ring holds itself', async () => {
    const plot = await loadPlot(store(), [supplies(a, b), supplies(b, c), supplies(c, d)]);
    const out = { remove: [a], through: ['SUPPLIES'], direction: 'OUT' as const };
    expect(plot.named((await loss(plot, out)).lost.map(({ node }) => node))).toEqual([b, c, d]);
    expect((await loss(plot, { ...out, maxLength: 2 })).lost).toHaveLength(2);
    const ring = await loadPlot(store(), [supplies(a, b), supplies(b, c), supplies(c, b)]);
    expect((await loss(ring, out)).lost).toEqual([]);
    expect((await loss(ring, { ...out, from: [a] })).lost).toHaveLength(2);
  });

  test('a node with many supports is looked at in growing parts, and nothing is claimed that was not seen whole', async () => {
    const many = Array.from({ length: 300 }, (_, index) => ({ ...supplies(a, b), fields: { product: `p${index}` } }));
    const alone = await loadPlot(store(), many);
    const out = { remove: [a], through: ['SUPPLIES'], direction: 'OUT' as const, maxLength: 1 };
    expect((await loss(alone, out)).lost).toHaveLength(1);
    const held = await loadPlot(store(), [...many, supplies(c, b)]);
    expect((await loss(held, out)).lost).toEqual([]);
    const cut = await loss(alone, { ...out, budget: 400 });
    expect(cut).toMatchObject({ lost: [], truncated: true });
    expect(cut.factsVisited).toBeLessThanOrEqual(400);
  });

  test('unknown ids, removed or to start from, are errors that name them', async () => {
    const plot = await loadPlot(store(), [supplies(a, b)]);
    const request = { hops: [], oneWayHops: [], maxLength: 1, budget: 10 };
    for (const ids of [
      { remove: ['Company:nobody'], from: null },
      { remove: [plot.id(a)], from: ['Company:nobody'] },
    ]) {
      await expect(findLoss(store(), plot.read, { ...request, ...ids })).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        facts: { id: 'Company:nobody' },
      });
    }
  });
});
