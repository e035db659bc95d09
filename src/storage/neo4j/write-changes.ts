import type { EdgeChange, NodeChange } from '../../graph/batch.ts';
import { type ChangeAction, type ChangeEntry, changeEntry } from '../../graph/changes.ts';
import type { Model } from '../../ontology/model.ts';
import type { Progress } from './apply.ts';
import type { Reading } from './connection.ts';
import { integer } from './properties.ts';
import type { Query } from './scope.ts';

/**
 * Writes down what the load does to the facts of a batch, over what earlier batches of it wrote. `versions`: the loads
 * that brought the standing versions of edges; `again`: what the load may have changed before.
 */
export async function writeChanges(
  read: Reading,
  { load, order }: Progress,
  changes: readonly (NodeChange | EdgeChange)[],
  versions: ReadonlyMap<string, number>,
  again: ReadonlySet<string>,
): Promise<Query[]> {
  const asked = changes.filter(({ id }) => again.has(id));
  const earlier = new Map<string, ChangeEntry>();
  for (const row of asked.length === 0 ? [] : await read.run(earlierChanges(load, asked))) {
    const [name, id, action, by, replaced] = row as [string, string, ChangeAction, string[], number | null];
    earlier.set(id, { name, id, action, datasets: by, replaced });
  }
  const entries = changes.flatMap((change) => {
    return changeEntry(change, earlier.get(change.id), versions.get(change.id) ?? null, order) ?? [];
  });
  return [
    ...(earlier.size > 0 ? [removeChanges(load, [...earlier.values()])] : []),
    ...(entries.length > 0 ? [addChanges(load, entries)] : []),
  ];
}

const ownChange = 'MATCH (c:Change) WHERE c.name = row.name AND c.load = $load AND c.id = row.id';

function earlierChanges(load: number, changes: readonly (NodeChange | EdgeChange)[]): Query {
  const rows = changes.map((one) => ({ name: 'kind' in one ? one.kind.name : one.edge.type, id: one.id }));
  return {
    text: `UNWIND $rows AS row\n${ownChange}\nRETURN c.name, c.id, c.action, c.datasets, c.replaced`,
    parameters: { rows, load: integer(load) },
  };
}

function removeChanges(load: number, entries: readonly ChangeEntry[]): Query {
  const rows = entries.map(({ name, id }) => ({ name, id }));
  return { text: `UNWIND $rows AS row\n${ownChange}\nDELETE c`, parameters: { rows, load: integer(load) } };
}

function addChanges(load: number, entries: readonly ChangeEntry[]): Query {
  const rows = entries.map(({ name, id, action, datasets, replaced }) => {
    return [name, id, action, datasets, replaced === null ? null : integer(replaced)];
  });
  return {
    text: `UNWIND $rows AS row
CREATE (:Change {name: row[0], id: row[1], action: row[2], datasets: row[3], replaced: row[4], load: $load})`,
    parameters: { rows, load: integer(load) },
  };
}

/** Removes what an unpublished load wrote down. */
export function undoChanges(model: Model, published: number): Query {
  return {
    text: `UNWIND $names AS name
MATCH (c:Change) WHERE c.name = name AND c.load > $published AND c.id IS NOT NULL
CALL (c) { DELETE c } IN TRANSACTIONS OF 10000 ROWS`,
    parameters: { names: [...model.kinds.keys(), ...model.edges.keys()], published: integer(published) },
  };
}
