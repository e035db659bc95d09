import { describe, expect, test } from 'vitest';
import { printDdl, schemaParts } from '../../../src/storage/neo4j/ddl.ts';
import { openNeo4j } from '../../../src/storage/neo4j/store.ts';
import { cypher, neo4jOptions, neo4jSkip } from '../../support/neo4j.ts';
import { model } from '../../support/statements.ts';

const parts = schemaParts(model);

describe('constraints and indexes of Neo4j', () => {
  test('are printed with what each is for', () => {
    const printed = printDdl(model);
    for (const { text, why } of parts) {
      expect(printed).toContain(`// ${why}\n`);
      expect(printed).toContain(`\n${text};\n`);
    }
  });

  test('name each thing once', () => {
    expect(new Set(parts.map(({ name }) => name)).size).toBe(parts.length);
  });

  test('index no prose, no address and no list but in full text', () => {
    for (const field of ['summary', 'note', 'website', 'url', 'sectors', 'aliases', 'applications', 'sources']) {
      expect(parts.filter(({ text }) => text.includes('RANGE') && text.includes(`.${field})`))).toEqual([]);
    }
  });

  test('need Community Edition alone', () => {
    for (const { text } of parts)
      expect(text).not.toMatch(/IS NOT NULL|IS NODE KEY|IS RELATIONSHIP KEY|IS ::|IS TYPED/);
  });

  test.skipIf(neo4jSkip)(`are all made by prepare${neo4jSkip ? `: ${neo4jSkip}` : ''}`, async () => {
    const store = await openNeo4j(model, await neo4jOptions());
    await store.prepare();
    await store.prepare();
    await store.close();
    const [row] = await cypher(
      "SHOW INDEXES YIELD name, state, type WHERE type <> 'LOOKUP' RETURN collect([name, state])",
    );
    const expected = parts.map(({ name }): [string, string] => [name, 'ONLINE']);
    expect(new Map(row![0] as [string, string][])).toEqual(new Map(expected));
  });
});
