import type { ComputeReach, Installed, PhaseTotal, Runnable, Site } from '../../traversal/compute-reach.ts';
import type { Types } from '../builder.ts';
import { bounded, listBounds } from '../lists/bounds.ts';
import { visitedFields } from './computed-connections.ts';
import { entityType, type Parts } from './parts.ts';
import { loadFacts, loadMet, type Seen } from './trails.ts';
import type { TraversalTypes } from './traversal.ts';

type Facility = ComputeReach['facilities'][number];
type Fields<Parent> = PothosSchemaTypes.ObjectFieldBuilder<Types, Parent>;

/** The answer of `computeReach`. */
export function addReach(parts: Parts, types: TraversalTypes) {
  const { builder } = parts;
  const [facility, direct] = addSites(parts, types);
  const total = addTotal(parts);
  const runnable = addRunnable(parts);
  return builder.objectRef<Seen<ComputeReach>>('ComputeReach').implement({
    description: 'The compute that capital reaches.',
    fields: (t) => {
      const list = <Row extends object>(type: never, description: string, rows: (reach: ComputeReach) => Row[]) =>
        t.field({
          type: [type],
          description,
          extensions: { page: listBounds.fallback, rows: true },
          args: {
            first: t.arg.int({
              defaultValue: listBounds.fallback,
              description: `How many, 0 to ${listBounds.most}. More: LIMIT_EXCEEDED.`,
            }),
          },
          resolve: (reach, { first }) =>
            rows(reach)
              .slice(0, bounded('first', first, listBounds))
              .map((row) => ({ ...row, view: reach.view })) as never,
        });
      return {
        facilities: list(facility as never, 'Facilities, the nearest first, then by key.', (reach) => reach.facilities),
        direct: list(
          direct as never,
          'Organizations and countries that are said to have chips themselves, the nearest first, then by key. The same ' +
            'chips may stand in their facilities: they are not part of the totals.',
          (reach) => reach.direct,
        ),
        totalsByPhase: t.field({
          type: [total],
          description: 'Sums over the facilities of each phase that occurs, in the order of the phases, unknown last.',
          resolve: (reach) => reach.totalsByPhase,
        }),
        models: list(
          runnable as never,
          'What the chips reached are known to run, once per chip and model; the fastest first, unknown speeds last. ' +
            'Speeds are never added up.',
          (reach) => reach.models,
        ),
        unknownPower: t.int({
          description: 'How many of the facilities are of unknown power in use.',
          resolve: (reach) => reach.unknownPower,
        }),
        unknownQuantity: t.int({
          description: 'Of how many chips, counted once per place, the quantity is unknown.',
          resolve: (reach) => reach.unknownQuantity,
        }),
        ...visitedFields(t, 'facilities, chips or models are missing'),
      };
    },
  });
}

