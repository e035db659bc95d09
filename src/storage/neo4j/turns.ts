import type { GraphStore, Load } from '../../graph/store.ts';

/** Loads of one store wait for one another, so that none takes a running one for killed. */
export function takeTurns(start: (datasets: readonly string[]) => Promise<Load>): GraphStore['load'] {
  let turn: Promise<void> = Promise.resolve();
  return async (datasets) => {
    const before = turn;
    let release = () => {};
    turn = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    try {
      const load = await start(datasets);
      return {
        applyBatch: (statements) => load.applyBatch(statements),
        publish: (editions) => load.publish(editions).finally(release),
        discard: () => load.discard().finally(release),
      };
    } catch (error) {
      release();
      throw error;
    }
  };
}
