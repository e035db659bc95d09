import type { KindModel, Model } from '../../ontology/model.ts';
import { integer, labelsOf, live, type Properties, pastSuffix } from './properties.ts';
import type { Query } from './scope.ts';

/** One version of an edge: unique within its type. */
export interface VersionKey {
  id: string;
  addedLoad: number;
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

/** Creates nodes that are not there. */
export function addNodes(kind: KindModel, rows: readonly Properties[]): Query {
  return {
    text: `UNWIND $rows AS row\nCREATE (n:${labelsOf(kind).join(':')})\nSET n = row`,
    parameters: { rows },
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

/** Adds versions of edges between nodes that exist; returns how many it could add. */
export function addEdges(type: string, rows: readonly Properties[]): Query {
  return {
    text: `UNWIND $rows AS row
MATCH (a:Entity) WHERE a.id = row.from
MATCH (b:Entity) WHERE b.id = row.to
CREATE (a)-[x:${type}]->(b)
SET x = row
RETURN count(x)`,
    parameters: { rows },
  };
}

/** Of the ends of edges, one that does not exist. */
export function missingEnds(rows: readonly Properties[]): Query {
  return {
    text: `UNWIND $rows AS row
UNWIND [row.from, row.to] AS end
WITH row, end WHERE NOT EXISTS { MATCH (n:Entity) WHERE n.id = end }
RETURN row.id, end LIMIT 1`,
    parameters: { rows: rows.map(({ id, from, to }) => ({ id, from, to })) },
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
