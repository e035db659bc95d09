import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { overSeeds } from '../support/seeds.ts';

const file = fileURLToPath(new URL('../../docs/traversal.md', import.meta.url));
const text = readFileSync(file, 'utf8');
const pairs = [...text.matchAll(/```graphql\n(.*?)```\n\n```json\n(.*?)```/gs)].map(
  (match) => [match[1]!, match[2]!] as const,
);

overSeeds('docs/traversal.md', (ask) => {
  test.each(pairs)('%s', async (query, answer) => {
    expect({ data: await ask(query) }).toEqual(JSON.parse(answer));
  });

  test('has every question of Query that goes beyond lists', async () => {
    expect(pairs.length).toBeGreaterThan(4);
    const schema = await ask('{ __schema { queryType { fields { name type { ofType { name } } } } } }');
    const fields = schema.__schema.queryType.fields.map(({ name }: { name: string }) => name);
    const told = new Set([...text.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap((match) => match[1]!.match(/\w+/g)!));
    for (const name of told) expect(fields).toContain(name);
    const known = new Set(['node', 'nodes', 'search', 'asOf', 'changes', 'dataset', 'ontology']);
    const { ontology } = await ask('{ ontology { kinds { name plural } } }');
    for (const { name, plural } of ontology.kinds) known.add(plural).add(name.charAt(0).toLowerCase() + name.slice(1));
    for (const name of ['investors', 'organizations', 'places', 'entities']) known.add(name);
    expect(fields.filter((name: string) => !known.has(name)).sort()).toEqual([...told].sort());
  });
});
