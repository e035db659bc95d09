import type { Parts } from '../types/parts.ts';
import { addTraversalTypes } from '../types/traversal.ts';
import { addAsOf } from './as-of.ts';
import { addCapitalFlow } from './capital-flow.ts';
import { addChanges } from './changes.ts';
import { addCoInvestors } from './co-investors.ts';
import { addComputeReach } from './compute-reach.ts';
import { addControllers } from './controllers.ts';
import { addCycles } from './cycles.ts';
import { addDataset } from './dataset.ts';
import { addExposure } from './exposure.ts';
import { addIntegratedOwnership } from './integrated-ownership.ts';
import { addInvestorSimilarity } from './investor-similarity.ts';
import { addKindQuery } from './kind.ts';
import { addListQuery } from './list.ts';
import { addNode } from './node.ts';
import { addNodes } from './nodes.ts';
import { addOntology } from './ontology.ts';
import { addPaths } from './paths.ts';
import { addSearch } from './search.ts';
import { addSimilarInvestors } from './similar-investors.ts';
import { addSubgraph } from './subgraph.ts';
import { addUltimateOwners } from './ultimate-owners.ts';
import { addWithoutEntity } from './without-entity.ts';

/** The fields of `Query`, in the order in which the schema shows them. */
export function addQueries(parts: Parts): void {
  const { builder, model } = parts;
  const query = builder.queryType({ description: 'Everything that can be asked.' });
  addNode(parts);
  addNodes(parts);
  for (const kind of model.kinds.values()) {
    addKindQuery(parts, kind);
    const { name, plural, description } = kind;
    addListQuery(parts, { field: plural, type: name, kinds: [kind], description: `All of this kind. ${description}` });
  }
  for (const { name, plural, kinds, description } of model.interfaces.values()) {
    addListQuery(parts, { field: plural, type: name, kinds, description });
  }
  const kinds = [...model.kinds.values()];
  addListQuery(parts, { field: 'entities', type: 'Entity', kinds, description: 'All entities, of every kind.' });
  addSearch(parts);
  addPaths(parts);
  addAsOf(parts, query);
  addChanges(parts);
  const types = addTraversalTypes(parts);
  addExposure(parts, types);
  addUltimateOwners(parts, types);
  addIntegratedOwnership(parts, types);
  addControllers(parts, types);
  addCoInvestors(parts, types);
  addSimilarInvestors(parts, types);
  addInvestorSimilarity(parts, types);
  addCapitalFlow(parts, types);
  addComputeReach(parts, types);
  addWithoutEntity(parts, types);
  addSubgraph(parts);
  addCycles(parts);
  addDataset(parts);
  addOntology(parts);
}
