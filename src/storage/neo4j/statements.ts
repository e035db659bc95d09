import type { View } from '../../graph/view.ts';
import type { Model } from '../../ontology/model.ts';
import { openScope, type Query, storedTypes, visibleEdge, visibleNode } from './scope.ts';

/** Id and statements of the nodes that show and several data sets state, in no order. */
export function statementsOfNodes(model: Model, ids: readonly string[], view: View): Query {
  const scope = openScope(model, view);
  const text = `MATCH (f:Entity) WHERE f.id IN ${scope.bind(ids)} AND ${visibleNode('f')} AND f._statements IS NOT NULL
WITH collect([f.id, f._statements]) AS result`;
  return { text, parameters: scope.parameters };
}

/** As `statementsOfNodes`, of edges; an id does not tell its type, so each type's own index is asked. */
export function statementsOfEdges(model: Model, ids: readonly string[], view: View): Query {
  const scope = openScope(model, view);
  const types = [...model.edges.keys()].flatMap((type) => storedTypes(view, type)).join('|');
  const text = `MATCH ()-[f:${types}]->()
WHERE f.id IN ${scope.bind(ids)} AND ${visibleEdge(view, 'f')} AND f._statements IS NOT NULL
WITH collect([f.id, f._statements]) AS result`;
  return { text, parameters: scope.parameters };
}
