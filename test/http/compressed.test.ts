import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphStore } from '../../src/graph/store.ts';
import { type Listening, listen, post } from '../support/server.ts';
import { openFresh } from '../support/sqlite.ts';
import { fill } from '../support/world.ts';

describe.each([
  ['the lean path', true],
  ['the fetch layer', false],
])('answers of %s', (_, leanPath) => {
  let store: GraphStore;
  let server: Listening;
  beforeAll(async () => {
    store = await openFresh();
    await fill(store);
    server = await listen(store, { leanPath });
  });
  afterAll(async () => {
    await server.stop();
    await store.close();
  });

  const large = { query: '{ companies(first: 100) { nodes { id name aliases } } }' };
  const ask = async (query: object, encoding: string) => {
    const response = await post(server, query, { 'accept-encoding': encoding });
    const { headers } = response;
    return { text: await response.text(), encoding: headers.get('content-encoding'), vary: headers.get('vary') };
  };

  test.each(['gzip', 'br', 'gzip, deflate, br'])('are sent in %s when they are large', async (encoding) => {
    const plain = await ask(large, 'identity');
    expect(plain).toMatchObject({ encoding: null, vary: 'Accept-Encoding' });
    const packed = await ask(large, encoding);
    expect(packed).toMatchObject({ text: plain.text, vary: 'Accept-Encoding' });
    expect(encoding).toContain(packed.encoding);
  });

  test('are sent as they are when they are small', async () => {
    expect((await ask({ query: '{ __typename }' }, 'gzip')).encoding).toBeNull();
  });
});
