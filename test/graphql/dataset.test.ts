import { expect, test } from 'vitest';
import { overApi } from '../support/app.ts';
import { lastLoad, latest, model, visibleFacts } from '../support/world.ts';

overApi('dataset', (ask) => {
  test('says what the graph holds and where it comes from', async () => {
    const { dataset } = await ask(
      '{ dataset { version loadedAt counts { kind type count } datasets { name loadedAt } sources { key name url licence } } }',
    );
    const { versions } = ask.world();
    expect(dataset.version).toBe(lastLoad);
    expect(dataset.loadedAt).toBe(versions.at(-1)!.loadedAt);
    const { nodes, edges } = visibleFacts(latest().view);
    const expected = new Map<string, number>();
    for (const row of [...nodes.values(), ...edges.values()]) {
      const name = 'kind' in row ? row.kind : row.type;
      expected.set(name, (expected.get(name) ?? 0) + 1);
    }
    const counted = dataset.counts.map((row: { kind: string; type: string; count: number }) => [
      row.kind ?? row.type,
      row.count,
    ]);
    expect(new Map(counted)).toEqual(expected);
    expect(dataset.datasets).toEqual([
      { name: 'article', loadedAt: versions[1]!.loadedAt },
      { name: 'companion', loadedAt: versions[2]!.loadedAt },
      { name: 'random', loadedAt: versions[0]!.loadedAt },
      { name: 'zeta', loadedAt: versions[2]!.loadedAt },
    ]);
    expect(dataset.sources).toContainEqual({
      key: 'press',
      name: 'The Press',
      url: 'https://press.example/a?b=c&d=%20',
      licence: null,
    });
  });

  test('shows as many sources as asked, 1,000 at most', async () => {
    expect((await ask('{ dataset { sources(first: 2) { id } } }')).dataset.sources).toHaveLength(2);
    expect((await ask('{ dataset { sources(first: 0) { id } } }')).dataset.sources).toEqual([]);
    expect(await ask.error('{ dataset { sources(first: 1001) { id } } }')).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      limit: 1_000,
    });
  });
});

overApi('ontology', (ask) => {
  test('tells kinds, edge types and fields as they are declared', async () => {
    const { ontology } = await ask(`{ ontology {
      kinds { name plural description interfaces fields { name type unit description values { name } } }
      edges { name from to fromField toField symmetric money date description fields { name type unit } }
    } }`);
    expect(ontology.kinds.map((kind: { name: string }) => kind.name)).toEqual([...model.kinds.keys()]);
    expect(ontology.edges.map((edge: { name: string }) => edge.name)).toEqual([...model.edges.keys()]);
    const company = ontology.kinds.find((kind: { name: string }) => kind.name === 'Company');
    expect(company).toMatchObject({ plural: 'companies', interfaces: ['Entity', 'Investor', 'Organization'] });
    const field = (name: string) => company.fields.find((one: { name: string }) => one.name === name);
    expect(field('sectors')).toMatchObject({ type: 'list of enum', unit: null });
    expect(field('sectors').values).toContainEqual({ name: 'FOUNDRY' });
    expect(field('foundedOn')).toMatchObject({ type: 'partialDate', values: [] });
    const supplies = ontology.edges.find((edge: { name: string }) => edge.name === 'SUPPLIES');
    expect(supplies).toMatchObject({
      from: ['Company', 'Institution', 'LegalEntity'],
      fromField: 'customers',
      toField: 'suppliers',
      symmetric: false,
      money: 'BACKWARD',
      date: 'announcedOn',
    });
    expect(supplies.fields).toContainEqual({ name: 'powerMw', type: 'float', unit: 'MW' });
  });
});
