import { expect, test } from 'vitest';
import type { NodeQuery } from '../../../src/graph/store.ts';
import { isBounded } from '../../../src/storage/sqlite/bounded.ts';
import { createScope } from '../../../src/storage/sqlite/fields.ts';
import { model } from '../../support/statements.ts';

const scope = createScope(model);
const byName: NodeQuery = {
  kinds: ['Company'],
  order: { terms: [{ on: 'self', field: 'name', direction: 'ASC' }], fallback: 'ASC' },
  page: { limit: 10, from: 'start' },
};
const naming = { field: 'sources', keys: ['press'] };

test('a list in the order of an index is bounded, one of all that name a node is not', () => {
  expect(isBounded.nodes(byName, scope)).toBe(true);
  expect(isBounded.nodes({ ...byName, naming }, scope)).toBe(false);
});

test('so is the number of nodes of a kind, and that of nodes that name one is not', () => {
  expect(isBounded.figures({ over: 'nodes', kinds: ['Company'] })).toBe(true);
  expect(isBounded.figures({ over: 'nodes', kinds: ['Company'], naming })).toBe(false);
});
