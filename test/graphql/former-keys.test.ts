import { GraphQLID, getNamedType } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { createPipeline, type Pipeline } from '../../src/graphql/pipeline.ts';
import { engines, schema } from '../support/app.ts';
import { model } from '../support/statements.ts';
import { overWorld } from '../support/suites.ts';

const formerKeys = new Map([
  ['Company:nvidia-once', 'nvidia'],
  ['Company:bare-once', 'bare'],
  // Still a node of its own.
  ['Company:nvidia', 'bare'],
  ['Company:lost', 'nowhere'],
]);

/** Questions by root field about two companies, asked under former ids and under those of today. */
const questions: Record<string, (a: string, b: string) => string> = {
  node: (a) => `{ node(id: "${a}") { id } }`,
  nodes: (a, b) => `{ nodes(ids: ["${a}", "${b}"]) { id } }`,
  subgraph: (a, b) => `{ subgraph(around: ["${a}", "${b}"], maxNodes: 20) { nodes { id } facts { id } } }`,
  cycles: (a) => `{ cycles(including: "${a}", through: [INVESTED_IN], maxLength: 4) { cycles { nodes { id } } } }`,
  paths: (a, b) => `{ paths(from: "${a}", to: "${b}") { paths { nodes { id } } } }`,
  withoutEntity: (a, b) =>
    `{ withoutEntity(remove: ["${b}"], from: ["${a}"], through: [INVESTED_IN]) { lost { node { id } } } }`,
  exposure: (a) => `{ exposure(of: "${a}") { nodes { id } } }`,
  ultimateOwners: (a) => `{ ultimateOwners(of: "${a}") { nodes { id } } }`,
  integratedOwnership: (a) => `{ integratedOwnership(of: "${a}") { nodes { id } } }`,
  controllers: (a) => `{ controllers(of: "${a}") { controller { id } } }`,
  coInvestors: (a) => `{ coInvestors(of: "${a}") { nodes { id } } }`,
  similarInvestors: (a) => `{ similarInvestors(to: "${a}") { nodes { id } } }`,
  investorSimilarity: (a, b) => `{ investorSimilarity(a: "${a}", b: "${b}") { jaccard factsVisited } }`,
  capitalFlow: (a) => `{ capitalFlow(of: "${a}", through: [SUPPLIES]) { unknownIn unknownOut } }`,
  computeReach: (a) => `{ computeReach(of: "${a}") { truncated } }`,
};

test('every root field that takes ids is asked', () => {
  const fields = Object.values(schema.getQueryType()!.getFields());
  const taking = fields.filter(({ args }) => args.some(({ type }) => getNamedType(type) === GraphQLID));
  expect(Object.keys(questions).sort()).toEqual(taking.map(({ name }) => name).sort());
});

overWorld('former keys', (world) => {
  describe.each(engines)('by %s', (engine) => {
    let pipeline: Pipeline;
    beforeAll(() => {
      pipeline = createPipeline({ schema, model, store: world().store, engine, formerKeys });
    });
    const ask = async (query: string) => JSON.parse(JSON.stringify(await pipeline.answer({ query })));

    test.each(Object.keys(questions))('%s answers as for the current ids', async (field) => {
      const answer = await ask(questions[field]!('Company:nvidia-once', 'Company:bare-once'));
      expect(answer).toEqual({ data: expect.anything() });
      expect(answer).toEqual(await ask(questions[field]!('Company:nvidia', 'Company:bare')));
    });

    test('a key finds the node of today, under its own', async () => {
      expect(await ask('{ company(key: "nvidia-once") { key } }')).toEqual({ data: { company: { key: 'nvidia' } } });
      expect(await ask('{ company(key: "lost") { key } chip(key: "nvidia-once") { key } }')).toEqual({
        data: { company: null, chip: null },
      });
    });

    test('are asked for only where nothing is found', async () => {
      expect(await ask('{ company(key: "nvidia") { key } }')).toEqual({ data: { company: { key: 'nvidia' } } });
      const calls = async (key: string) => {
        const query = `{ company(key: "${key}") { key } }`;
        return (await ask(query)) && (await pipeline.answer({ query, extensions: { cost: true } })).extensions?.cost;
      };
      const [current, former] = [await calls('bare'), await calls('nvidia-once')];
      expect(current).toMatchObject({ portCalls: 1 });
      expect(former).toMatchObject({ portCalls: 2 });
    });

    test('of a node that is gone too are named as what they mean', async () => {
      const { errors } = await ask('{ exposure(of: "Company:lost") { nodes { id } } }');
      expect(errors).toMatchObject([
        { message: 'There is no node Company:nowhere.', extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    });
  });
});