function addSites(parts: Parts, { trail }: TraversalTypes) {
  const { builder, model, enums, edges } = parts;
  const installed = builder.objectRef<Seen<Installed>>('InstalledChips').implement({
    description: 'Chips of one sort at one place.',
    fields: (t) => ({
      chip: t.field({
        type: entityType(parts, 'Chip'),
        description: 'The chip.',
        extensions: { cost: 1 },
        resolve: ({ chip, view }, _, context) => loadMet(context, view, chip),
      }),
      quantity: t.int({
        nullable: true,
        description:
          'How many, by the newest fact that says so; facts of several dates do not add up. Null when unknown.',
        resolve: ({ quantity }) => quantity,
      }),
      fact: t.field({
        type: edges.get('DEPLOYS')!,
        nullable: true,
        description: 'The fact that says so, else the newest; null when the graph shows it no more.',
        extensions: { cost: 1 },
        resolve: async ({ edgeId, view }, _, context) => (await loadFacts(context, view, [edgeId]))[0] ?? null,
      }),
    }),
  });
  const siteFields = <Parent extends Seen<Site>>(t: Fields<Parent>, nodeType: string, what: string) => ({
    node: t.field({
      type: entityType(parts, nodeType),
      description: what,
      extensions: { cost: 1 },
      resolve: ({ node, view }, _, context) => loadMet(context, view, node),
    }),
    chips: t.field({
      type: [installed],
      description: 'The chips that it is known to have, by key; empty when none are.',
      extensions: { times: 3 },
      resolve: ({ chips, view }) => chips.map((one) => ({ ...one, view })),
    }),
    path: t.field({
      type: trail,
      description: 'How capital leads there.',
      resolve: ({ path, view }) => ({ ...path, view }),
    }),
  });
  const facility = builder.objectRef<Seen<Facility>>('ReachedFacility').implement({
    description: 'A facility that capital reaches.',
    fields: (t) => ({
      ...siteFields(t, 'Facility', 'The facility.'),
      phase: t.field({
        type: enums.fields.get('phase')!,
        nullable: true,
        description: 'How far it is built; null when unknown.',
        resolve: ({ phase }) => phase,
      }),
      powerMw: t.float({
        nullable: true,
        description: 'Electric power in use in megawatts (MW); null when unknown.',
        resolve: ({ powerMw }) => powerMw,
      }),
      plannedPowerMw: t.float({
        nullable: true,
        description: 'Electric power when complete in megawatts (MW); null when unknown.',
        resolve: ({ plannedPowerMw }) => plannedPowerMw,
      }),
    }),
  });
  const direct = builder.objectRef<Seen<Site>>('ChipHolder').implement({
    description: 'An organization or country that is said to have chips, without the facility being named.',
    fields: (t) => siteFields(t, model.edges.get('OWNS')!.fromType, 'The organization or country.'),
  });
  return [facility, direct] as const;
}

function addTotal({ builder, enums }: Parts) {
  return builder.objectRef<PhaseTotal>('PhaseTotal').implement({
    description: 'Sums over the facilities of one phase, of what is known of them.',
    fields: (t) => ({
      phase: t.field({
        type: enums.fields.get('phase')!,
        nullable: true,
        description: 'The phase; null for facilities of unknown phase.',
        resolve: ({ phase }) => phase,
      }),
      facilities: t.int({ description: 'How many facilities.', resolve: ({ facilities }) => facilities }),
      powerMw: t.float({
        nullable: true,
        description: 'Electric power in use in megawatts (MW); null when that of none is known.',
        resolve: ({ powerMw }) => powerMw,
      }),
      plannedPowerMw: t.float({
        nullable: true,
        description: 'Electric power when complete in megawatts (MW); null when that of none is known.',
        resolve: ({ plannedPowerMw }) => plannedPowerMw,
      }),
      quantity: t.float({
        nullable: true,
        description: 'Chips of every sort; null when the quantity of none is known.',
        resolve: ({ quantity }) => quantity,
      }),
    }),
  });
}

function addRunnable(parts: Parts) {
  const { builder, edges } = parts;
  return builder.objectRef<Seen<Runnable>>('RunnableModel').implement({
    description: 'A model that a chip is known to run.',
    fields: (t) => ({
      chip: t.field({
        type: entityType(parts, 'Chip'),
        description: 'The chip.',
        extensions: { cost: 1 },
        resolve: ({ chip, view }, _, context) => loadMet(context, view, chip),
      }),
      model: t.field({
        type: entityType(parts, 'AiModel'),
        description: 'The model.',
        extensions: { cost: 1 },
        resolve: ({ model, view }, _, context) => loadMet(context, view, model),
      }),
      tokensPerSecondPerAccelerator: t.float({
        nullable: true,
        description: 'The best known speed in tokens per second and accelerator; null when none is known.',
        resolve: ({ tokensPerSecondPerAccelerator }) => tokensPerSecondPerAccelerator,
      }),
      fact: t.field({
        type: edges.get('RUNS')!,
        nullable: true,
        description: 'The run that was this fast, else the newest; null when the graph shows it no more.',
        extensions: { cost: 1 },
        resolve: async ({ edgeId, view }, _, context) => (await loadFacts(context, view, [edgeId]))[0] ?? null,
      }),
    }),
  });
}
