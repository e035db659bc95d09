import type { EdgeId, EdgeRow, NodeId, NodeRow } from '../graph/records.ts';
import type { GraphStore, Read } from '../graph/store.ts';
import { expandFacts, type MetFact } from './facts.ts';
import { keyStanding, rounded, sortByStanding } from './figures.ts';
import { groupBy } from './groups.ts';
import { requireNodes } from './known.ts';
import { lengthen, reachFrom, type Trail, trailOf, type Way } from './trails.ts';
import { type EdgeHop, expand, type Limits, startWalk, type Walk } from './walk.ts';

/** The chips of one sort at one place. */
export interface Installed {
  chip: NodeId;
  /** By the newest fact that states one; null when none does. */
  quantity: number | null;
  /** That fact, else the newest. */
  edgeId: EdgeId;
}

/** A facility, or an organization or country that is said to have chips without the facility being named. */
export interface Site {
  node: NodeId;
  /** By key. */
  chips: Installed[];
  /** The first of the shortest ways from the one asked about. */
  path: Trail;
}

export interface ReachedFacility extends Site {
  phase: string | null;
  powerMw: number | null;
  plannedPowerMw: number | null;
}

export interface PhaseTotal {
  /** Null for facilities of unknown phase. */
  phase: string | null;
  facilities: number;
  /** Sums of what is known; null where nothing is. */
  powerMw: number | null;
  plannedPowerMw: number | null;
  quantity: number | null;
}

export interface Runnable {
  chip: NodeId;
  model: NodeId;
  /** The best that a fact states; null when none states any. */
  tokensPerSecondPerAccelerator: number | null;
  edgeId: EdgeId;
}

export interface ComputeReach {
  /** By length of path, then key. */
  facilities: ReachedFacility[];
  direct: Site[];
  /** In the order of the phases, the unknown last. */
  totalsByPhase: PhaseTotal[];
  /** Fastest first, unknown speeds last; then by key of chip and model. */
  models: Runnable[];
  unknownPower: number;
  unknownQuantity: number;
  truncated: boolean;
  factsVisited: number;
}

const hop = (type: string): EdgeHop => ({ by: 'edge', type, direction: 'OUT' });
const capital = [hop('INVESTED_IN'), hop('OWNS')];

/** What follows the steps of capital: to a facility, to its chips, to what they run. */
const stepsAfterCapital = 3;

/**
 * From capital to compute: to companies along INVESTED_IN and OWNS, to their facilities along OPERATES whatever the
 * role, to chips along DEPLOYS from facilities and from the organizations themselves, to models along RUNS. The whole
 * walk has at most `maxLength` steps: capital takes what the three after it leave, and with fewer than three the walk
 * ends at chips or facilities. A facility counts once, however many ways lead there.
 */
export async function findComputeReach(
  store: GraphStore,
  read: Read,
  request: Limits & { of: NodeId; maxLength: number; phases: readonly string[] },
): Promise<ComputeReach> {
  const { of, maxLength, phases } = request;
  await requireNodes(store, read, [of]);
  const walk = startWalk(store, read, request);
  const { ways } = await reachFrom(walk, [of], capital, Math.max(0, maxLength - stepsAfterCapital));
  const organizations = [...ways.values()];
  const sites = await readFacilities(walk, organizations);
  const holders = maxLength >= 2 ? [...sites, ...organizations] : [];
  const installed = await readChips(walk, holders);
  const chipsAt = new Map(holders.map(({ node }, index) => [node, installed[index]!]));
  const site = (way: Way): Site => ({ node: way.node, chips: chipsAt.get(way.node) ?? [], path: trailOf(way) });
  const byLength = (way: Way) => [-way.length, ...keyStanding(way.node)];
  const rows = await store.nodesByKey(
    sites.map(({ node }) => node),
    read,
  );
  const facilities = sortByStanding(
    sites.flatMap((way, index) => (rows[index] ? [{ way, row: rows[index] }] : [])),
    ({ way }) => byLength(way),
  ).map(({ way, row }) => ({ ...site(way), ...figuresOf(row) }));
  const direct = sortByStanding(organizations, byLength).flatMap((way) =>
    chipsAt.get(way.node)?.length ? [site(way)] : [],
  );
  const chips = [...new Set(installed.flat().map(({ chip }) => chip))].sort();
  const models = maxLength >= stepsAfterCapital && !walk.truncated ? await readModels(walk, chips) : [];
  return {
    facilities,
    direct,
    totalsByPhase: totals(facilities, phases),
    models,
    unknownPower: facilities.filter(({ powerMw }) => powerMw === null).length,
    unknownQuantity: installed.flat().filter(({ quantity }) => quantity === null).length,
    truncated: walk.truncated,
    factsVisited: walk.factsVisited,
  };
}

