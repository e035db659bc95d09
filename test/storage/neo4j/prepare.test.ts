import { describe, expect, test } from 'vitest';
import { edges, interfaces, nodes } from '../../../schema/index.ts';
import { link } from '../../../src/ontology/link.ts';
import type { Model } from '../../../src/ontology/model.ts';
import { openNeo4j } from '../../../src/storage/neo4j/store.ts';
import { cypher, emptyNeo4j, neo4jOptions, neo4jSkip } from '../../support/neo4j.ts';
import { model } from '../../support/statements.ts';
import { forget } from '../../support/stores.ts';

/** The types of edges among which facts that name a source are found, once an emptied database is prepared. */
async function namingTypes(of: Model): Promise<unknown> {
  await emptyNeo4j();
  const store = await openNeo4j(of, await neo4jOptions());
  await store.prepare();
  await store.close();
  const [row] = await cypher("SHOW INDEXES YIELD name, labelsOrTypes WHERE name = 'edges_naming_sources'");
  return row![1];
}

describe.skipIf(neo4jSkip)(`preparing a database${neo4jSkip ? `: ${neo4jSkip}` : ''}`, () => {
  test('that another ontology used gives its indexes what this one has', async () => {
    await forget('Neo4j');
    const fewer = link({ interfaces, nodes, edges: edges.filter(({ type }) => type !== 'RAISED') });
    expect(await namingTypes(fewer)).not.toContain('RAISED');
    expect(await namingTypes(model)).toEqual(expect.arrayContaining(['RAISED', 'RAISED__PAST']));
  });
});
