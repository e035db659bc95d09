import { describe, expect, test } from 'vitest';
import { compareDate } from '../../src/graph/dates.ts';
import type { Where } from '../../src/graph/where.ts';
import { overApi } from '../support/app.ts';
import { type Fact, holds } from '../support/evaluate.ts';
import { hubId, latest, model, visibleFacts } from '../support/world.ts';

const facts = visibleFacts(latest().view);

/** Ids of the facts at a node that a filter on the date or amount of their own type lets through. */
function expected(node: string, filter: (dateField: string) => Where): string[] {
  return [...facts.edges.values()]
    .filter(({ from, to }) => from === node || to === node)
    .filter((edge) => holds(filter(model.edges.get(edge.type)!.date), edge as Fact, facts, node))
    .map(({ id, type }) => `${model.edges.get(type)!.name}:${id}`)
    .sort();
}

overApi('a filter of facts of any type', (ask) => {
  async function found(node: string, where: string): Promise<string[]> {
    const ids: string[] = [];
    for (let after: string | null = null; ; ) {
      const data: { node: { neighbors: Page } } = await ask(
        `query ($node: ID!, $after: String) { node(id: $node) { ... on Entity {
          neighbors(first: 100, after: $after, where: { fact: ${where} }) {
            pageInfo { hasNextPage endCursor } edges { fact { id } }
        } } } }`,
        { node, after },
      );
      const { edges, pageInfo } = data.node.neighbors;
      ids.push(...edges.map(({ fact }) => fact.id));
      if (!pageInfo.hasNextPage) return ids.sort();
      after = pageInfo.endCursor;
    }
  }
  interface Page {
    edges: { fact: { id: string } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  }

  describe.each(['Company:nvidia', hubId])('at %s', (node) => {
    test.each(['eq', 'lt', 'lte', 'gt', 'gte'] as const)(
      'date %s goes by the date that its type declares',
      async (cmp) => {
        for (const date of ['2021', '2021-02', '2025', '2026-03-15']) {
          const ids = await found(node, `{ date: { ${cmp}: "${date}" } }`);
          expect(ids).toEqual(expected(node, (field) => compareDate(field, cmp, date)));
        }
      },
    );

    test('a date can be unknown, and what is not so', async () => {
      const unknown = expected(node, (field) => ({ op: 'isNull', field }));
      expect(unknown.length).toBeGreaterThan(0);
      expect(await found(node, '{ date: { isNull: true } }')).toEqual(unknown);
      expect(await found(node, '{ not: { date: { isNull: false } } }')).toEqual(unknown);
    });

    test('an amount is unknown where the type has none', async () => {
      const inEuro: Where = { op: 'money', field: 'amount', currency: 'EUR', bounds: [{ cmp: 'gte', minor: 100 }] };
      expect(await found(node, '{ amount: { currency: "EUR", gte: 1 } }')).toEqual(expected(node, () => inEuro));
      expect(await found(node, '{ not: { amount: { currency: "EUR", gte: 1 } } }')).toEqual(
        expected(node, () => ({ op: 'not', of: inEuro })),
      );
      expect(await found(node, '{ amount: { isNull: true } }')).toEqual(
        expected(node, () => ({ op: 'isNull', field: 'amount' })),
      );
    });
  });
});
