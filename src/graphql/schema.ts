import { type GraphQLSchema, printSchema } from 'graphql';
import type { Money } from '../../schema/values/money.ts';
import type { Model } from '../ontology/model.ts';
import type { Path, Step } from '../traversal/steps.ts';
import { createAggregates } from './aggregates/types.ts';
import { createBuilder } from './builder.ts';
import { createFilters } from './filters/inputs.ts';
import type { EntityParent, FactParent, Seen } from './parents.ts';
import { addQueries } from './queries/all.ts';
import { placed } from './taken.ts';
import { addConflict, type ConflictParent } from './types/conflicts.ts';
import { addPageInfo, createConnections } from './types/connections.ts';
import { addEntity, addInterface, addKind } from './types/entities.ts';
import { addEnums } from './types/enums.ts';
import { addEdge, addFact } from './types/facts.ts';
import { addMoney } from './types/money.ts';
import { ownersOf } from './types/owners.ts';
import type { Parts } from './types/parts.ts';
import { addScalars } from './types/scalars.ts';
import { addSteps } from './types/steps.ts';

/**
 * The whole API for a model. It holds no store: that comes with each request's context. Throws ModelError where a
 * declaration wants a name that the API has.
 */
export function buildSchema(model: Model): GraphQLSchema {
  try {
    return build(model);
  } catch (error) {
    throw placed(model, error);
  }
}

function build(model: Model): GraphQLSchema {
  const parts = createParts(model);
  addMoney(parts);
  addConflict(parts);
  addEntity(parts);
  addFact(parts);
  for (const one of model.interfaces.values()) addInterface(parts, one);
  for (const kind of model.kinds.values()) addKind(parts, kind);
  for (const edge of model.edges.values()) addEdge(parts, edge);
  addSteps(parts);
  addQueries(parts);
  return parts.builder.toSchema({ sortSchema: false });
}

/** The schema as SDL, in one order whatever the order of declarations. */
export function printSchemaText(schema: GraphQLSchema): string {
  return `${printSchema(schema)}\n`;
}

/** All type references, so that types can name each other before they are filled in. */
function createParts(model: Model): Parts {
  const builder = createBuilder();
  addScalars(builder);
  const enums = addEnums(builder, model);
  const pageInfo = addPageInfo(builder);
  const aggregates = createAggregates(builder, enums);
  const connections = createConnections(builder, pageInfo);
  const parts: Parts = {
    builder,
    model,
    enums,
    pageInfo,
    owners: ownersOf(model),
    filters: createFilters(builder, enums),
    entity: builder.interfaceRef<EntityParent>('Entity'),
    fact: builder.interfaceRef<FactParent>('Fact'),
    kinds: new Map([...model.kinds.keys()].map((name) => [name, builder.objectRef<EntityParent>(name)])),
    interfaces: new Map([...model.interfaces.keys()].map((name) => [name, builder.interfaceRef<EntityParent>(name)])),
    edges: new Map([...model.edges.values()].map((edge) => [edge.type, builder.objectRef<FactParent>(edge.name)])),
    money: builder.objectRef<Money>('Money'),
    conflict: builder.objectRef<ConflictParent>('Conflict'),
    step: builder.objectRef<Seen<Step>>('PathStep'),
    path: builder.objectRef<Seen<Path>>('Path'),
    aggregate: (owner, over) => aggregates(parts, owner, over),
    nodeConnection: (type) => connections.nodeConnection(parts, type),
    edgeConnection: (base, edge, farType) => connections.edgeConnection(parts, base, edge, farType),
  };
  return parts;
}
