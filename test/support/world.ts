import { createMeter } from '../../src/graph/meter.ts';
import type { Statement } from '../../src/graph/records.ts';
import type { GraphStore, Load, LoadCounts, Read, StoreVersion } from '../../src/graph/store.ts';
import type { View } from '../../src/graph/view.ts';
import { datasetOrder, killedLoad, loads } from './history.ts';
import { createOracle } from './oracle.ts';

export { awkwardEdges, awkwardNodes, hostile } from './awkward.ts';
export { changedDeal, datasetOrder, loads, returningDeal, returningNode, sharedDeal } from './history.ts';
export { hubId, hubSize } from './hub.ts';
export { model } from './statements.ts';

const oracle = createOracle(loads, datasetOrder);

/** Everything that a view of the world should show. */
export const visibleFacts = oracle.visibleFacts;

/** Number of the last load of the world. */
export const lastLoad = loads.length;

/** A filled store: its versions, one per load, first to last. */
export interface World {
  store: GraphStore;
  versions: StoreVersion[];
}

/** Loads the world into an empty, prepared store, a killed load in its midst. */
export async function fill(store: GraphStore): Promise<World> {
  const versions: StoreVersion[] = [];
  for (const [index, statements] of loads.entries()) {
    if (index === loads.length - 1) {
      const killed = await store.load(datasetOrder);
      await killed.applyBatch(killedLoad);
      await killed.discard();
    }
    const load = await store.load(datasetOrder);
    await applyAll(load, statements);
    versions.push(await load.publish());
  }
  return { store, versions };
}

/** Applies statements nodes first, in batches small enough that facts are spread over several. */
export async function applyAll(load: Load, statements: readonly Statement[], size = 200): Promise<LoadCounts> {
  const total: LoadCounts = { added: 0, changed: 0, unchanged: 0, retired: 0 };
  for (const on of ['node', 'edge', 'retraction'] as const) {
    const some = statements.filter((statement) => statement.on === on);
    for (let start = 0; start < some.length; start += size) {
      const counts = await load.applyBatch(some.slice(start, start + size));
      for (const name of Object.keys(total) as (keyof LoadCounts)[]) total[name] += counts[name];
    }
  }
  return total;
}

/** One load of these statements. */
export async function publish(
  store: GraphStore,
  statements: readonly Statement[],
  order = datasetOrder,
): Promise<LoadCounts> {
  const load = await store.load(order);
  const counts = await applyAll(load, statements);
  await load.publish();
  return counts;
}

/** A read of the last load, far from its deadline, with a meter of its own. */
export function latest(view: Partial<View> = {}): Read {
  return {
    view: { load: lastLoad, latest: true, validAt: null, ...view },
    deadline: Date.now() + 60_000,
    meter: createMeter(),
  };
}

/** A read of what the store held after load `load`. */
export function asOf(load: number, validAt: string | null = null): Read {
  return latest({ load, latest: load === lastLoad, validAt });
}
