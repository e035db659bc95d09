import { expect, test } from 'vitest';
import { overApi } from '../support/app.ts';
import { latest, model, visibleFacts } from '../support/world.ts';

const id = 'Company:nvidia';
const facts = [...visibleFacts(latest().view).edges.values()];
const touching = facts.filter((edge) => edge.from === id || edge.to === id);
const walked = (direction: string, types?: string[]) =>
  touching.filter(({ type, from }) => {
    if (types && !types.includes(type)) return false;
    if (direction === 'ANY' || model.edges.get(type)!.symmetric) return true;
    return (from === id) === (direction === 'OUT');
  });
const far = ({ from, to }: { from: string; to: string }) => (from === id ? to : from);

overApi('neighbors and degree', (ask) => {
  test.each([
    ['ANY', undefined],
    ['OUT', undefined],
    ['IN', undefined],
    ['OUT', ['OWNS', 'PARTNERS_WITH']],
    ['IN', ['OWNS', 'PARTNERS_WITH', 'SUPPLIES']],
    ['ANY', ['RUNS']],
  ])('follow %s edges through %j', async (direction, through) => {
    const { company } = await ask(
      `query ($d: Direction, $t: [EdgeType!]) { company(key: "nvidia") {
        neighbors(direction: $d, through: $t, first: 100) { totalCount edges { node { id } fact { id type from { id } to { id } } } }
        distinct: neighbors(direction: $d, through: $t, distinct: true, first: 100) { totalCount nodes { id } }
        degree(direction: $d, through: $t) neighborCount: degree(direction: $d, through: $t, distinct: true)
      } }`,
      { d: direction, t: through },
    );
    const expected = walked(direction, through).toSorted((a, b) => (a.pos < b.pos ? 1 : -1));
    expect(company.neighbors.edges).toEqual(
      expected.map((edge) => ({
        node: { id: far(edge) },
        fact: {
          id: `${model.edges.get(edge.type)!.name}:${edge.id}`,
          type: edge.type,
          from: { id: edge.from },
          to: { id: edge.to },
        },
      })),
    );
    const nodes = [...new Set(expected.map(far))];
    expect(company.distinct.nodes.map((node: { id: string }) => node.id)).toEqual(nodes);
    expect([company.neighbors.totalCount, company.degree]).toEqual([expected.length, expected.length]);
    expect([company.distinct.totalCount, company.neighborCount]).toEqual([nodes.length, nodes.length]);
  });

  test('go every way when no direction is given, through nothing when the list is empty', async () => {
    const { company } = await ask(
      '{ company(key: "nvidia") { degree none: degree(through: []) neighbors(through: []) { totalCount nodes { id } } } }',
    );
    expect(company).toEqual({ degree: touching.length, none: 0, neighbors: { totalCount: 0, nodes: [] } });
  });

  test('show a fact’s own fields through its type', async () => {
    const { person } = await ask(
      '{ person(key: "ada") { neighbors(through: [STATED]) { edges { fact { ... on Stated { confidence } } node { ... on Forecast { metric } } } } } }',
    );
    expect(person.neighbors.edges).toEqual([{ fact: { confidence: 1 }, node: { metric: 'AI spending' } }]);
  });
});
