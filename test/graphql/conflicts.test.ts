import { expect, test } from 'vitest';
import { overApi } from '../support/app.ts';
import { sharedDeal } from '../support/world.ts';

const conflicts = 'conflicts { field values { value dataset sources { key } } shown rule }';

overApi('conflicts', (ask) => {
  const timeOf = (load: number) => ask.world().versions[load - 1]!.loadedAt;

  test('of a fact are those of the version that shows', async () => {
    const fact = `{ node(id: "InvestedIn:${sharedDeal.id}") { ... on Fact { datasets ${conflicts} } } }`;
    const { one, two, node } = await ask(
      `query ($one: DateTime, $two: DateTime) { one: asOf(knownAt: $one) ${fact} two: asOf(knownAt: $two, validAt: "2026-12") ${fact} ${fact.slice(1)}`,
      { one: timeOf(1), two: timeOf(2) },
    );
    expect(one.node).toEqual({ datasets: ['companion'], conflicts: [] });
    expect(node).toEqual({ datasets: ['article'], conflicts: [] });
    expect(two.node).toEqual({
      datasets: ['article', 'companion'],
      conflicts: [
        {
          field: 'amount',
          values: [
            { value: '9 USD EXACT', dataset: 'article', sources: [{ key: 'press' }] },
            { value: '10 USD APPROXIMATE', dataset: 'companion', sources: [{ key: 'filing' }] },
          ],
          shown: '9 USD EXACT',
          rule: 'FIRST_DATASET',
        },
      ],
    });
  });

  test('of an entity name every data set that states the field', async () => {
    const { company } = await ask(`{ company(key: "bare") { name datasets ${conflicts} } }`);
    expect(company.datasets).toEqual(['article', 'companion']);
    expect(company.conflicts.map(({ field }: { field: string }) => field)).toContain('name');
    const [name] = company.conflicts.filter(({ field }: { field: string }) => field === 'name');
    expect(name).toMatchObject({ shown: company.name, values: [{ dataset: 'article' }, { dataset: 'companion' }] });
  });

  test('are read only where they are asked for, in one call per level, and not where one data set speaks alone', async () => {
    const calls = async (selection: string) =>
      (
        await ask.whole(
          `{ companies(first: 100, where: {key: {in: ["bare", "nvidia", "hub"]}}) { nodes { ${selection} } } }`,
        )
      ).meter.portCalls;
    expect(await calls('id')).toBe(1);
    expect(await calls('id conflicts { field }')).toBe(2);
    const alone = await ask.whole('{ company(key: "hub") { conflicts { field } } }');
    expect([alone.data.company.conflicts, alone.meter.portCalls]).toEqual([[], 1]);
  });
});
