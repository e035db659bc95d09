import { expect, test } from 'vitest';
import { overSeeds } from '../support/seeds.ts';

const ids = (nodes: { id: string }[]) => nodes.map(({ id }) => id);

overSeeds('money in the bundled graph', (ask) => {
  test('runs round between labs, clouds and chip makers', async () => {
    const { cycles } = await ask(
      `{ cycles(through: [INVESTED_IN, SUPPLIES, LENDS_TO], including: "Company:nvidia", maxLength: 3, first: 100) {
        truncated cycles { nodes { id } steps { forward facts { type } } unknownAmounts }
      } }`,
    );
    expect(cycles.truncated).toBe(false);
    const found = cycles.cycles.map(({ nodes }: { nodes: { id: string }[] }) => ids(nodes));
    expect(found).toContainEqual(['Company:nvidia', 'Company:openai']);
    expect(found).toContainEqual(['Company:nvidia', 'Company:openai', 'Company:oracle']);
    const loop = cycles.cycles[found.findIndex((nodes: string[]) => nodes.at(-1) === 'Company:oracle')];
    // Nvidia invests in OpenAI, OpenAI pays Oracle for computing, and Oracle Nvidia for chips.
    expect(loop.steps.map(({ forward }: { forward: boolean }) => forward)).toEqual([true, false, false]);
  });

  test('leads from Nvidia to Oracle through OpenAI, in the order of dates', async () => {
    const { paths } = await ask(
      '{ paths(from: "Company:nvidia", to: "Company:oracle", direction: OUT, monotonic: true) { paths { nodes { id } } } }',
    );
    expect(ids(paths.paths[0].nodes)).toEqual(['Company:nvidia', 'Company:openai', 'Company:oracle']);
  });

  test('does not connect Onyx Security with Tesla, nor does anything else', async () => {
    const { paths } = await ask(
      '{ paths(from: "Company:onyx-security", to: "Company:tesla", maxLength: 8) { truncated paths { length } } }',
    );
    expect(paths).toEqual({ truncated: false, paths: [] });
  });

  test('is drawn around Nvidia in one call', async () => {
    const { subgraph } = await ask(
      '{ subgraph(around: ["Company:nvidia"], depth: 2, through: [INVESTED_IN, SUPPLIES]) { nodes { id } facts { from { id } to { id } } } }',
    );
    const found = new Set(ids(subgraph.nodes));
    expect(found.size).toBeGreaterThan(20);
    for (const { from, to } of subgraph.facts) expect([found.has(from.id), found.has(to.id)]).toEqual([true, true]);
  });
});
