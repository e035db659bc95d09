import type { EdgeDefinition, InterfaceDefinition, NodeDefinition } from './define.ts';
import acquired from './edges/acquired.ts';
import addresses from './edges/addresses.ts';
import affected from './edges/affected.ts';
import announced from './edges/announced.ts';
import committedTo from './edges/committed-to.ts';
import concerns from './edges/concerns.ts';
import deploys from './edges/deploys.ts';
import designs from './edges/designs.ts';
import develops from './edges/develops.ts';
import expandsInto from './edges/expands-into.ts';
import guarantees from './edges/guarantees.ts';
import holdsRoleAt from './edges/holds-role-at.ts';
import investedIn from './edges/invested-in.ts';
import lendsTo from './edges/lends-to.ts';
import locatedIn from './edges/located-in.ts';
import manufactures from './edges/manufactures.ts';
import operates from './edges/operates.ts';
import owns from './edges/owns.ts';
import partOf from './edges/part-of.ts';
import partnersWith from './edges/partners-with.ts';
import raised from './edges/raised.ts';
import runs from './edges/runs.ts';
import sponsors from './edges/sponsors.ts';
import stated from './edges/stated.ts';
import supplies from './edges/supplies.ts';
import supports from './edges/supports.ts';
import trainedOn from './edges/trained-on.ts';
import investor from './interfaces/investor.ts';
import organization from './interfaces/organization.ts';
import place from './interfaces/place.ts';
import aiModel from './nodes/ai-model.ts';
import chip from './nodes/chip.ts';
import company from './nodes/company.ts';
import country from './nodes/country.ts';
import event from './nodes/event.ts';
import facility from './nodes/facility.ts';
import forecast from './nodes/forecast.ts';
import fundingRound from './nodes/funding-round.ts';
import institution from './nodes/institution.ts';
import legalEntity from './nodes/legal-entity.ts';
import person from './nodes/person.ts';
import product from './nodes/product.ts';
import program from './nodes/program.ts';
import region from './nodes/region.ts';
import source from './nodes/source.ts';
import technology from './nodes/technology.ts';
import theme from './nodes/theme.ts';

/** Every node kind, in the order in which documentation and the API list them. */
export const nodes: NodeDefinition[] = [
  company,
  institution,
  legalEntity,
  person,
  country,
  region,
  facility,
  chip,
  aiModel,
  technology,
  product,
  fundingRound,
  program,
  event,
  forecast,
  theme,
  source,
];

/** Every edge type, in the same sense. */
export const edges: EdgeDefinition[] = [
  investedIn,
  raised,
  committedTo,
  owns,
  acquired,
  partnersWith,
  supplies,
  lendsTo,
  guarantees,
  holdsRoleAt,
  operates,
  locatedIn,
  partOf,
  expandsInto,
  designs,
  manufactures,
  develops,
  runs,
  trainedOn,
  deploys,
  supports,
  announced,
  sponsors,
  affected,
  addresses,
  stated,
  concerns,
];

/** Every interface that a kind may declare as a role, besides `Entity`. */
export const interfaces: InterfaceDefinition[] = [investor, organization, place];
