import type { KindModel, Model } from '../../ontology/model.ts';
import { integer, labelsOf, live, type Properties, pastSuffix } from './properties.ts';
import type { Query } from './scope.ts';

/** One version of an edge: unique within its type. */
export interface VersionKey {
  id: string;
  addedLoad: number;
}

/** A statement that writes a part of a batch. */
export interface Write {
  query: Query;
  /** The number of edges that it returns when it could add all; what asks which has an end that is missing. */
  adds?: { count: number; missing: Query };
}

const versionRows = (versions: readonly VersionKey[]) =>
  versions.map(({ id, addedLoad }) => ({ id, addedLoad: integer(addedLoad) }));

const standingFact = (fact: string) => `${fact}._row, ${fact}._statements`;

/** Nodes as stored, standing or retired. */
export function storedNodes(ids: readonly string[]): Query {
  return {
    text: `UNWIND $ids AS id
MATCH (n:Entity) WHERE n.id = id
RETURN n.id, n._addedLoad, n._retiredLoad, n._changedLoad, n._before, ${standingFact('n')}`,
    parameters: { ids },
  };
}

/** The types of which there are edges, which the server knows without looking at any. */
export function heldTypes(model: Model): Query {
  const of = (type: string) => `CASE WHEN COUNT { ()-[:${type}]->() } > 0 THEN '${type}' END`;
  return {
    text: `UNWIND [${[...model.edges.keys()].map(of).join(', ')}] AS type WITH type WHERE type IS NOT NULL RETURN type`,
    parameters: {},
  };
}

/**
 * Standing versions of edges of some types; of all that there are for ids that do not tell theirs. The index of each is
 * named: a plan that was made while there were few edges would go through all of them for as long as it is kept.
 */
export function standingEdges(types: readonly string[], ids: readonly string[]): Query {
  const of = (type: string) => `MATCH ()-[x:${type}]->() USING INDEX x:${type}(id, _addedLoad)
WHERE x.id IN $ids AND x._addedLoad >= 0 AND x._retiredLoad = $live
RETURN x.id AS id, type(x) AS type, x.from AS from, x.to AS to, x._addedLoad AS load,
  x._row AS row, x._statements AS statements`;
  return {
    text: types.map(of).join('\nUNION ALL\n'),
    parameters: { ids, live: integer(live) },
  };
}

/**
 * Rows as lists of values, with what a statement calls those of a `row`: names are sent once and not with each, and so
 * are the values of those that are the same in all (`$same`).
 */
function listed(rows: readonly Properties[], shared: readonly string[]) {
  const held = new Set<string>();
  for (const one of rows) for (const name in one) if (one[name] !== null) held.add(name);
  for (const name of shared) held.delete(name);
  // In one order, so that one plan serves all that hold the same.
  const names = [...held].sort();
  const values = new Map(names.map((name, place) => [name, `row[${place}]`]));
  for (const name of shared) values.set(name, `$same.${name}`);
  return {
    /** All of them, as a map. */
    map: `{${[...values].map((one) => one.join(': ')).join(', ')}}`,
    of: (name: string) => values.get(name) ?? 'null',
    parameters: {
      rows: rows.map((one) => names.map((name) => one[name] ?? null)),
      same: Object.fromEntries(shared.map((name) => [name, rows[0]![name] ?? null])),
    },
  };
}

/** Creates nodes that are not there. */
export function addNodes(kind: KindModel, rows: readonly Properties[]): Query {
  const list = listed(rows, ['kind', '_addedLoad', '_changedLoad', '_retiredLoad']);
  return {
    text: `UNWIND $rows AS row\nCREATE (:${labelsOf(kind).join(':')} ${list.map})`,
    parameters: list.parameters,
  };
}

