import { expect, test } from 'vitest';
import { overApi } from '../support/app.ts';
import { hostile, returningNode } from '../support/world.ts';

overApi('node and nodes', (ask) => {
  test('find entities and facts by their global ids', async () => {
    const { company } = await ask('{ company(key: "nvidia") { id investments(first: 1) { edges { fact { id } } } } }');
    const factId = company.investments.edges[0].fact.id;
    expect(company.id).toBe('Company:nvidia');
    expect(factId).toMatch(/^InvestedIn:/);
    const found = await ask(
      `query ($a: ID!, $b: ID!) {
        node(id: $a) { __typename id ... on Company { ticker } }
        nodes(ids: [$b, $a, "Company:nobody", "Owns:nothing"]) { __typename id ... on InvestedIn { from { id } } }
      }`,
      { a: company.id, b: factId },
    );
    expect(found).toEqual({
      node: { __typename: 'Company', id: 'Company:nvidia', ticker: 'NVDA' },
      nodes: [
        { __typename: 'InvestedIn', id: factId, from: { id: 'Company:nvidia' } },
        { __typename: 'Company', id: 'Company:nvidia' },
        null,
        null,
      ],
    });
  });

  test('do not find a fact under the name of another edge type', async () => {
    expect(await ask('{ node(id: "Owns:shared-deal") { id } }')).toEqual({ node: null });
    expect(await ask('{ node(id: "InvestedIn:shared-deal") { id } }')).toEqual({
      node: { id: 'InvestedIn:shared-deal' },
    });
  });

  test.each([
    'nvidia',
    '',
    'Company:',
    ':nvidia',
    'Compny:nvidia',
    'INVESTED_IN:shared-deal',
    'Company:No Key',
    hostile,
  ])('refuse the malformed id %j', async (id) => {
    const error = await ask.error('query ($id: ID!) { node(id: $id) { id } }', { id });
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', id });
  });

  test('names the nearest kind for a misspelt one', async () => {
    const { message } = await ask.error('{ node(id: "Compny:nvidia") { id } }');
    expect(message).toContain('did you mean Company?');
  });

  test('takes at most 100 ids', async () => {
    const ids = Array.from({ length: 101 }, (_, index) => `Company:c-${index}`);
    const error = await ask.error('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(error).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 100, requested: 101 });
  });
});

overApi('one entity by key', (ask) => {
  test('of each kind', async () => {
    const data = await ask(
      '{ aiModel(key: "llama-3.1") { id } person(key: "ada") { name } source(key: "press") { url } }',
    );
    expect(data).toEqual({
      aiModel: { id: 'AiModel:llama-3.1' },
      person: { name: 'Ada É. Lovelace' },
      source: { url: 'https://press.example/a?b=c&d=%20' },
    });
  });

  test.each(['nobody', '', 'No Key', hostile, 'a'.repeat(1_000), 'nul\u0000', '\ud800'])(
    'is null for the key %j that nothing has',
    async (key) => {
      expect(await ask('query ($key: String!) { company(key: $key) { id } }', { key })).toEqual({ company: null });
    },
  );
});

overApi('the fields of an entity', (ask) => {
  test('are its own and the envelope, unknown ones null, lists empty', async () => {
    const data = await ask(`{
      company(key: "bare") {
        __typename id kind key name aliases summary sectors foundedOn ticker status confidence validFrom validTo note
        datasets sources { key } retractedAt
      }
      source(key: "press") { sources { key } }
    }`);
    expect(data).toEqual({
      company: {
        __typename: 'Company',
        id: 'Company:bare',
        kind: 'Company',
        key: 'bare',
        name: 'Bare Metal',
        aliases: ['Bare'],
        summary: null,
        sectors: [],
        foundedOn: null,
        ticker: null,
        status: 'REPORTED',
        confidence: null,
        validFrom: null,
        validTo: null,
        note: null,
        datasets: ['article', 'companion'],
        sources: [{ key: 'filing' }, { key: 'press' }],
        retractedAt: null,
      },
      source: { sources: [] },
    });
  });

  test('hold exact values', async () => {
    const data = await ask(`{
      south: facility(key: "south") { longitude acceleratorCount applications capitalCost { value decimal currency qualifier } }
      third: facility(key: "third") { powerMw capitalCost { decimal currency qualifier } }
      chip(key: "taalas-hc1") { memoryBytes launchPrice { value decimal currency } }
      aiModel(key: "closed") { parameterCount }
    }`);
    expect(data).toEqual({
      south: {
        longitude: 1 / 3,
        acceleratorCount: 2_147_483_647,
        applications: ['training', 'Inference É', hostile],
        capitalCost: { value: 90071992547409.91, decimal: '90071992547409.91', currency: 'USD', qualifier: 'EXACT' },
      },
      third: { powerMw: 1 / 3, capitalCost: { decimal: '0.01', currency: 'EUR', qualifier: 'AT_LEAST' } },
      chip: { memoryBytes: 2 ** 53 - 1, launchPrice: { value: 500, decimal: '500', currency: 'JPY' } },
      aiModel: { parameterCount: 1_857_519_953_499_096_300 },
    });
  });

  test('tell when the load that brought the fact was published', async () => {
    const { versions } = ask.world();
    const { node } = await ask('{ node(id: "LendsTo:changed-deal") { ... on Fact { recordedAt retractedAt } } }');
    expect(node).toEqual({ recordedAt: versions[2]!.loadedAt, retractedAt: null });
  });

  test('tell of an entity when it first came, even where it went in between, and say so', async () => {
    const { versions } = ask.world();
    const { node, asOf, __schema } = await ask(
      `query ($at: DateTime, $id: ID!) {
        node(id: $id) { ... on Entity { recordedAt } }
        asOf(knownAt: $at) { node(id: $id) { id } }
        __schema { queryType { fields { name description } } types { name fields { name description } } }
      }`,
      { at: versions[1]!.loadedAt, id: returningNode },
    );
    expect(node).toEqual({ recordedAt: versions[0]!.loadedAt });
    expect(asOf.node).toEqual({ id: returningNode });
    type Named = { name: string; description: string; fields: Named[] };
    const named = (all: Named[], name: string) => all.find((one) => one.name === name)!;
    const { description } = named(named(__schema.types, 'Entity').fields, 'recordedAt');
    expect(description).toContain('the load that brought it first');
    expect(named(__schema.queryType.fields, 'asOf').description).toContain('as if it had never been gone');
  });
});

overApi('the view of the Query value', (ask) => {
  const text = `{
    company(key: "nvidia") { name }
    companies { totalCount }
    bare: company(key: "bare") {
      degree(through: [GUARANTEES, LENDS_TO])
      borrowers { edges { fact { id amount { value } announcedOn from { id } sources { key } } } }
    }
  }`;
  const changed = (data: { bare: { borrowers: { edges: { fact: { id: string } }[] } } }) =>
    data.bare.borrowers.edges.map(({ fact }) => fact).find(({ id }) => id === 'LendsTo:changed-deal');

  test('governs everything beneath it', async () => {
    const past = await ask.whole(text, {}, { load: 2, latest: false, validAt: null });
    expect(past.errors).toEqual([]);
    const now = await ask(text);
    const fact = { id: 'LendsTo:changed-deal', from: { id: 'Company:bare' }, sources: [{ key: 'press' }] };
    expect(changed(past.data)).toEqual({ ...fact, amount: { value: 0.2 }, announcedOn: '2022' });
    expect(changed(now)).toEqual({ ...fact, amount: { value: 0.2 }, announcedOn: '2023-05' });
    expect(now.bare.degree).toBe(past.data.bare.degree + 1);
  });

  test('shows nothing before the first load', async () => {
    const { data } = await ask.whole(text, {}, { load: 0, latest: false, validAt: null });
    expect(data).toEqual({ company: null, companies: { totalCount: 0 }, bare: null });
  });

  test('hides facts that were not true on its day', async () => {
    const roles = '{ person(key: "ada") { roles { totalCount edges { fact { title } } } } }';
    const { data } = await ask.whole(roles, {}, { load: 3, latest: true, validAt: '2022-01-01' });
    expect(data.person.roles).toEqual({ totalCount: 1, edges: [{ fact: { title: 'Chief' } }] });
  });
});
