import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { GraphStore } from '../../../src/graph/store.ts';
import { type Neo4jOptions, openNeo4j } from '../../../src/storage/neo4j/store.ts';
import { dataOf, execute } from '../../support/app.ts';
import { emptyNeo4j, neo4jOptions, neo4jSkip } from '../../support/neo4j.ts';
import { model, voice } from '../../support/statements.ts';
import { forget } from '../../support/stores.ts';
import { publish } from '../../support/world.ts';
import { ownMethods } from '../../support/wrap.ts';

const { node, edge, retract } = voice('companion');
const first = [
  node('Source:press', 'Press'),
  node('Company:a', 'A'),
  node('Company:b', 'B'),
  edge('OWNS', 'Company:a', 'Company:b', {}, 'ab'),
];

const questions: Record<string, string> = {
  entity: '{ company(key: "a") { name holdings { nodes { name } } } }',
  list: '{ companies { totalCount nodes { name } } }',
  figures: '{ company(key: "a") { holdings { totalCount aggregate { count } } } }',
  'another day': '{ asOf(validAt: "2026") { company(key: "a") { holdings { nodes { name } } } } }',
  'another time': '{ asOf(knownAt: "2999-01-01T00:00:00Z") { company(key: "a") { holdings { nodes { name } } } } }',
  'what is held': '{ dataset { version loadedAt counts { kind type count } } }',
  changes: '{ changes { totalCount nodes { action node { id } fact { id } } } }',
  search: '{ search(query: "anew") { nodes { id } } }',
};

describe.skipIf(neo4jSkip)(`requests to a Neo4j that others load${neo4jSkip ? `: ${neo4jSkip}` : ''}`, () => {
  let options: Neo4jOptions;
  /** Another process: it shares nothing with those that answer but the database. */
  let other: GraphStore;
  let store: GraphStore;
  let versionsAsked = 0;
  const opened: GraphStore[] = [];
  const open = async () => {
    const store = ownMethods(await openNeo4j(model, { ...options, transactionLimit: 1 }));
    opened.push(store);
    return store;
  };
  const ask = async (of: GraphStore, text: string) =>
    dataOf(await execute(text, null, { engine: 'graphql-jit', store: of }));
  beforeAll(async () => {
    await forget('Neo4j');
    options = await neo4jOptions();
  });
  beforeEach(async () => {
    await emptyNeo4j();
    other = await open();
    await other.prepare();
    await publish(other, first);
    const plain = await open();
    store = {
      ...plain,
      version: (...asked) => {
        versionsAsked += 1;
        return plain.version(...asked);
      },
    };
    versionsAsked = 0;
  });
  afterAll(async () => {
    for (const store of opened) await store.close();
  });

  test.each(Object.entries(questions))('show what was published before them: %s', async (_, text) => {
    const before = await ask(store, text);
    await publish(other, [
      node('Company:a', 'A anew'),
      node('Company:c', 'C'),
      node('Company:d', 'D'),
      edge('OWNS', 'Company:a', 'Company:c', {}, 'ac'),
      edge('OWNS', 'Company:a', 'Company:d', {}, 'ad'),
      retract('ab'),
    ]);
    const expected = await ask(await open(), text);
    expect(await ask(store, text)).toEqual(expected);
    expect(expected).not.toEqual(before);
  });

  test('need not ask for the version: their statements tell it, and what reads nothing has none', async () => {
    for (const text of [questions.list!, questions.list!, questions.entity!, '{ __typename }']) await ask(store, text);
    expect(versionsAsked).toBe(0);
  });
});