async function readFacilities(walk: Walk, organizations: readonly Way[]): Promise<Way[]> {
  if (walk.truncated) return [];
  const origins = organizations.map(({ node }) => node);
  return lengthen(organizations, await expand(walk, origins, [hop('OPERATES')]), new Map());
}

/** Per holder the chips it has, by key. */
async function readChips(walk: Walk, holders: readonly Way[]): Promise<Installed[][]> {
  if (walk.truncated) return holders.map(() => []);
  const origins = holders.map(({ node }) => node);
  const facts = await expandFacts(walk, origins, [hop('DEPLOYS')]);
  return facts.map((some) =>
    sortByStanding(
      groupBy(some, ({ node }) => node),
      ([chip]) => keyStanding(chip),
    ).map(newest),
  );
}

/** Statements of several dates about the same chips replace each other and do not add up. */
function newest([chip, facts]: [NodeId, MetFact[]]): Installed {
  const { row } = facts.find((fact) => numberIn(fact.row, 'quantity') !== null) ?? facts[0]!;
  return { chip, quantity: numberIn(row, 'quantity'), edgeId: row.id };
}

async function readModels(walk: Walk, chips: readonly NodeId[]): Promise<Runnable[]> {
  const facts = await expandFacts(walk, chips, [hop('RUNS')]);
  const found = facts.flatMap((some, index) =>
    [...groupBy(some, ({ node }) => node)].map(([model, runs]): Runnable => {
      const speeds = runs.map(({ row }) => ({ row, speed: numberIn(row, 'tokensPerSecondPerAccelerator') }));
      const best = speeds.reduce((one, other) => ((other.speed ?? -1) > (one.speed ?? -1) ? other : one));
      return { chip: chips[index]!, model, tokensPerSecondPerAccelerator: best.speed, edgeId: best.row.id };
    }),
  );
  return sortByStanding(found, ({ chip, model, tokensPerSecondPerAccelerator }) => [
    tokensPerSecondPerAccelerator ?? -1,
    ...keyStanding(chip),
    ...keyStanding(model),
  ]);
}

function figuresOf(row: NodeRow) {
  return {
    phase: (row.record.phase as string | undefined) ?? null,
    powerMw: numberIn(row, 'powerMw'),
    plannedPowerMw: numberIn(row, 'plannedPowerMw'),
  };
}

function numberIn({ record }: NodeRow | EdgeRow, field: string): number | null {
  return (record[field] as number | undefined) ?? null;
}

function totals(facilities: readonly ReachedFacility[], phases: readonly string[]): PhaseTotal[] {
  const byPhase = groupBy(facilities, ({ phase }) => phase);
  return [...phases, null].flatMap((phase) => {
    const some = byPhase.get(phase);
    if (!some) return [];
    const quantities = some.flatMap(({ chips }) => chips.map(({ quantity }) => quantity));
    return {
      phase,
      facilities: some.length,
      powerMw: sumKnown(some.map(({ powerMw }) => powerMw)),
      plannedPowerMw: sumKnown(some.map(({ plannedPowerMw }) => plannedPowerMw)),
      quantity: sumKnown(quantities),
    };
  });
}

function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : rounded(known.reduce((sum, value) => sum + value, 0));
}
