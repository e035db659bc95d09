import type { Editions, StoreVersion } from '../../graph/store.ts';
import { allLanes } from './lanes.ts';
import { integer } from './properties.ts';
import type { Query } from './scope.ts';

const ofStore = 's.load, l.publishedAt, s.loading';
const lastLoad = 'OPTIONAL MATCH (l:Load) WHERE l.number = s.load';
const lockAll = `MATCH (s:Store) SET s.lock = $token
WITH s UNWIND [${allLanes}] AS lane MERGE (x:Lane {number: lane}) SET x.lock = $token
WITH DISTINCT s`;

/**
 * The store's own node: `load` = the latest published load, `loading` = who is changing facts under it, if anyone.
 * Writing to it and to its lanes makes loads wait for one another.
 */
export function lockStore(token: string): Query {
  return { text: `${lockAll} ${lastLoad}\nRETURN ${ofStore}`, parameters: { token } };
}

/**
 * Keeps one lane of a load that is under way: its transactions do not wait for one another then, but whoever takes the
 * store over waits for all of them. `loading` is read once the lane is kept.
 */
export function lockLane(token: string, lane: number): Query {
  return {
    text: `MATCH (x:Lane {number: $lane}) SET x.lock = $token\nWITH x MATCH (s:Store) ${lastLoad}\nRETURN ${ofStore}`,
    parameters: { token, lane: integer(lane) },
  };
}

/** Says who is loading; counters and degrees are not to be trusted until it is unset (null). */
export function markLoading(token: string | null): Query {
  return { text: 'MATCH (s:Store) SET s.loading = $token', parameters: { token } };
}

/** Says that this load changes nothing any more; one that took its place stays marked. */
export function endLoading(token: string): Query {
  return { text: 'MATCH (s:Store) WHERE s.loading = $token SET s.loading = null', parameters: { token } };
}

/** Makes a load visible: the small write that readers see at once. */
export function publishLoad(load: number, publishedAt: string, datasets: readonly string[]): Query {
  return {
    text: `MATCH (s:Store) SET s.load = $load
CREATE (:Load {number: $load, publishedAt: $publishedAt})
WITH s UNWIND $datasets AS name
MERGE (d:DataSet {name: name}) SET d.load = $load, d.loads = coalesce(d.loads, []) + $load, d.edition = null`,
    parameters: { load: integer(load), publishedAt, datasets },
  };
}

/** Keeps what data sets hold now; one that was never loaded is passed over. */
export function nameEditions(editions: Editions): Query {
  return {
    text: 'UNWIND $editions AS one MATCH (d:DataSet {name: one[0]}) SET d.edition = one[1]',
    parameters: { editions: Object.entries(editions) },
  };
}

/** Later than the load before even within its millisecond or under a clock set back: times tell loads apart. */
export function publicationTime({ loadedAt }: StoreVersion): string {
  return new Date(Math.max(Date.now(), loadedAt === null ? 0 : Date.parse(loadedAt) + 1)).toISOString();
}