/** Creates nodes or replaces all their properties. */
export function putNodes(kind: KindModel, rows: readonly Properties[]): Query {
  const labels = labelsOf(kind)
    .filter((label) => label !== 'Entity')
    .join(':');
  return {
    text: `UNWIND $rows AS row
MERGE (n:Entity {id: row.id})
SET n:${labels}, n = row`,
    parameters: { rows },
  };
}

/** Changes some properties of nodes. */
export function patchNodes(rows: readonly Properties[]): Query {
  return {
    text: `UNWIND $rows AS row
MATCH (n:Entity) WHERE n.id = row.id
SET n += row`,
    parameters: { rows },
  };
}

/** Adds versions of edges between nodes that exist. */
export function addEdges(type: string, rows: readonly Properties[]): Write {
  const { map, of, parameters } = listed(rows, ['_addedLoad', '_retiredLoad']);
  return {
    query: {
      text: `UNWIND $rows AS row
MATCH (a:Entity) WHERE a.id = ${of('from')}
MATCH (b:Entity) WHERE b.id = ${of('to')}
CREATE (a)-[x:${type} ${map}]->(b)
RETURN count(x)`,
      parameters,
    },
    adds: {
      count: rows.length,
      missing: {
        text: `UNWIND $rows AS row
UNWIND [${of('from')}, ${of('to')}] AS end
WITH row, end WHERE NOT EXISTS { MATCH (n:Entity) WHERE n.id = end }
RETURN ${of('id')}, end LIMIT 1`,
        parameters,
      },
    },
  };
}

const versionOf = (type: string) => `UNWIND $versions AS version
MATCH (a)-[x:${type}]->(b) WHERE x.id = version.id AND x._addedLoad = version.addedLoad`;

export function retireEdges(type: string, versions: readonly VersionKey[], load: number): Query {
  return {
    text: `${versionOf(type)}
SET x._retiredLoad = $load`,
    parameters: { versions: versionRows(versions), load: integer(load) },
  };
}

/** Removes versions that were never published. */
export function removeEdges(type: string, versions: readonly VersionKey[]): Query {
  return { text: `${versionOf(type)}\nDELETE x`, parameters: { versions: versionRows(versions) } };
}

const move = (type: string) => `CREATE (a)-[y:${type}${pastSuffix}]->(b)
SET y = properties(x)
DELETE x`;

/** Moves retired versions under the type of past ones. */
export function movePast(type: string, versions: readonly VersionKey[]): Query {
  return { text: `${versionOf(type)}\n${move(type)}`, parameters: { versions: versionRows(versions) } };
}

/** What undoes the edges of an unpublished load and finishes what a published one left to move, type by type. */
export function undoEdges(model: Model, published: number): Query[] {
  const parameters = { published: integer(published), live: integer(live) };
  return [...model.edges.keys()].flatMap((type) =>
    [
      [`x._addedLoad > $published`, '(x) { DELETE x }'],
      [`x._retiredLoad > $published AND x._retiredLoad < $live`, '(x) { SET x._retiredLoad = $live }'],
      [`x._retiredLoad <= $published`, `(a, b, x) { ${move(type).replaceAll('\n', ' ')} }`],
    ].map(([condition, work]) => ({
      text: `MATCH (a)-[x:${type}]->(b) WHERE ${condition}\nCALL ${work} IN TRANSACTIONS OF 10000 ROWS`,
      parameters,
    })),
  );
}

/** Removes the nodes that an unpublished load brought; their edges are gone already. */
export function undoNodes(published: number): Query {
  return {
    text: 'MATCH (n:Entity) WHERE n._addedLoad > $published\nCALL (n) { DELETE n } IN TRANSACTIONS OF 10000 ROWS',
    parameters: { published: integer(published) },
  };
}

/** Nodes that an unpublished load changed, with what they were before. */
export function changedNodes(published: number): Query {
  return {
    text: `MATCH (n:Entity) WHERE n._changedLoad > $published
RETURN n.id, n._addedLoad, n._before LIMIT 10000`,
    parameters: { published: integer(published) },
  };
}
