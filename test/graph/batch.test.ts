import { describe, expect, test } from 'vitest';
import { mergeBatch } from '../../src/graph/batch.ts';
import type { Statement } from '../../src/graph/records.ts';
import { model, voice } from '../support/statements.ts';

const { node, edge, retract } = voice('companion');
const article = voice('article');
const order = ['article', 'companion'];
const nothing = { nodes: new Map(), edges: new Map() };

/** What stands after the statements were applied to nothing. */
function standingAfter(statements: Statement[]) {
  const { nodes, edges } = mergeBatch(model, statements, nothing, order);
  return {
    nodes: new Map(nodes.map(({ id, after }) => [id, after!])),
    edges: new Map(edges.map(({ id, edge: { type }, from, to, after }) => [id, { ...after!, type, from, to }])),
  };
}

const owns = edge('OWNS', 'Company:a', 'Company:b', { stake: 0.1 }, 'ab');

describe('merging a batch', () => {
  test('gives one change per fact with what stood before and stands after', () => {
    const { nodes, counts } = mergeBatch(
      model,
      [node('Company:a', 'A'), article.node('Company:a', 'B')],
      nothing,
      order,
    );
    expect(nodes).toMatchObject([{ id: 'Company:a', key: 'a', before: null, after: { record: { name: 'B' } } }]);
    expect(counts).toEqual({ added: 1, changed: 0, unchanged: 0, retired: 0 });
  });

  test('leaves out facts that several statements lead back to where they were', () => {
    const standing = standingAfter([owns]);
    const there = edge('OWNS', 'Company:a', 'Company:b', { stake: 0.2 }, 'ab');
    const { edges, counts } = mergeBatch(model, [there, owns], standing, order);
    expect(edges).toEqual([]);
    expect(counts).toEqual({ added: 0, changed: 0, unchanged: 1, retired: 0 });
  });

  test('knows the ends of an edge that it only retracts', () => {
    const standing = standingAfter([owns, article.edge('OWNS', 'Company:a', 'Company:b', {}, 'ab')]);
    const { edges } = mergeBatch(model, [retract('ab')], standing, order);
    expect(edges).toMatchObject([{ id: 'ab', from: 'Company:a', to: 'Company:b', after: { datasets: ['article'] } }]);
  });

  test('names the data sets whose statements changed something', () => {
    const standing = standingAfter([owns]);
    const { datasets } = mergeBatch(
      model,
      [owns, article.edge('OWNS', 'Company:a', 'Company:b', {}, 'ab')],
      standing,
      order,
    );
    expect([...datasets]).toEqual(['article']);
  });

  test('refuses an id that is that of another edge, stored or in the batch', () => {
    const other = edge('OWNS', 'Company:b', 'Company:a', {}, 'ab');
    expect(() => mergeBatch(model, [other], standingAfter([owns]), order)).toThrow(
      /ab is the id of OWNS from Company:a/,
    );
    expect(() => mergeBatch(model, [owns, other], nothing, order)).toThrow(/ab is the id of OWNS from Company:a/);
  });
});
