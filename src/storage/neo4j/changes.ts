import {
  type ChangeAction,
  type ChangePage,
  type ChangeQuery,
  type ChangeRow,
  changeRanges,
} from '../../graph/changes.ts';
import { GraphError } from '../../graph/errors.ts';
import type { EdgeRow, NodeRow } from '../../graph/records.ts';
import type { Read } from '../../graph/store.ts';
import type { View } from '../../graph/view.ts';
import type { Model } from '../../ontology/model.ts';
import type { Asker } from './ask.ts';
import type { Decoder, TimeOf } from './decode.ts';
import { integer, pastSuffix } from './properties.ts';
import { edgeText, nodeText } from './queries.ts';
import type { Query } from './scope.ts';

type RawChange = [
  load: number,
  action: ChangeAction,
  name: string,
  id: string,
  datasets: string[],
  replaced: number | null,
  node: string | null,
];

/** Changes speak of facts that may be retired. */
const anyVersion = { latest: false };

const newestFirst = 'c.load DESC, c.name DESC, c.id DESC';

/**
 * The entries of a page, one more than the limit where there are more, with their nodes. Each name is one range of the
 * index at the load where the page begins and one beneath it, read no further than the limit; then they are merged.
 */
export function pickChanges(query: ChangeQuery & { page: ChangePage }, { load }: View): Query {
  const { top, names } = changeRanges(query, load, query.page.after);
  // The whole key of the index, or its order is not used.
  const page = 'RETURN c ORDER BY c.name DESC, c.load DESC, c.id DESC LIMIT $limit';
  const text = `UNWIND $names AS of
CALL (of) {
  MATCH (c:Change) WHERE c.name = of.name AND c.load = $top AND c.id < of.below ${page}
  UNION ALL
  MATCH (c:Change) WHERE c.name = of.name AND c.load < $top AND c.load > $since AND c.id IS NOT NULL ${page}
}
WITH c ORDER BY ${newestFirst} LIMIT $limit
OPTIONAL MATCH (n:Entity) WHERE n.id = c.id
WITH c, n ORDER BY ${newestFirst}
WITH collect([c.load, c.action, c.name, c.id, c.datasets, c.replaced,
  ${nodeText(anyVersion, 'n')}]) AS result`;
  const [since, limit] = [integer(query.since), integer(query.page.limit + 1)];
  return { text, parameters: { names, top: integer(top), since, limit } };
}

/** Versions of edges, each by its id and the load that brought it. */
export function edgeVersions(types: readonly string[], versions: readonly [id: string, addedLoad: number][]): Query {
  const all = types.flatMap((type) => [type, `${type}${pastSuffix}`]).join('|');
  const text = `MATCH ()-[x:${all}]->()
WHERE x.id IN $ids AND x._addedLoad >= $first AND [x.id, x._addedLoad] IN $versions
WITH collect([x.id, x._addedLoad, ${edgeText(anyVersion, 'x')}]) AS result`;
  const ids = [...new Set(versions.map(([id]) => id))];
  const first = integer(Math.min(...versions.map(([, load]) => load)));
  return { text, parameters: { ids, first, versions: versions.map(([id, load]) => [id, integer(load)]) } };
}

export function countChanges({ names, since, until }: ChangeQuery, { load }: View): Query {
  const text = `UNWIND $names AS name
CALL (name) {
  MATCH (c:Change) WHERE c.name = name AND c.load > $since AND c.load <= $until AND c.id IS NOT NULL
  RETURN count(c) AS number
}
WITH sum(number) AS result`;
  return { text, parameters: { names, since: integer(since), until: integer(Math.min(until, load)) } };
}

/** Changes in the order of the list, one more than the limit where there are more. */
export async function readChanges(
  model: Model,
  asker: Asker,
  { timeOf, decode }: { timeOf: TimeOf; decode: Decoder },
  query: ChangeQuery & { page: ChangePage },
  read: Read,
): Promise<ChangeRow[]> {
  const { result: picked } = await asker.once<RawChange[]>(pickChanges(query, read.view), read);
  const versions = await readVersions(model, asker, decode, picked, read);
  const { load: last, latest, pinned } = read.view;
  /** What a load retired that was published while the latest was read still stands in it. */
  const standing = <Row extends NodeRow | EdgeRow>(row: Row): Row =>
    latest && !pinned && row.retractedAt !== null && row.retractedAt > timeOf(last)!
      ? { ...row, retractedAt: null }
      : row;
  const version = (key: string) => {
    const row = versions.get(key);
    return row ? standing(row) : null;
  };
  return picked.map(([load, action, name, id, datasets, replaced, node]) => ({
    load,
    at: timeOf(load)!,
    action,
    name,
    id,
    datasets,
    node: node === null ? null : standing(decode.node(node)),
    fact: version(`${id} ${load}`),
    previous: version(`${id} ${replaced}`),
  }));
}

/** Reads that a load may disturb which moves past versions meanwhile. */
const attempts = 3;

/** The versions that changes speak of, by id and the load that brought them. */
async function readVersions(model: Model, asker: Asker, decode: Decoder, picked: readonly RawChange[], read: Read) {
  const wanted = new Map<string, [string, number]>();
  const types = new Set<string>();
  for (const [load, action, name, id, , replaced] of picked) {
    if (!model.edges.has(name)) continue;
    types.add(name);
    if (action !== 'RETRACTED') wanted.set(`${id} ${load}`, [id, load]);
    if (replaced !== null) wanted.set(`${id} ${replaced}`, [id, replaced]);
  }
  const found = new Map<string, EdgeRow>();
  if (wanted.size === 0) return found;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const query = edgeVersions([...types].sort(), [...wanted.values()]);
    const { result } = await asker.once<[id: string, addedLoad: number, text: string][]>(query, read);
    for (const [id, addedLoad, text] of result) found.set(`${id} ${addedLoad}`, decode.edge(text));
    if (found.size === wanted.size) return found;
  }
  throw new GraphError('INTERNAL', 'Versions of edges that a load wrote down are missing.', { wanted: wanted.size });
}
