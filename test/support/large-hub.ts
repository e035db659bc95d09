import type { GraphStore } from '../../src/graph/store.ts';
import { connect } from '../../src/storage/sqlite/connection.ts';
import { cypher } from './neo4j.ts';
import { money, voice } from './statements.ts';
import { publish } from './world.ts';

/** How many edges leave the hub. */
export const largeHubSize = 200_000;
export const largeHub = 'Company:large-hub';

/** The only edge that the store itself wrote; the oldest, and the pattern of all others. */
const seed = 'seed';
const equalDate = '2021-01-01';

/**
 * The stored position of an edge by its place in the list, newest first, from 1. The dates of the first half are all
 * equal, those of the second are spread over eleven years.
 */
export function positionAt(place: number): string {
  const half = largeHubSize / 2;
  const days = place <= half ? 0 : Math.ceil((4_000 * (place - half)) / half);
  const date = new Date(Date.parse(equalDate) - days * 86_400_000).toISOString().slice(0, 10);
  return `${date}!copy-${String(largeHubSize - place).padStart(6, '0')}`;
}

/** All positions but the seed's. */
const positions = () => Array.from({ length: largeHubSize - 1 }, (_, index) => positionAt(index + 1));

async function publishSeed(store: GraphStore): Promise<void> {
  const { node, edge } = voice('companion');
  const record = { amount: money(1_000_000), announcedOn: '2009-01-01' };
  const target = 'Company:of-the-large-hub';
  await publish(store, [
    node(largeHub, 'Large hub'),
    node(target, 'Target'),
    edge('INVESTED_IN', largeHub, target, record, seed),
  ]);
}

/** The hub in a database file: copies written past the store, because a load of as many takes a minute. */
export async function fillSqliteHub(store: GraphStore, path: string): Promise<void> {
  await publishSeed(store);
  const connection = connect(path);
  connection.exec('begin');
  connection.run({
    text: `insert into edge (id, type, source, target, pos, since, added_load, datasets, record, folded)
select substr(j.value, 12), e.type, e.source, e.target, j.value, substr(j.value, 1, 10), e.added_load, e.datasets,
  json_set(e.record, '$.announcedOn', substr(j.value, 1, 10)), e.folded
from json_each(?2) j cross join edge e where e.id = ?1`,
    parameters: [seed, JSON.stringify(positions())],
  });
  connection.exec(`update degree set count = ${largeHubSize} where type = 'INVESTED_IN' and direction = 'OUT'`);
  connection.exec('commit');
  connection.close();
}

/** As `fillSqliteHub`; copies hold what a page of edges that leave a node reads, and no more. */
export async function fillNeo4jHub(store: GraphStore): Promise<void> {
  await publishSeed(store);
  const all = positions();
  const batch = 20_000;
  for (let from = 0; from < all.length; from += batch) {
    await cypher(
      `MATCH (a)-[x:INVESTED_IN]->(b) WHERE x.id = $seed
UNWIND $positions AS position
CREATE (a)-[y:INVESTED_IN]->(b)
SET y = x {.from, ._addedLoad, ._retiredLoad, id: substring(position, 11), _pos: position,
  _row: replace(x._row, x._pos, position)}`,
      { seed, positions: all.slice(from, from + batch) },
    );
  }
}
