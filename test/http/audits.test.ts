import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Listening, listen } from '../support/server.ts';
import { openFresh } from '../support/sqlite.ts';

/** GraphQL over HTTP, as the audits of the `graphql-http` package read it: every MUST holds, and every SHOULD. */
describe.each([true, false])('GraphQL over HTTP, plain requests on the lean path: %s', (leanPath) => {
  let server: Listening | undefined;
  const audits = serverAudits({ url: () => `${server!.url}/graphql` });

  beforeAll(async () => {
    const store = await openFresh();
    server = await listen(store, { leanPath });
  });
  afterAll(() => server?.stop());

  test('has 61 audits', () => {
    expect(audits).toHaveLength(61);
  });

  test.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (name, audit) => {
    const result = await audit.fn();
    const reason = result.status === 'ok' ? null : result.reason;
    // A MAY that is not taken up is a notice.
    expect(result.status, reason ?? undefined).toBeOneOf(name.startsWith('MAY') ? ['ok', 'notice'] : ['ok']);
  });
});
